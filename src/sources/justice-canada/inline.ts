/** Words inside a paragraph of Justice Laws XML, as canonical inline mark-up. */
import { inline, note, text } from '#markup/fragment.ts'
import { type Element, elementsOf, wordsIn } from '../xml-tree.ts'

/** What the elements of one file need to know of the file. */
export interface Reading {
  readonly language: 'eng' | 'fra'
  /** Footnotes by the element that calls them in running text; the others are printed where they stand. */
  readonly calls: ReadonlyMap<Element, Element>
}

const DEFINED = { eng: 'DefinedTermEn', fra: 'DefinedTermFr' } as const
const EMPHASIS: Record<string, 'b' | 'i' | 'u'> = { bold: 'b', italic: 'i', underline: 'u' }

/** Returns the element's words with their emphasis. Cross-references name chapters, not addresses: their words are kept. */
export function inlineOf(element: Element, reading: Reading): string {
  return element.children
    .map((child) => (typeof child === 'string' ? text(child) : one(child, reading)))
    .join('')
}

/** Returns the words of a label or heading without marks of footnotes, which are rendering; null where nothing is left. */
export function wordsOf(element: Element | null): string | null {
  return (element && wordsIn(withoutMarks(element))) || null
}

function withoutMarks(element: Element): Element {
  const children = element.children.filter(
    (child) => typeof child === 'string' || child.name !== 'FootnoteRef',
  )
  return {
    ...element,
    children: children.map((child) => (typeof child === 'string' ? child : withoutMarks(child))),
  }
}

/** Returns the footnotes of a file by the element that calls them. A footnote called twice stands at the first call. */
export function footnoteCalls(root: Element): Map<Element, Element> {
  const footnotes = new Map<string, Element>()
  const references: Element[] = []
  const visit = (element: Element) => {
    if (element.name === 'Footnote') footnotes.set(element.attributes.id ?? '', element)
    if (element.name === 'FootnoteRef') references.push(element)
    // These become numbers and headings, which can hold no note.
    else if (!/^(?:Label|MarginalNote|TitleText|OriginatingRef)$/.test(element.name))
      elementsOf(element).forEach(visit)
  }
  visit(root)
  const calls = new Map<Element, Element>()
  for (const reference of references) {
    const footnote = footnotes.get(reference.attributes.idref ?? '')
    if (footnote) calls.set(reference, footnote)
    footnotes.delete(reference.attributes.idref ?? '')
  }
  return calls
}

/** Returns a footnote's text as a note, without its mark. */
export function noteOf(footnote: Element, reading: Reading): string {
  return note(
    elementsOf(footnote)
      .filter((child) => child.name !== 'Label')
      .map((child) => inlineOf(child, reading).trim()),
  )
}

function one(element: Element, reading: Reading): string {
  const inner = () => inlineOf(element, reading)
  switch (element.name) {
    case 'Emphasis': {
      const style = EMPHASIS[element.attributes.style ?? '']
      return style ? inline(style, inner()) : inner()
    }
    case 'Sup':
      return inline('sup', inner())
    case 'Sub':
      return inline('sub', inner())
    case 'DefinedTermEn':
    case 'DefinedTermFr':
      return inline(element.name === DEFINED[reading.language] ? 'def' : 'i', inner())
    case 'DefinitionRef':
    case 'Language':
    case 'FormulaTerm':
      return inline('i', inner())
    case 'Leader':
    case 'LeaderRightJustified':
    case 'Separator':
      return ' '
    case 'LineBreak':
      return '<br/>'
    case 'FootnoteRef': {
      const footnote = reading.calls.get(element)
      return footnote ? noteOf(footnote, reading) : ''
    }
    default:
      return inner()
  }
}

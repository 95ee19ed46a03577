/** Words inside a line of USLM, as canonical inline mark-up. https://github.com/usgpo/uslm */
import { inline, note, ref, text } from '#markup/fragment.ts'
import { type Element, elementsOf } from '../xml-tree.ts'

/** What the elements of one file need to know of the file. */
export interface Reading {
  /** Footnotes by the mark in running text that calls them first; the others are printed where they stand. */
  readonly calls: ReadonlyMap<Element, Element>
  /** Returns the provisions that the element quotes, as they stand in a line. */
  readonly quoted: (element: Element) => string
}

type Node = Element | string

const STYLES: Readonly<Record<string, 'b' | 'i' | 'u' | 'sup' | 'sub' | 'def'>> = {
  b: 'b',
  i: 'i',
  em: 'i',
  strong: 'b',
  u: 'u',
  sup: 'sup',
  sub: 'sub',
  term: 'def',
}
const NOTES = new Set(['sidenote', 'footnote'])
// Page numbers of the Statutes at Large, and the mark that ends a law: rendering of the printed book.
const PRINTED = new Set(['page', 'endMarker'])

/** Returns the words of the nodes with their emphasis, their notes, and the provisions that they quote. */
export function inlineOf(nodes: readonly Node[], reading: Reading): string {
  return nodes.map((node) => (typeof node === 'string' ? text(node) : one(node, reading))).join('')
}

/** Returns the words alone, in one line, without notes and marks; null where there are none. */
export function wordsOf(element: Element | null): string | null {
  return (
    (element &&
      plain(element)
        .replace(/[ \t\r\n]+/g, ' ')
        .trim()) ||
    null
  )
}

/** Returns the emphasised words of a heading or number, which can hold no note. */
export function titleOf(element: Element, reading: Reading): string {
  return inlineOf(withoutNotes(element).children, reading).replace(/\s+/g, ' ').trim()
}

/** Returns the notes that stand in the element, in canonical form. */
export function notesIn(element: Element | null, reading: Reading): string {
  return noteElements(element)
    .map((child) => one(child, reading))
    .join('')
}

/** Returns the elements of the notes that stand in the element. */
export function noteElements(element: Element | null): Element[] {
  return (element ? elementsOf(element) : []).flatMap((child) =>
    isNote(child) ? [child] : noteElements(child),
  )
}

/** Returns the paragraphs of a note, without its mark. */
export function paragraphsOf(element: Element, reading: Reading): string[] {
  const paragraphs = elementsOf(element).filter(({ name }) => name === 'p')
  const lines = paragraphs.length === 0 ? [element] : paragraphs
  return lines.map((line) => inlineOf(line.children, reading).trim())
}

/** Returns whether the element is a note, which belongs to what stands beside it. */
export function isNote(element: Element): boolean {
  return NOTES.has(element.name)
}

/** Returns whether the element calls a footnote. */
export function isMark({ name, attributes }: Element): boolean {
  return name === 'ref' && attributes.class === 'footnoteRef'
}

/** Returns the footnotes of a file by the mark that calls them. One called in a title, or twice, stands elsewhere. */
export function footnoteCalls(root: Element): Map<Element, Element> {
  const footnotes = new Map<string, Element>()
  const marks: Element[] = []
  const visit = (element: Element) => {
    if (element.name === 'footnote') footnotes.set(element.attributes.id ?? '', element)
    if (isMark(element)) marks.push(element)
    if (element.name !== 'heading' && element.name !== 'num') elementsOf(element).forEach(visit)
  }
  visit(root)
  const calls = new Map<Element, Element>()
  for (const mark of marks) {
    const id = mark.attributes.idref ?? ''
    const footnote = footnotes.get(id)
    if (footnote) calls.set(mark, footnote)
    footnotes.delete(id)
  }
  return calls
}

function one(element: Element, reading: Reading): string {
  const { name, attributes } = element
  if (PRINTED.has(name)) return ''
  if (isMark(element)) {
    const footnote = reading.calls.get(element)
    return footnote ? noteOf(footnote, reading) : ''
  }
  if (name === 'footnote' && [...reading.calls.values()].includes(element)) return ''
  if (isNote(element)) return noteOf(element, reading)
  // Set apart, so that what introduces the quotation does not run into it.
  if (name === 'quotedContent') return ` ${reading.quoted(element)}`
  if (name === 'br') return '<br/>'
  const inner = inlineOf(element.children, reading)
  if (name === 'ref') return ref(attributes.href ?? '', inner)
  if (name === 'editorialNote') return inline('remark', inner)
  const style = name === 'inline' && attributes.class === 'underline' ? 'u' : STYLES[name]
  return style ? inline(style, inner) : inner
}

function noteOf(element: Element, reading: Reading): string {
  return note(paragraphsOf(element, reading))
}

function plain(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child
      return isNote(child) || isMark(child) || PRINTED.has(child.name) ? '' : plain(child)
    })
    .join('')
}

function withoutNotes(element: Element): Element {
  return {
    ...element,
    children: element.children.flatMap((child): Node[] => {
      if (typeof child === 'string') return [child]
      return isNote(child) || isMark(child) ? [] : [withoutNotes(child)]
    }),
  }
}

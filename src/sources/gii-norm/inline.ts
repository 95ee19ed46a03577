/** Words inside a line of a norm, as canonical inline mark-up. */
import { inline, note, text } from '#markup/fragment.ts'
import { type Element, elementsOf, wordsIn } from '../xml-tree.ts'

/** What the elements of one norm need to know of it. */
export interface Reading {
  /** Footnotes by the mark that calls them first. */
  readonly calls: ReadonlyMap<Element, Element>
}

const STYLES: Readonly<Record<string, 'b' | 'i' | 'u' | 'sup' | 'sub'>> = {
  B: 'b',
  I: 'i',
  U: 'u',
  SUP: 'sup',
  SUB: 'sub',
}
// Quotation marks that the format sets as elements.
const QUOTES: Readonly<Record<string, string>> = { QuoteL: '„', QuoteR: '“' }

/** Returns the words of the nodes with their emphasis and their footnotes. */
export function inlineOf(nodes: readonly (Element | string)[], reading: Reading): string {
  return nodes.map((node) => (typeof node === 'string' ? text(node) : one(node, reading))).join('')
}

/** Returns the footnotes of a norm by the element that calls them; one that is called twice stands at the first call. */
export function footnoteCalls(norm: Element): Map<Element, Element> {
  const footnotes = new Map<string, Element>()
  const marks: Element[] = []
  const visit = (element: Element) => {
    if (element.name === 'Footnote') footnotes.set(element.attributes.ID ?? '', element)
    if (element.name === 'FnR') marks.push(element)
    // The area below a text repeats the marks; titles and numbers can hold no note.
    if (!/^(?:FnArea|titel|enbez|gliederungs\w+)$/.test(element.name)) elementsOf(element).forEach(visit)
  }
  visit(norm)
  const calls = new Map<Element, Element>()
  for (const mark of marks) {
    const footnote = footnotes.get(mark.attributes.ID ?? '')
    if (footnote) calls.set(mark, footnote)
    footnotes.delete(mark.attributes.ID ?? '')
  }
  return calls
}

function one(element: Element, reading: Reading): string {
  const { name } = element
  if (name === 'BR') return '<br/>'
  if (name === 'FnR') {
    const footnote = reading.calls.get(element)
    return footnote ? note([text(wordsIn(footnote))]) : ''
  }
  if (name === 'FnArea') return ''
  if (name === 'IMG') return text(element.attributes.alt ?? '')
  const inner = (QUOTES[name] ?? '') + inlineOf(element.children, reading)
  const style = STYLES[name]
  return style ? inline(style, inner) : inner
}

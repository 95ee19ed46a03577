/** Words inside a paragraph of Formex, as canonical inline mark-up. https://op.europa.eu/en/web/eu-vocabularies/formex */
import { inline, note, text } from '#markup/fragment.ts'
import { type Element, elementsOf } from '../xml-tree.ts'

const STYLES: Readonly<Record<string, 'b' | 'i' | 'sup' | 'sub' | 'u'>> = {
  BOLD: 'b',
  ITALIC: 'i',
  SUP: 'sup',
  SUB: 'sub',
  UNDERLINE: 'u',
}

/** Returns the words of the nodes with their emphasis and their notes. */
export function inlineOf(nodes: readonly (Element | string)[]): string {
  return nodes.map((node) => (typeof node === 'string' ? text(node) : one(node))).join('')
}

/** Returns the words alone, in one line, without notes; null where there are none. */
export function wordsOf(element: Element | null): string | null {
  return (
    (element &&
      plain(element)
        .replace(/[ \t\r\n]+/g, ' ')
        .trim()) ||
    null
  )
}

/** Returns the notes called in the element, which becomes a number or a heading and can hold none. */
export function notesIn(element: Element | null): Element[] {
  return (element ? elementsOf(element) : []).flatMap((child) =>
    child.name === 'NOTE' ? [child] : notesIn(child),
  )
}

/** Returns a note at the place where it is called. */
export function noteOf(element: Element): string {
  const paragraphs = elementsOf(element).some(({ name }) => name === 'P')
    ? elementsOf(element).map((child) => inlineOf(child.children).trim())
    : [inlineOf(element.children).trim()]
  return note(paragraphs)
}

function one(element: Element): string {
  if (element.name === 'NOTE') return noteOf(element)
  const printed = sign(element)
  if (printed !== null) return text(printed)
  const style = element.name === 'HT' ? STYLES[element.attributes.TYPE ?? ''] : undefined
  const inner = inlineOf(element.children)
  return style ? inline(style, inner) : inner
}

function plain(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child
      if (child.name === 'NOTE') return ''
      return sign(child) ?? (child.name === 'P' ? ` ${plain(child)} ` : plain(child))
    })
    .join('')
}

// What is printed of an element that states it otherwise than in words.
function sign(element: Element): string | null {
  if (element.name === 'QUOT.START' || element.name === 'QUOT.END') {
    const code = Number.parseInt(element.attributes.CODE ?? '', 16)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  }
  // Numbers are stored whole and printed in groups of three (Interinstitutional Style Guide, 6.4).
  if (element.name === 'FT' && element.attributes.TYPE === 'NUMBER') {
    return plain(element).replace(/^\s*(\d{4,})\s*$/, (_, digits: string) =>
      digits.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0'),
    )
  }
  return null
}

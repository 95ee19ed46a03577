/** HTML names: what they amount to in Akoma Ntoso, and where they stand. */
import type { HtmlElement, HtmlNode } from './html-tree.ts'
import { HIERARCHY } from './vocabulary.ts'

/** Inline elements. */
export const INLINE: Readonly<Record<string, string>> = {
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'u',
  sup: 'sup',
  sub: 'sub',
  ins: 'ins',
  del: 'del',
  s: 'del',
  strike: 'del',
  abbr: 'abbr',
  dfn: 'def',
}
/** Classes of spans that this library renders. */
export const SPANS: Readonly<Record<string, string>> = {
  term: 'term',
  doctitle: 'docTitle',
}
/** Elements of tables. */
export const TABLE = new Set(['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'])
/** Elements that stand where blocks stand. */
export const BLOCKS = new Set(
  'address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table ul'.split(
    ' ',
  ),
)

/** Returns whether the element stands where blocks stand. */
export function isHtmlBlock(node: HtmlNode): node is HtmlElement {
  return typeof node !== 'string' && BLOCKS.has(node.tag)
}

/** Returns whether an element that stands in running text holds one that stands where blocks stand. */
export function holdsHtmlBlock(node: HtmlNode): boolean {
  return (
    typeof node !== 'string' && node.children.some((inner) => isHtmlBlock(inner) || holdsHtmlBlock(inner))
  )
}

/** Returns the element that the last part of an eId names; null where it names none. */
export function elementOf(eId: string): string | null {
  const last = eId.split('__').findLast((part) => !/^\d+$/.test(part)) ?? ''
  const named = /^([a-z]+)(?:_|$)/i.exec(last)?.[1] ?? ''
  return ELEMENTS[named] ?? (HIERARCHY.has(named) ? named : null)
}

const ELEMENTS: Readonly<Record<string, string>> = {
  para: 'paragraph',
  subsec: 'subsection',
  subpara: 'subparagraph',
  sec: 'section',
  cl: 'clause',
  subcl: 'subclause',
  al: 'alinea',
  lvl: 'level',
  art: 'article',
  chp: 'chapter',
  tblock: 'tblock',
}

/** Styles that word processors write emphasis in. */
export const STYLES: readonly (readonly [RegExp, string])[] = [
  [/vertical-align:\s*super/i, 'sup'],
  [/vertical-align:\s*sub/i, 'sub'],
  [/text-decoration:[^;]*underline/i, 'u'],
  [/font-style:\s*italic/i, 'i'],
  [/font-weight:\s*(?:bold|[6-9]00)/i, 'b'],
]

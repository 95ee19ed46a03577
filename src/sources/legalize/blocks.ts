/** Paragraphs as blocks of a provision: what begins with a number, letter or bullet becomes an item, nested by its style. */
import { type Block, inline, p } from '#markup/fragment.ts'
import { inlineOf } from './inline.ts'
import type { Paragraph } from './paragraphs.ts'
import type { Dialect } from './states.ts'

interface Mark {
  /** Marks of one style stand on one level. */
  readonly style: string
  readonly num: string | null
  readonly rest: string
}

// Items inside items; no law nests so deep.
const DEEPEST = 12

interface OpenItem {
  readonly style: string
  readonly indent: number
  readonly blocks: Block[]
}

/** Returns the blocks of the paragraphs, in their order. */
export function blocksOf(paragraphs: readonly Paragraph[], dialect: Dialect): Block[] {
  const top: Block[] = []
  let open: OpenItem[] = []
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'rule') continue
    if (paragraph.kind === 'table') {
      ;(open.at(-1)?.blocks ?? top).push({ kind: 'table', rows: paragraph.rows })
      continue
    }
    let mark = markOf(paragraph.text)
    if (!mark) {
      open = holders(open, paragraph.indent, dialect)
      ;(open.at(-1)?.blocks ?? top).push(p(wordsOf(paragraph.text)))
      continue
    }
    open = parents(open, mark.style, paragraph.indent, dialect)
    while (mark) {
      const inner: Mark | null = mark.num === null && open.length < DEEPEST ? markOf(mark.rest) : null
      const blocks: Block[] = inner || mark.rest === '' ? [] : [p(wordsOf(mark.rest))]
      ;(open.at(-1)?.blocks ?? top).push({ kind: 'item', num: mark.num, blocks })
      open = [...open, { style: mark.style, indent: paragraph.indent, blocks }]
      mark = inner
    }
  }
  return top
}

// Editors' remarks of the Ukrainian register stand in braces.
function wordsOf(markdown: string): string {
  const marked = inlineOf(markdown)
  return /^\{.*\}$/s.test(markdown) ? inline('remark', marked) : marked
}

// A new item closes those of its own style and everything inside them. Where indentation means something, it also closes what
// is indented further.
function parents(open: readonly OpenItem[], style: string, indent: number, dialect: Dialect): OpenItem[] {
  const same = open.findLastIndex((item) => item.style === style)
  if (same >= 0 && !(dialect.indented && indent > (open[same]?.indent ?? 0))) return open.slice(0, same)
  const kept = dialect.indented ? open.filter((item) => item.indent <= indent) : open
  return [...kept]
}

// A plain paragraph belongs to the numbered paragraph ("(1)", "¹") in which it stands, or to the item it is indented under;
// elsewhere what it belongs to is doubtful, and it stands by itself.
const HOLDING = new Set(['(1)', 'sup'])

function holders(open: readonly OpenItem[], indent: number, dialect: Dialect): OpenItem[] {
  const first = open[0]
  if (dialect.indented && indent > 0) return open.filter((item) => item.indent < indent)
  return first && HOLDING.has(first.style) ? [first] : []
}

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^(<sup>\d{1,3}(?:[a-z]{1,2}|bis|ter|quater)?<\/sup>)\s*(.*)$/s, 'sup'],
  [/^(\(\d{1,3}[a-z]{0,2}\))\s*(.*)$/s, '(1)'],
  [/^(\([ivx]{1,5}\))\s+(.*)$/s, '(i)'],
  [/^(\(\p{Ll}{1,2}\))\s+(.*)$/su, '(a)'],
  [/^(\(\p{Lu}\))\s+(.*)$/su, '(A)'],
  [
    /^(\d{1,3}\s?[°º](?:\s(?:bis|ter|quater|quinquies|sexies|septies|octies))?\)?\.?)(?:\s*[-–—]\s*|\s+)(.*)$/s,
    '1°',
  ],
  [/^(\d{1,3}(?:\s?-\s?\d{1,2}|[a-z]{1,2})?\\?\))\s+(.*)$/s, '1)'],
  [/^(\d{1,3}(?:bis|ter|quater|[a-z]{1,2})?\\?\.)(?:[-–—]\s*|\s+)(.*)$/s, '1.'],
  [/^([IVXLC]{1,6}(?:\s(?:bis|ter|quater|[A-Z]))?\s?\.)\s?[-–—]\s?(.*)$/s, 'I.-'],
  [/^([A-Z](?:\s(?:bis|ter))?\s?\.)\s?[-–—]\s?(.*)$/s, 'A.-'],
  [/^([IVX]{1,6}\.)\s+(.*)$/s, 'I.'],
  [/^(\p{Ll}{1,2}(?:bis|ter|quater)?\))\s+(.*)$/su, 'a)'],
  [/^(\p{Lu}\))\s+(.*)$/su, 'A)'],
  [/^(\p{Ll}\.)\s+(.*)$/su, 'a.'],
  [/^([（(][一二三四五六七八九十百]+[）)])\s*(.*)$/s, '（一）'],
  [/^([一二三四五六七八九十]+、)\s*(.*)$/s, '一、'],
  [/^#{1,6}\s+(sub-?section\.?\s*\d+\.?)(?:\s+(.*))?$/is, 'subsection'],
  [/^()[-*+•]\s+(.*)$/s, 'bullet'],
]

// A bullet that only carries a mark ("- a) …") is that mark.
function markOf(text: string, bulleted = false): Mark | null {
  for (const [pattern, style] of MARKS) {
    const match = pattern.exec(text)
    if (!match) continue
    const rest = (match[2] ?? '').trim()
    if (style !== 'bullet') return { style, num: numOf(match[1] ?? ''), rest }
    const inner =
      (bulleted ? null : markOf(rest, true)) ??
      (/^\p{Ll}{1,2}[.)]$|^\d{1,2}[.)]$/u.test(rest)
        ? { style: `${rest.at(-1) === '.' ? 'a.' : 'a)'}`, num: rest, rest: '' }
        : null)
    return inner && inner.style !== 'bullet' ? inner : { style, num: null, rest }
  }
  return null
}

function numOf(printed: string): string {
  return printed
    .replace(/<\/?sup>|\\/g, '')
    .replace(/\s*-\s*/g, '-')
    .trim()
}

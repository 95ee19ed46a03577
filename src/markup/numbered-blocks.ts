/** Lines inside a provision as its blocks: what begins with a number, letter or bullet becomes an item, nested by its style. */
import { MARKS } from '#law/numbering/general.ts'
import type { Block } from './fragment.ts'
import { withoutLead } from './lead.ts'
import type { Line } from './lines.ts'

interface OpenItem {
  readonly style: string
  readonly indent: number
  readonly blocks: Block[]
}

interface Mark {
  /** Marks of one style stand on one level. */
  readonly style: string
  readonly num: string | null
  /** Characters of the line's words that the mark takes. */
  readonly length: number
}

/** Returns the blocks of the lines, in their order. */
export function numberedBlocks(lines: readonly Line[]): Block[] {
  const top: Block[] = []
  let open: OpenItem[] = []
  for (const line of lines) {
    const into = () => open.at(-1)?.blocks ?? top
    if (line.table) {
      into().push({ kind: 'xml', xml: line.inline })
      continue
    }
    const marks = marksOf(line)
    if (marks.length === 0) {
      open = isCapital(line) ? [] : holding(open)
      into().push({ kind: 'p', inline: line.inline })
      continue
    }
    let taken = 0
    for (const [index, mark] of marks.entries()) {
      taken += mark.length
      open = index === 0 ? above(open, mark, line.indent) : open
      const rest = index === marks.length - 1 ? withoutLead(line.inline, taken) : ''
      const blocks: Block[] = rest === '' ? [] : [{ kind: 'p', inline: rest }]
      into().push({ kind: 'item', num: mark.num, blocks })
      open = [...open, { style: mark.style, indent: line.indent, blocks }]
    }
  }
  return top
}

/** Returns whether the words begin with the mark of a numbered or bulleted part. */
export function beginsItem(line: Line): boolean {
  return marksOf(line).length > 0
}

// "1. (a) …" opens a paragraph and a point in it.
function marksOf(line: Line): Mark[] {
  if (line.bullet) return [{ style: 'bullet', num: null, length: 0 }]
  const marks: Mark[] = []
  let rest = line.plain
  for (const limit of [1, 2, 3]) {
    const mark = markAt(rest)
    if (!mark || marks.length >= limit || marks.some(({ style }) => style === mark.style)) break
    marks.push(mark)
    rest = rest.slice(mark.length)
  }
  return marks
}

function markAt(words: string): Mark | null {
  for (const [pattern, style] of MARKS) {
    const match = pattern.exec(words)
    if (match) return { style, num: match[1] || null, length: match[0].length }
  }
  return null
}

// A new item closes those of its own style and everything inside them; (i) after (h) is a letter.
function above(open: readonly OpenItem[], mark: Mark, indent: number): OpenItem[] {
  const same = open.findLastIndex((item) => item.style === mark.style)
  if (same >= 0 && !(mark.style === 'bullet' && indent > (open[same]?.indent ?? 0)))
    return open.slice(0, same)
  if (mark.style === '(i)' && mark.num?.length === 3) {
    const letters = open.findLastIndex((item) => item.style === '(a)')
    if (letters >= 0 && followsLetter(open, letters, mark.num)) return open.slice(0, letters)
  }
  return [...open]
}

function followsLetter(open: readonly OpenItem[], at: number, num: string): boolean {
  const siblings = at === 0 ? [] : (open[at - 1]?.blocks ?? [])
  const last = siblings.findLast((block) => block.kind === 'item')
  const before = last?.kind === 'item' ? last.num : null
  return before !== null && before.charCodeAt(1) + 1 === num.charCodeAt(1)
}

// A plain paragraph belongs to the numbered paragraph in which it stands; deeper, what it belongs to is doubtful.
const HOLDING = new Set(['(1)', '1.', '1.1'])

// "HAS ADOPTED THIS REGULATION:" goes on with no recital.
function isCapital({ plain }: Line): boolean {
  return /^[^\p{Ll}]{8,}$/u.test(plain) && /\p{Lu}/u.test(plain)
}

function holding(open: readonly OpenItem[]): OpenItem[] {
  const [first] = open
  return first && HOLDING.has(first.style) ? [first] : []
}

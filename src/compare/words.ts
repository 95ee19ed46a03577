/** What changed between two texts, word by word. */
import { diffArrays } from 'diff'
import { tidy } from './tidy.ts'
import { type Tokens, tokenize } from './tokens.ts'
import type { Segment, WordOp } from './word-op.ts'

// Work grows with the square of the number of differing words. Past the bound, texts are compared paragraph by paragraph,
// and paragraphs past it are shown as replaced.
const MOST_EDITS = 500
const MOST_EDITS_IN_PARAGRAPH = 160
// Characters of both texts together above which paragraphs are compared first.
const LONG = 60_000
// Below this share of common words two texts are no versions of each other: a redline of them would be confetti.
const LEAST_LIKENESS = 0.2

/**
 * Returns the runs that turn `before` into `after`, in order. `same` and `removed` runs joined are exactly `before`; `same`
 * and `added` runs joined are exactly `after`. No run is empty and neighbours differ in kind.
 */
export function diffWords(before: string, after: string): WordOp[] {
  if (before === after) return before === '' ? [] : [['same', before]]
  if (before.length + after.length > LONG) return tidy(byParagraph(before, after))
  const fallback: Fallback = (from, to) => byParagraph(textOf(from), textOf(to))
  return tidy(compare(tokenize(before), tokenize(after), MOST_EDITS, fallback))
}

type Fallback = (before: Tokens, after: Tokens) => Segment[]

// Trims what both share at either end, then compares the rest within the bound.
function compare(before: Tokens, after: Tokens, most: number, fallback: Fallback): Segment[] {
  const shorter = Math.min(before.cores.length, after.cores.length)
  let head = 0
  while (head < shorter && before.cores[head] === after.cores[head]) head++
  let tail = 0
  while (tail < shorter - head && before.cores.at(-1 - tail) === after.cores.at(-1 - tail)) tail++
  const middleBefore = slice(before, head, before.cores.length - tail)
  const middleAfter = slice(after, head, after.cores.length - tail)
  return [
    ...kept(slice(before, 0, head), slice(after, 0, head)),
    ...compareMiddle(middleBefore, middleAfter, most, fallback),
    ...kept(slice(before, before.cores.length - tail), slice(after, after.cores.length - tail)),
  ]
}

function compareMiddle(before: Tokens, after: Tokens, most: number, fallback: Fallback): Segment[] {
  if (before.cores.length === 0 || after.cores.length === 0) return replaced(before, after)
  const parts = diffArrays([...before.cores], [...after.cores], { maxEditLength: most })
  if (!parts) return fallback(before, after)
  const segments: Segment[] = []
  let i = 0
  let j = 0
  for (const { count, added, removed } of parts) {
    const from = added ? slice(before, i, i) : slice(before, i, i + count)
    const to = removed ? slice(after, j, j) : slice(after, j, j + count)
    segments.push(...(added || removed ? replaced(from, to) : kept(from, to)))
    i += from.cores.length
    j += to.cores.length
  }
  return segments
}

function byParagraph(before: string, after: string): Segment[] {
  const from = paragraphs(before)
  const to = paragraphs(after)
  const parts = diffArrays(from, to, { maxEditLength: MOST_EDITS })
  if (!parts) return [change(before, after)]
  const segments: Segment[] = []
  let gone: string[] = []
  for (const { value, added, removed } of [...parts, END]) {
    if (removed) gone = value
    else {
      segments.push(...pairUp(gone, added ? value : []))
      gone = []
      if (!added) segments.push(same(value.join('')))
    }
  }
  return segments
}

const END = { value: [], added: false, removed: false }

// Replaced paragraphs are compared in pairs while they are alike.
function pairUp(from: readonly string[], to: readonly string[]): Segment[] {
  return Array.from({ length: Math.max(from.length, to.length) }, (_, index) => {
    const before = tokenize(from[index] ?? '')
    const after = tokenize(to[index] ?? '')
    return alike(before, after)
      ? compare(before, after, MOST_EDITS_IN_PARAGRAPH, replaced)
      : replaced(before, after)
  }).flat()
}

function alike(before: Tokens, after: Tokens): boolean {
  const words = new Set(before.cores)
  const shared = after.cores.reduce((count, core) => count + (words.has(core) ? 1 : 0), 0)
  return shared >= LEAST_LIKENESS * Math.max(before.cores.length, after.cores.length)
}

function paragraphs(text: string): string[] {
  return text.match(/[^\n]*\n+|[^\n]+$/g) ?? []
}

// Words that stayed; white space after them may have changed.
function kept(before: Tokens, after: Tokens): Segment[] {
  const text = textOf(after)
  if (textOf(before) === text) return [same(text)]
  return after.cores.flatMap((core, index) => {
    const from = before.spaces[index] ?? ''
    const to = after.spaces[index] ?? ''
    return from === to ? [same(core + to)] : [same(core), change(from, to)]
  })
}

function replaced(before: Tokens, after: Tokens): Segment[] {
  return [change(textOf(before), textOf(after))]
}

function change(removed: string, added: string): Segment {
  return { same: '', removed, added }
}

function same(text: string): Segment {
  return { same: text, removed: '', added: '' }
}

function slice(tokens: Tokens, start: number, end?: number): Tokens {
  return { cores: tokens.cores.slice(start, end), spaces: tokens.spaces.slice(start, end) }
}

function textOf(tokens: Tokens): string {
  let text = ''
  for (let index = 0; index < tokens.cores.length; index++)
    text += (tokens.cores[index] ?? '') + (tokens.spaces[index] ?? '')
  return text
}

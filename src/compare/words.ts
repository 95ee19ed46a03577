/** What changed between two texts, word by word. */
import { classAt, SPACE } from './characters.ts'
import { equalRuns } from './edits.ts'
import { tidy } from './tidy.ts'
import { type Tokens, Vocabulary } from './tokens.ts'
import type { Segment, WordOp } from './word-op.ts'

// Work grows with the square of the number of differing words. Past the bound, texts are compared paragraph by paragraph,
// and paragraphs past it are shown as replaced.
const MOST_EDITS = 500
const MOST_EDITS_IN_PARAGRAPH = 160
// Where more than this share of the words of both would have to change, the texts are no versions of each other either.
const MOST_CHANGED = 0.8
const FEW_EDITS = 24
// Characters of both texts together above which paragraphs are compared first.
const LONG = 60_000
// Below this share of common words two texts are no versions of each other: a redline of them would be confetti.
const LEAST_LIKENESS = 0.2

/**
 * Returns the runs that turn `before` into `after`, in order. `same` and `removed` runs joined are exactly `before`; `same`
 * and `added` runs joined are exactly `after`. No run is empty and neighbours differ in kind.
 */
export function diffWords(before: string, after: string, words = new Vocabulary()): WordOp[] {
  if (before === after) return before === '' ? [] : [['same', before]]
  const [head, tail] = sharedEnds(before, after)
  const [from, to] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  return tidy([
    same(before.slice(0, head)),
    ...compareTexts(from, to, words),
    same(before.slice(before.length - tail)),
  ])
}

function compareTexts(before: string, after: string, words: Vocabulary): Segment[] {
  if (before === '' || after === '') return [change(before, after)]
  if (before.length + after.length > LONG) return byParagraph(before, after)
  const fallback: Fallback = (from, to) => byParagraph(textOf(from), textOf(to))
  return compare(words.of(before), words.of(after), MOST_EDITS, fallback)
}

// How much both texts share at either end, up to a white space: no word has to be known to see that.
function sharedEnds(before: string, after: string): [head: number, tail: number] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++
  while (head > 0 && !isSpaceAt(before, head - 1)) head--
  let tail = 0
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++
  while (tail > 0 && !isSpaceAt(before, before.length - tail)) tail--
  return [head, tail]
}

function isSpaceAt(text: string, at: number): boolean {
  return classAt(text, at) === SPACE
}

/** A run of tokens. */
interface Range {
  readonly tokens: Tokens
  readonly start: number
  readonly end: number
}

type Fallback = (before: Range, after: Range) => Segment[]

// Trims what both share at either end, then compares the rest within the bound.
function compare(before: Tokens, after: Tokens, most: number, fallback: Fallback): Segment[] {
  const [n, m] = [before.ids.length, after.ids.length]
  const shorter = Math.min(n, m)
  let head = 0
  while (head < shorter && before.ids[head] === after.ids[head]) head++
  let tail = 0
  while (tail < shorter - head && before.ids[n - 1 - tail] === after.ids[m - 1 - tail]) tail++
  return [
    ...kept(range(before, 0, head), range(after, 0, head)),
    ...compareMiddle(range(before, head, n - tail), range(after, head, m - tail), most, fallback),
    ...kept(range(before, n - tail, n), range(after, m - tail, m)),
  ]
}

function compareMiddle(before: Range, after: Range, most: number, fallback: Fallback): Segment[] {
  if (before.start === before.end || after.start === after.end) return replaced(before, after)
  const words = before.tokens.ids.length + after.tokens.ids.length
  const runs = equalRuns(
    idsOf(before),
    idsOf(after),
    Math.min(most, Math.max(FEW_EDITS, Math.ceil(words * MOST_CHANGED))),
  )
  if (!runs) return fallback(before, after)
  const segments: Segment[] = []
  let i = before.start
  let j = after.start
  for (const [at, to, length] of runs) {
    const [from, onto] = [before.start + at, after.start + to]
    if (from > i || onto > j)
      segments.push(...replaced(range(before.tokens, i, from), range(after.tokens, j, onto)))
    segments.push(
      ...kept(range(before.tokens, from, from + length), range(after.tokens, onto, onto + length)),
    )
    i = from + length
    j = onto + length
  }
  if (i < before.end || j < after.end)
    segments.push(...replaced(range(before.tokens, i, before.end), range(after.tokens, j, after.end)))
  return segments
}

function byParagraph(before: string, after: string): Segment[] {
  const from = paragraphs(before)
  const to = paragraphs(after)
  const places = new Map<string, number>()
  const runs = equalRuns(numbered(from, places), numbered(to, places), MOST_EDITS)
  if (!runs) return [change(before, after)]
  const segments: Segment[] = []
  let [i, j] = [0, 0]
  for (const [at, onto, length] of [...runs, [from.length, to.length, 0] as const]) {
    segments.push(...pairUp(from.slice(i, at), to.slice(j, onto)))
    if (length > 0) segments.push(same(to.slice(onto, onto + length).join('')))
    ;[i, j] = [at + length, onto + length]
  }
  return segments
}

function numbered(items: readonly string[], places: Map<string, number>): number[] {
  return items.map((item) => {
    const known = places.get(item) ?? places.size
    places.set(item, known)
    return known
  })
}

// Replaced paragraphs are compared in pairs while they are alike.
function pairUp(from: readonly string[], to: readonly string[]): Segment[] {
  return Array.from({ length: Math.max(from.length, to.length) }, (_, index) => {
    const words = new Vocabulary()
    const [before, after] = [words.of(from[index] ?? ''), words.of(to[index] ?? '')]
    return alike(before, after)
      ? compare(before, after, MOST_EDITS_IN_PARAGRAPH, replaced)
      : [change(before.text, after.text)]
  }).flat()
}

function alike(before: Tokens, after: Tokens): boolean {
  const words = new Set(before.ids)
  const shared = after.ids.reduce((count, id) => count + (words.has(id) ? 1 : 0), 0)
  return shared >= LEAST_LIKENESS * Math.max(before.ids.length, after.ids.length)
}

function paragraphs(text: string): string[] {
  return text.match(/[^\n]*\n+|[^\n]+$/g) ?? []
}

// Words that stayed; white space after them may have changed.
function kept(before: Range, after: Range): Segment[] {
  const text = textOf(after)
  if (text === '' || textOf(before) === text) return [same(text)]
  const segments: Segment[] = []
  for (let step = 0; step < after.end - after.start; step++) {
    const [from, to] = [before.start + step, after.start + step]
    const [gone, come] = [spaceAfter(before.tokens, from), spaceAfter(after.tokens, to)]
    const core = after.tokens.text.slice(after.tokens.starts[to], after.tokens.ends[to])
    if (gone === come) segments.push(same(core + come))
    else segments.push(same(core), change(gone, come))
  }
  return segments
}

function spaceAfter(tokens: Tokens, index: number): string {
  return tokens.text.slice(tokens.ends[index], tokens.starts[index + 1])
}

function replaced(before: Range, after: Range): Segment[] {
  return [change(textOf(before), textOf(after))]
}

function change(removed: string, added: string): Segment {
  return { same: '', removed, added }
}

function same(text: string): Segment {
  return { same: text, removed: '', added: '' }
}

function range(tokens: Tokens, start: number, end: number): Range {
  return { tokens, start, end }
}

function idsOf({ tokens, start, end }: Range): readonly number[] {
  return tokens.ids.slice(start, end)
}

function textOf({ tokens, start, end }: Range): string {
  return tokens.text.slice(tokens.starts[start], tokens.starts[end])
}

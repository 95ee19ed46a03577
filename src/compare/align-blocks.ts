/** Which block of one wording became which block of the other. */
import type { Block } from './fragment-tree.ts'
import { increasing } from './increasing.ts'
import { type Bag, bagOf, likeness } from './likeness.ts'
import type { Vocabulary } from './tokens.ts'

/** A block on both sides, or on the one where it stands. */
export type Pair<T> = readonly [before: T | null, after: T | null]

/** Below this likeness two blocks are no wordings of each other. */
const LEAST = 0.34
/** Blocks of different sorts have to be liker than that. */
const OTHER_FORM = 0.1
/** What one number or the form alone is worth: where numbers shifted, likeness outweighs it. */
const SAME_FORM = 0.05
/** Where one block alone stands against one, less is enough. */
const LEAST_ALONE = 0.2
const FEW_WORDS = 6
/** Pairs looked at in one go; longer runs are cut at blocks that stand on both sides once. */
const MOST_PAIRS = 6000
const SINGLE = new Set(['num', 'heading', 'subheading', 'caption', 'listIntroduction', 'listWrapUp'])

/** Returns the blocks of both sides in one order: those that became each other in pairs, the rest alone. */
export function alignBlocks(
  before: readonly Block[],
  after: readonly Block[],
  words: Vocabulary,
): Pair<Block>[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head]?.source === after[head]?.source) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail)?.source === after.at(-1 - tail)?.source) tail++
  return [
    ...alongside(before.slice(0, head), after.slice(0, head)),
    ...gap(before.slice(head, before.length - tail), after.slice(head, after.length - tail), words),
    ...alongside(before.slice(before.length - tail), after.slice(after.length - tail)),
  ]
}

function alongside(before: readonly Block[], after: readonly Block[]): Pair<Block>[] {
  return before.map((block, index) => [block, after[index] ?? null])
}

function gap(before: readonly Block[], after: readonly Block[], words: Vocabulary): Pair<Block>[] {
  if (before.length === 0 || after.length === 0)
    return [
      ...before.map((block): Pair<Block> => [block, null]),
      ...after.map((block): Pair<Block> => [null, block]),
    ]
  if (before.length === after.length && before.every(isCell) && after.every(isCell))
    return alongside(before, after)
  if (before.length * after.length > MOST_PAIRS) return cut(before, after, words)
  const bags = new Map([...before, ...after].map((block) => [block, bagOf(block, words)]))
  const pairs = bestPairs(before, after, (from, to) => {
    if (SINGLE.has(from.name) || SINGLE.has(to.name)) return from.name === to.name ? 1 : 0
    if (from.source === to.source) return 2
    const least = from.name === to.name ? LEAST : LEAST + OTHER_FORM
    const over = likeness(bags.get(from), bags.get(to)) - least
    return sameByForm(from, to) ? Math.max(over, 0) + SAME_FORM : over
  })
  return withLoners(pairs, bags)
}

// Where one block went and one of its sort came at the same place, less likeness is enough, and of a few words none is needed.
function withLoners(pairs: readonly Pair<Block>[], bags: ReadonlyMap<Block, Bag>): Pair<Block>[] {
  const out: Pair<Block>[] = []
  for (let at = 0; at < pairs.length; ) {
    const end = endOfUnpaired(pairs, at)
    const [from, to] = [pairs[at]?.[0], pairs[at + 1]?.[1]]
    if (end === at + 2 && from && to && from.name === to.name && becameOther(bags.get(from), bags.get(to)))
      out.push([from, to])
    else out.push(...pairs.slice(at, Math.max(end, at + 1)))
    at = Math.max(end, at + 1)
  }
  return out
}

function endOfUnpaired(pairs: readonly Pair<Block>[], start: number): number {
  let end = start
  while (end < pairs.length && (pairs[end]?.[0] === null || pairs[end]?.[1] === null)) end += 1
  return end
}

function becameOther(from: Bag | undefined, to: Bag | undefined): boolean {
  const few = Math.max(from?.size ?? 0, to?.size ?? 0) <= FEW_WORDS
  return few || likeness(from, to) >= LEAST_ALONE
}

// Under one number a part is the same part, and a table is a table, whatever they say.
function sameByForm(from: Block, to: Block): boolean {
  if (from.name === 'table' && to.name === 'table') return true
  const [first, second] = [from, to].map((block) => (block.kind === 'box' ? block.children[0] : undefined))
  return first?.name === 'num' && second?.name === 'num' && first.source === second.source
}

function isCell(block: Block): boolean {
  return block.name === 'td' || block.name === 'th'
}

// The order-keeping choice of pairs whose scores together are the most.
function bestPairs(
  before: readonly Block[],
  after: readonly Block[],
  score: (from: Block, to: Block) => number,
): Pair<Block>[] {
  const [rows, columns] = [before.length, after.length]
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const scores = new Float64Array(rows * columns)
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const [from, to] = [before[i], after[j]]
      const paired = from && to ? score(from, to) : 0
      scores[i * columns + j] = paired
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0)
      best[i * width + j] = paired > 0 ? Math.max(skip, paired + (best[(i + 1) * width + j + 1] ?? 0)) : skip
    }
  }
  const pairs: Pair<Block>[] = []
  let [i, j] = [0, 0]
  while (i < rows || j < columns) {
    const here = best[i * width + j] ?? 0
    const paired = i < rows && j < columns ? (scores[i * columns + j] ?? 0) : 0
    if (paired > 0 && here === paired + (best[(i + 1) * width + j + 1] ?? 0))
      pairs.push([before[i++] ?? null, after[j++] ?? null])
    else if (i < rows && here === (best[(i + 1) * width + j] ?? 0)) pairs.push([before[i++] ?? null, null])
    else pairs.push([null, after[j++] ?? null])
  }
  return pairs
}

// Too long a run to weigh every pair: blocks that are the same and stand once on either side hold it together.
function cut(before: readonly Block[], after: readonly Block[], words: Vocabulary): Pair<Block>[] {
  const places = once(after)
  const anchors = increasing(
    [...once(before)].flatMap(([source, i]) => {
      const j = places.get(source)
      return j === undefined ? [] : [[i, j] as const]
    }),
  )
  if (anchors.length === 0)
    return [
      ...before.map((block): Pair<Block> => [block, null]),
      ...after.map((block): Pair<Block> => [null, block]),
    ]
  const pairs: Pair<Block>[] = []
  let [i, j] = [0, 0]
  for (const [at, to] of [...anchors, [before.length, after.length] as const]) {
    pairs.push(...gap(before.slice(i, at), after.slice(j, to), words))
    if (at < before.length) pairs.push([before[at] ?? null, after[to] ?? null])
    ;[i, j] = [at + 1, to + 1]
  }
  return pairs
}

function once(blocks: readonly Block[]): Map<string, number> {
  const places = new Map<string, number>()
  const more = new Set<string>()
  for (const [index, { source }] of blocks.entries()) {
    if (places.has(source)) more.add(source)
    places.set(source, index)
  }
  for (const source of more) places.delete(source)
  return places
}

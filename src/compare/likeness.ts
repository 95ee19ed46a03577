/** How alike two blocks are by the words in them. */
import { type Block, leavesOf } from './fragment-tree.ts'
import type { Vocabulary } from './tokens.ts'

/** The words of a block by how often each stands in it. */
export interface Bag {
  readonly counts: ReadonlyMap<number, number>
  readonly size: number
}

/** Returns the words of a block, by the vocabulary; numbers of parts say where they stand and not what. */
export function bagOf(block: Block, words: Vocabulary): Bag {
  const leaves = leavesOf([block]).filter((leaf) => leaf.name !== 'num' || leaf === block)
  return bagOfTexts(
    leaves.map(({ text }) => text),
    words,
  )
}

/** Returns the words of texts. */
export function bagOfTexts(texts: readonly string[], words: Vocabulary): Bag {
  const counts = new Map<number, number>()
  let size = 0
  for (const text of texts) {
    const { ids } = words.of(text)
    size += ids.length
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return { counts, size }
}

/** Returns how many words both share. */
export function sharedWords(a: Bag, b: Bag): number {
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [word, count] of few.counts) shared += Math.min(count, many.counts.get(word) ?? 0)
  return shared
}

/** Returns the words that both share as a part of all their words (Dice's coefficient), from 0 to 1. */
export function likeness(a: Bag | undefined, b: Bag | undefined): number {
  if (!a || !b || a.size + b.size === 0) return 0
  return (2 * sharedWords(a, b)) / (a.size + b.size)
}

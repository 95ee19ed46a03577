/** Sort keys among siblings: an inserted provision gets a key between its neighbours, and only it. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/**
 * Returns keys for siblings in their order. A key that was held is kept wherever the order allows: the longest ascending
 * run of held keys stays, so that what moved is what gets a new key.
 */
export function sortKeys(held: readonly (string | null)[]): string[] {
  if (isAscending(held)) return held as string[]
  const kept = longestAscending(held)
  const keys: string[] = new Array(held.length)
  let previous: string | null = null
  for (let start = 0; start < held.length; ) {
    if (kept.has(start)) {
      previous = keys[start] = held[start] as string
      start++
      continue
    }
    let end = start
    while (end < held.length && !kept.has(end)) end++
    const next = end < held.length ? (held[end] as string) : null
    const made = generateNKeysBetween(previous, next, end - start)
    for (let i = start; i < end; i++) keys[i] = made[i - start] as string
    previous = keys[end - 1] as string
    start = end
  }
  return keys
}

/** Returns whether a text can serve as a sort key. */
export function isSortKey(text: string): boolean {
  try {
    generateKeyBetween(text, null)
    return true
  } catch {
    return false
  }
}

function isAscending(held: readonly (string | null)[]): boolean {
  for (let i = 0; i < held.length; i++) {
    const key = held[i]
    if (key == null || (i > 0 && (held[i - 1] as string) >= key)) return false
  }
  return true
}

// Patience sorting: the indices of a longest strictly ascending subsequence.
function longestAscending(held: readonly (string | null)[]): Set<number> {
  const tails: number[] = []
  const before = new Int32Array(held.length).fill(-1)
  for (let i = 0; i < held.length; i++) {
    const key = held[i]
    if (key == null) continue
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((held[tails[middle] as number] as string) < key) low = middle + 1
      else high = middle
    }
    if (low > 0) before[i] = tails[low - 1] as number
    tails[low] = i
  }
  const kept = new Set<number>()
  for (let i = tails.at(-1) ?? -1; i !== -1; i = before[i] as number) kept.add(i)
  return kept
}

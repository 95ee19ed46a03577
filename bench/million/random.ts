/** Numbers that look random and are the same in every run (mulberry32, Tommy Ettinger). */

export type Random = () => number

/** Returns a generator of numbers from 0 up to 1. */
export function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Returns a whole number from 0 up to n in which small ones are frequent: n-th place falls as 1/n (Zipf). */
export function zipf(of: Random, n: number): number {
  return Math.min(n - 1, Math.floor(n ** of()) - 1 + (of() < 0.05 ? 1 : 0))
}

/** Returns the same items in another order. */
export function shuffled<Item>(all: readonly Item[], of: Random): Item[] {
  return all
    .map((value) => ({ value, key: of() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

/** The longest part of an order that another order keeps: what stayed in its place while the rest moved. */

/** Returns the longest run of pairs that ascend on both sides; the pairs ascend on the first already. */
export function increasing<T extends readonly [number, number]>(pairs: readonly T[]): T[] {
  const tails: number[] = []
  const previous: number[] = []
  for (const [index, [, j]] of pairs.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1
      else high = middle
    }
    previous[index] = tails[low - 1] ?? -1
    tails[low] = index
  }
  const out: T[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair) out.push(pair)
  }
  return out.reverse()
}

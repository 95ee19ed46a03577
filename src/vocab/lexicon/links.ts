/**
 * Links between the words of a sentence pair: I. Dan Melamed, "Models of Translational Equivalence among Words" (Computational Linguistics
 * 26(2), 2000), competitive linking: the surest pair first, and each word once. What then stands alone beside a linked word, and is sure of
 * that word's partner, joins it: a word of one language is several of another.
 */

/** The words of the other side that each word of the first is linked to. */
export type Links = readonly (readonly number[])[]

const LEAST = 0.12
const LEAST_JOINING = 0.25

/** Returns the links of `n` by `m` words, of how sure each cell is (row by row). */
export function competitiveLinks(sure: Float64Array, n: number, m: number): Links {
  const cells: number[] = []
  for (const [cell, value] of sure.entries()) if (value >= LEAST) cells.push(cell)
  cells.sort((a, b) => (sure[b] ?? 0) - (sure[a] ?? 0) || a - b)
  const links: number[][] = Array.from({ length: n }, () => [])
  const taken: number[][] = Array.from({ length: m }, () => [])
  for (const cell of cells) {
    const [i, j] = [Math.floor(cell / m), cell % m]
    const [left, right] = [links[i], taken[j]]
    if (!left || !right) continue
    const joins = (sure[cell] ?? 0) >= LEAST_JOINING && isBeside(left, right, i, j)
    if ((left.length > 0 || right.length > 0) && !joins) continue
    left.push(j)
    right.push(i)
  }
  return links
}

// One of the two stands alone, and the other is linked to its neighbour.
function isBeside(left: readonly number[], right: readonly number[], i: number, j: number): boolean {
  if (left.length > 0 && right.length > 0) return false
  return left.some((other) => Math.abs(other - j) === 1) || right.some((other) => Math.abs(other - i) === 1)
}

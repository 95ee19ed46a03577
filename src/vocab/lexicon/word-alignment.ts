/**
 * Which word of a sentence says what which word of the other language says. IBM Model 1 in both directions (Peter F. Brown, Stephen A.
 * Della Pietra, Vincent J. Della Pietra and Robert L. Mercer, "The Mathematics of Statistical Machine Translation", Computational
 * Linguistics 19(2), 1993), with two later betterments that matter where texts are few: words near the diagonal go together more often
 * (Chris Dyer, Victor Chahuneau and Noah A. Smith, "A Simple, Fast, and Effective Reparameterization of IBM Model 2", NAACL 2013), and a
 * sparse prior, without which rare words collect what nothing else says (Mark Johnson, "Why Doesn't EM Find Good HMM POS-Taggers?",
 * EMNLP 2007). Both directions are joined by their product (Percy Liang, Ben Taskar and Dan Klein, "Alignment by Agreement", NAACL 2006).
 */
import { PairTable } from './pair-table.ts'

/** Words of a sentence pair by number. */
export interface NumberedPair {
  readonly from: Int32Array
  readonly to: Int32Array
}

/** What a word says of the other language: for each cell of a sentence pair (row by row), how sure it is from both sides. */
export type Agreement = (pair: number) => Float64Array

const ROUNDS = 6
const SPARSE = 0.01
const DIAGONAL = 4
// How often a word says what the other side does not.
const UNSAID = 0.08

/** Learns from sentence pairs whose words are numbered below `sizes`, and returns what it learnt for each of them. */
export function learnAlignment(
  pairs: readonly NumberedPair[],
  sizes: { readonly from: number; readonly to: number },
): Agreement {
  const table = new PairTable()
  const cells = pairs.map(({ from, to }) => {
    const ids = new Int32Array(from.length * to.length)
    for (let i = 0; i < from.length; i++)
      for (let j = 0; j < to.length; j++) ids[i * to.length + j] = table.idOf(from[i] ?? 0, to[j] ?? 0)
    return ids
  })
  const forward = translation(pairs, cells, table.size, sizes.from, 'forward')
  const backward = translation(pairs, cells, table.size, sizes.to, 'backward')
  return (index) => {
    const pair = pairs[index]
    if (!pair) return new Float64Array(0)
    const [n, m] = [pair.from.length, pair.to.length]
    const ids = cells[index] ?? new Int32Array(0)
    const one = posterior(ids, n, m, forward, 'forward')
    const other = posterior(ids, n, m, backward, 'backward')
    for (let cell = 0; cell < one.length; cell++) one[cell] = Math.sqrt((one[cell] ?? 0) * (other[cell] ?? 0))
    return one
  }
}

type Direction = 'forward' | 'backward'

// Probabilities of a word given a word of the other side, by pair; those of the unsaid are uniform.
function translation(
  pairs: readonly NumberedPair[],
  cells: readonly Int32Array[],
  size: number,
  givens: number,
  direction: Direction,
): Float64Array {
  const probability = new Float64Array(size).fill(1)
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Float64Array(size)
    const totals = new Float64Array(givens)
    const kinds = new Int32Array(givens)
    for (const [index, ids] of cells.entries()) {
      const pair = pairs[index]
      if (!pair) continue
      const [n, m] = [pair.from.length, pair.to.length]
      const given = direction === 'forward' ? pair.from : pair.to
      const shares = posterior(ids, n, m, probability, direction)
      for (let i = 0; i < n; i++)
        for (let j = 0; j < m; j++) {
          const cell = i * m + j
          const share = shares[cell] ?? 0
          const id = ids[cell] ?? 0
          const word = given[direction === 'forward' ? i : j] ?? 0
          if ((counts[id] ?? 0) === 0) kinds[word] = (kinds[word] ?? 0) + 1
          counts[id] = (counts[id] ?? 0) + share
          totals[word] = (totals[word] ?? 0) + share
        }
    }
    normalise(pairs, cells, direction, { counts, totals, kinds, probability })
  }
  return probability
}

interface Tally {
  readonly counts: Float64Array
  readonly totals: Float64Array
  readonly kinds: Int32Array
  readonly probability: Float64Array
}

function normalise(
  pairs: readonly NumberedPair[],
  cells: readonly Int32Array[],
  direction: Direction,
  { counts, totals, kinds, probability }: Tally,
): void {
  const done = new Uint8Array(counts.length)
  for (const [index, ids] of cells.entries()) {
    const pair = pairs[index]
    if (!pair) continue
    const m = pair.to.length
    for (const [cell, id] of ids.entries()) {
      if (done[id] === 1) continue
      done[id] = 1
      const word = (direction === 'forward' ? pair.from[Math.floor(cell / m)] : pair.to[cell % m]) ?? 0
      const above = expDigamma((counts[id] ?? 0) + SPARSE)
      probability[id] = above / expDigamma((totals[word] ?? 0) + SPARSE * (kinds[word] ?? 0))
    }
  }
}

// For each word of the side that is explained, which word of the other explains it.
function posterior(
  ids: Int32Array,
  n: number,
  m: number,
  probability: Float64Array,
  direction: Direction,
): Float64Array {
  const out = new Float64Array(n * m)
  const forward = direction === 'forward'
  const [explained, explaining] = forward ? [m, n] : [n, m]
  for (let j = 0; j < explained; j++) {
    const cellOf = (i: number) => (forward ? i * m + j : j * m + i)
    let near = 0
    for (let i = 0; i < explaining; i++) near += nearness(i, j, explaining, explained)
    let total = UNSAID * LEAST_KNOWN
    for (let i = 0; i < explaining; i++) {
      const cell = cellOf(i)
      const weight =
        ((1 - UNSAID) * nearness(i, j, explaining, explained) * (probability[ids[cell] ?? 0] ?? 0)) / near
      out[cell] = weight
      total += weight
    }
    for (let i = 0; i < explaining; i++) out[cellOf(i)] = (out[cellOf(i)] ?? 0) / total
  }
  return out
}

// What is unsaid might be any word at all.
const LEAST_KNOWN = 1e-3

function nearness(i: number, j: number, explaining: number, explained: number): number {
  return Math.exp(-DIAGONAL * Math.abs((i + 0.5) / explaining - (j + 0.5) / explained))
}

// e to the digamma function, by its asymptotic series (Abramowitz and Stegun 6.3.18) from 6 on.
function expDigamma(value: number): number {
  let [x, shift] = [value, 0]
  while (x < 6) {
    shift -= 1 / x
    x += 1
  }
  const square = 1 / (x * x)
  return Math.exp(shift + Math.log(x) - 0.5 / x - square * (1 / 12 - square * (1 / 120 - square / 252)))
}

/**
 * Sentences of two languages side by side, inside one provision. William A. Gale and Kenneth W. Church, "A Program for Aligning
 * Sentences in Bilingual Corpora" (Computational Linguistics 19(1), 1993): the way through both texts whose lengths in characters fit
 * best. Law has more to go by than length: the numbers in a sentence, and the numbered part in which it stands.
 */

/** What aligning looks at. */
export interface Measured {
  readonly length: number
  /** Numbers in it, sorted. */
  readonly numbers: readonly string[]
  /** The eId of the part in which it stands. */
  readonly place: string
}

/** Which sentences say what those of the other side say, by index; one side may be two. */
export interface Bead {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

// Gale and Church, table 5; the cost is 100 times smaller than theirs, in natural logarithms.
const KINDS = [
  [1, 1, 0.89],
  [1, 0, 0.005],
  [0, 1, 0.005],
  [2, 1, 0.0445],
  [1, 2, 0.0445],
  [2, 2, 0.011],
] as const
const VARIANCE = 6.8
const SAME_PLACE = 1.5
const OTHER_PLACE = 5
const SAME_NUMBER = 1
const OTHER_NUMBER = 0.7
// Sentences farther from the diagonal than this share of the text, or this many, are not compared.
const BAND = 0.25
const LEAST_BAND = 25

/** Returns the beads in order, those where one side is silent left out. `ratio` is how many characters of the second language say what one of the first says. */
export function alignSentences(from: readonly Measured[], to: readonly Measured[], ratio: number): Bead[] {
  const [n, m] = [from.length, to.length]
  if (n === 0 || m === 0) return []
  const width = m + 1
  const cost = new Float64Array((n + 1) * width).fill(Number.POSITIVE_INFINITY)
  const step = new Int8Array((n + 1) * width).fill(-1)
  cost[0] = 0
  const shared = { from: new Set(from.map(placeOf)), to: new Set(to.map(placeOf)) }
  const band = Math.max(LEAST_BAND, BAND * m) + Math.abs(n - m)
  for (let i = 0; i <= n; i++) {
    const middle = (i * m) / n
    const last = Math.min(m, Math.ceil(middle + band))
    for (let j = Math.max(0, Math.floor(middle - band)); j <= last; j++) {
      const here = cost[i * width + j] ?? 0
      if (here === Number.POSITIVE_INFINITY) continue
      for (const [kind, [a, b, share]] of KINDS.entries()) {
        if (i + a > n || j + b > m) continue
        const next = (i + a) * width + j + b
        const left = from.slice(i, i + a)
        const right = to.slice(j, j + b)
        const total = here - Math.log(share) + beadCost(left, right, ratio, shared)
        if (total < (cost[next] ?? 0)) {
          cost[next] = total
          step[next] = kind
        }
      }
    }
  }
  return wayBack(step, n, m)
}

function wayBack(step: Int8Array, n: number, m: number): Bead[] {
  const beads: Bead[] = []
  let [i, j] = [n, m]
  while (i > 0 || j > 0) {
    const kind = KINDS[step[i * (m + 1) + j] ?? -1]
    if (!kind) return []
    const [a, b] = kind
    if (a > 0 && b > 0) beads.push({ from: range(i - a, i), to: range(j - b, j) })
    i -= a
    j -= b
  }
  return beads.reverse()
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

const placeOf = ({ place }: Measured) => place

type Places = { readonly from: ReadonlySet<string>; readonly to: ReadonlySet<string> }

function beadCost(
  left: readonly Measured[],
  right: readonly Measured[],
  ratio: number,
  shared: Places,
): number {
  if (left.length === 0 || right.length === 0) return lengthCost(sum(left) * ratio, sum(right), ratio) / 2
  return (
    lengthCost(sum(left) * ratio, sum(right), ratio) +
    placeCost(left, right, shared) +
    numberCost(left, right)
  )
}

function sum(sentences: readonly Measured[]): number {
  return sentences.reduce((total, { length }) => total + length, 0)
}

// How unlikely it is that one length came of the other: two tails of the normal distribution.
function lengthCost(expected: number, found: number, ratio: number): number {
  const mean = Math.max(1, (expected + found) / 2)
  const delta = Math.abs(found - expected) / Math.sqrt(mean * VARIANCE * ratio)
  return -Math.log(Math.max(1e-12, 2 * (1 - normal(delta))))
}

// Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), 26.2.17.
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
}

function placeCost(left: readonly Measured[], right: readonly Measured[], shared: Places): number {
  let cost = 0
  for (const one of left)
    for (const other of right) {
      if (one.place === other.place) cost -= one.place === '' ? 0 : SAME_PLACE
      else if (shared.to.has(one.place) || shared.from.has(other.place)) cost += OTHER_PLACE
    }
  return cost / Math.max(left.length, right.length)
}

function numberCost(left: readonly Measured[], right: readonly Measured[]): number {
  const waiting = right.flatMap(({ numbers }) => numbers)
  const before = waiting.length
  let missed = 0
  for (const number of left.flatMap(({ numbers }) => numbers)) {
    const at = waiting.indexOf(number)
    if (at < 0) missed += 1
    else waiting.splice(at, 1)
  }
  const met = before - waiting.length
  return OTHER_NUMBER * (missed + waiting.length) - SAME_NUMBER * met
}

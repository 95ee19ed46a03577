/**
 * Monotone alignment: which run of one text became which run of the other, in order, by dynamic programming over beads of one or
 * two units on either side (Gale and Church 1993), scored by length and by what both sides share (Moore 2002, Simard and others 1992).
 */

/** A run of units on each side that belong together; an empty side has no counterpart. */
export interface Bead {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** What scoring beads needs to know of the units of both sides. */
export interface Measures {
  readonly lengthBefore: readonly number[]
  readonly lengthAfter: readonly number[]
  readonly weightBefore: readonly number[]
  readonly weightAfter: readonly number[]
  /** Weight that the units at these indices share. */
  readonly shared: (before: number, after: number) => number
}

/** How lengths and shared terms of translations go together in the texts at hand. */
export interface Habits {
  /** Characters of the second side for one of the first. */
  readonly ratio: number
  /** Shared part that units have which do not belong together. */
  readonly chance: number
}

const SHAPES = [
  [1, 1, 0.12],
  [1, 0, 4.6],
  [0, 1, 4.6],
  [1, 2, 3.4],
  [2, 1, 3.4],
  [2, 2, 5.5],
] as const
/** Variance of the length of a translation for one character of the original, and what a length that differs may cost at most. */
const VARIANCE = 9
const MOST_FOR_LENGTH = 6
/** Characters below which lengths say little. */
const SHORT = 20
/** What a share of common terms is worth, over what chance gives. */
const FOR_SHARED = 26
/** Units off the diagonal that are looked at. */
const BAND = 40

/** Returns the best beads, in order; every unit is in one. */
export function beadsOf(measures: Measures, habits: Habits): Bead[] {
  const [rows, columns] = [measures.lengthBefore.length, measures.lengthAfter.length]
  const width = columns + 1
  const cost = new Float64Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY)
  const shape = new Int8Array((rows + 1) * width).fill(-1)
  cost[0] = 0
  const slope = rows === 0 ? 0 : columns / rows
  const reach = BAND + Math.abs(columns - rows)
  for (let i = 0; i <= rows; i++) {
    const first = rows === 0 ? 0 : Math.max(0, Math.floor(i * slope) - reach)
    const last = rows === 0 ? columns : Math.min(columns, Math.ceil(i * slope) + reach)
    for (let j = first; j <= last; j++) {
      for (const [index, [a, b, prior]] of SHAPES.entries()) {
        if (a > i || b > j) continue
        const before = cost[(i - a) * width + j - b] ?? Number.POSITIVE_INFINITY
        if (before === Number.POSITIVE_INFINITY) continue
        const total = before + prior + costOf(measures, habits, [i - a, i], [j - b, j])
        if (total < (cost[i * width + j] ?? 0)) {
          cost[i * width + j] = total
          shape[i * width + j] = index
        }
      }
    }
  }
  const beads: Bead[] = []
  for (let [i, j] = [rows, columns]; i > 0 || j > 0; ) {
    const [a, b] = SHAPES[shape[i * width + j] ?? 0] ?? SHAPES[0]
    beads.push({ before: range(i - a, i), after: range(j - b, j) })
    i -= a
    j -= b
  }
  return beads.reverse()
}

/** Returns how far the length is off what the language needs, in standard deviations. */
export function lengthOff(before: number, after: number, { ratio }: Habits): number {
  const expected = before * ratio
  return Math.abs(after - expected) / Math.sqrt(VARIANCE * Math.max(SHORT, expected))
}

type Run = readonly [start: number, end: number]

function costOf(measures: Measures, habits: Habits, [from, to]: Run, [start, end]: Run): number {
  if (from === to || start === end) return 0
  const off = lengthOff(sum(measures.lengthBefore, from, to), sum(measures.lengthAfter, start, end), habits)
  const length = Math.min(MOST_FOR_LENGTH, (off * off) / 2)
  let shared = 0
  for (let i = from; i < to; i++) for (let j = start; j < end; j++) shared += measures.shared(i, j)
  const all = sum(measures.weightBefore, from, to) + sum(measures.weightAfter, start, end)
  const likeness = all === 0 ? habits.chance : Math.min(1, (2 * shared) / all)
  return length - FOR_SHARED * (likeness - habits.chance)
}

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0
  for (let at = from; at < to; at++) total += values[at] ?? 0
  return total
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

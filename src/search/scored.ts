/** Sets of provision versions with scores, in the order of the index's keys, and how conditions join them. */

export interface Scored {
  /** Ascending keys of `rank.ts`. */
  readonly keys: Float64Array
  readonly scores: Float32Array
}

export const NONE: Scored = { keys: new Float64Array(0), scores: new Float32Array(0) }

/** Returns what is in both, scores added. */
export function both(one: Scored, other: Scored): Scored {
  const [few, many] = one.keys.length <= other.keys.length ? [one, other] : [other, one]
  const keys = new Float64Array(few.keys.length)
  const scores = new Float32Array(few.keys.length)
  let count = 0
  let at = 0
  for (let index = 0; index < few.keys.length; index++) {
    const key = few.keys[index] as number
    at = seek(many.keys, key, at)
    if (at === many.keys.length) break
    if (many.keys[at] !== key) continue
    keys[count] = key
    scores[count++] = (few.scores[index] as number) + (many.scores[at] as number)
  }
  return { keys: keys.subarray(0, count), scores: scores.subarray(0, count) }
}

/** Returns what is in either; what is in both has the larger score. */
export function either(one: Scored, other: Scored): Scored {
  if (one.keys.length === 0) return other
  if (other.keys.length === 0) return one
  const keys = new Float64Array(one.keys.length + other.keys.length)
  const scores = new Float32Array(keys.length)
  let [count, a, b] = [0, 0, 0]
  while (a < one.keys.length || b < other.keys.length) {
    const left = a < one.keys.length ? (one.keys[a] as number) : Number.POSITIVE_INFINITY
    const right = b < other.keys.length ? (other.keys[b] as number) : Number.POSITIVE_INFINITY
    keys[count] = Math.min(left, right)
    const fromLeft = left <= right ? (one.scores[a++] as number) : Number.NEGATIVE_INFINITY
    const fromRight = right <= left ? (other.scores[b++] as number) : Number.NEGATIVE_INFINITY
    scores[count++] = Math.max(fromLeft, fromRight)
  }
  return { keys: keys.subarray(0, count), scores: scores.subarray(0, count) }
}

/** Returns what is in either; the scores of what is in both are added. */
export function added(one: Scored, other: Scored): Scored {
  if (one.keys.length === 0) return other
  if (other.keys.length === 0) return one
  const all = either(one, other)
  return raised(raised({ keys: all.keys, scores: new Float32Array(all.keys.length) }, one), other)
}

/** Returns those of a set whose keys lie between two, these included. */
export function slice({ keys, scores }: Scored, first: number, last: number): Scored {
  const [from, to] = [seek(keys, first, 0), seek(keys, last + 1, 0)]
  return { keys: keys.subarray(from, to), scores: scores.subarray(from, to) }
}

/** Returns what is in any; the scores of what is in several are added, and `each` for every set that has it. */
export function summed(sets: readonly Scored[], each: number): Scored {
  return sets
    .map((set) => ({ keys: set.keys, scores: set.scores.map((score) => score + each) }))
    .reduce(added, NONE)
}

/** Raises the scores of some keys, which ascend, to those that they have in a set. */
export function raiseBySet(set: Scored, keys: Float64Array, scores: Float32Array): void {
  let at = 0
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as number
    at = seek(set.keys, key, at)
    if (set.keys[at] === key) scores[index] = Math.max(scores[index] as number, set.scores[at] as number)
  }
}

/** Returns those of a set to which something else gave a score, which is added; what it gave none is below 0. */
export function withScore(set: Scored, given: Float32Array): Scored {
  const keys = new Float64Array(given.length)
  const scores = new Float32Array(given.length)
  let count = 0
  for (let at = 0; at < given.length; at++) {
    if ((given[at] as number) < 0) continue
    keys[count] = set.keys[at] as number
    scores[count++] = (set.scores[at] as number) + (given[at] as number)
  }
  return { keys: keys.subarray(0, count), scores: scores.subarray(0, count) }
}

/** Returns what is in the one and not in the other. */
export function without(one: Scored, other: Scored): Scored {
  if (other.keys.length === 0) return one
  const keys = new Float64Array(one.keys.length)
  const scores = new Float32Array(one.keys.length)
  let [count, at] = [0, 0]
  for (let index = 0; index < one.keys.length; index++) {
    const key = one.keys[index] as number
    at = seek(other.keys, key, at)
    if (other.keys[at] === key) continue
    keys[count] = key
    scores[count++] = one.scores[index] as number
  }
  return { keys: keys.subarray(0, count), scores: scores.subarray(0, count) }
}

/** Returns the one, with the scores of the other added where it has them too. */
export function raised(one: Scored, other: Scored): Scored {
  if (other.keys.length === 0) return one
  const scores = one.scores.slice()
  let at = 0
  for (let index = 0; index < other.keys.length; index++) {
    const key = other.keys[index] as number
    at = seek(one.keys, key, at)
    if (one.keys[at] === key) scores[at] = (scores[at] as number) + (other.scores[index] as number)
  }
  return { keys: one.keys, scores }
}

/** Returns the score of a key; null where it is not in the set. */
export function scoreOf(set: Scored, key: number): number | null {
  const at = seek(set.keys, key, 0)
  return set.keys[at] === key ? (set.scores[at] as number) : null
}

/** Returns the first place whose key is not smaller. */
export function placeOf(keys: Float64Array, key: number): number {
  return seek(keys, key, 0)
}

// The first place from `at` on whose key is not smaller: by doubling steps, so that few keys among many are found quickly.
function seek(keys: Float64Array, key: number, at: number): number {
  if (at >= keys.length || (keys[at] as number) >= key) return at
  let step = 1
  let low = at
  while (low + step < keys.length && (keys[low + step] as number) < key) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, keys.length)
  low++
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] as number) < key) low = middle + 1
    else high = middle
  }
  return low
}

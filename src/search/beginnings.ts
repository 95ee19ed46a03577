/**
 * The rows of a beginning that common terms have: the index would join all that it holds of each term, and their lists give the first
 * rows at once. Terms between them, which have no list, are read place by place.
 */
import type { PartNumber } from './dialect/sqlite.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { listOf } from './dialect/sqlite-find.ts'
import { placesBetween } from './dialect/sqlite-occurrences.ts'
import { firstKeys } from './postings.ts'

// Where terms without lists have more places than these, the index itself is sooner.
const MOST_PLACES = 8000

/**
 * Returns the first `most` rows of a beginning, in order; null where no common term begins so, or too much else does. `since` gives the
 * rows of a term that came in after the lists were made.
 */
export function rowsOfBeginning(
  index: OpenIndex,
  part: PartNumber,
  beginning: string,
  most: number,
  since: (term: string) => Float64Array,
): Float64Array | null {
  const listed = [...index.common[part].keys()].filter((term) => term.startsWith(beginning)).sort(byCodePoint)
  if (listed.length === 0) return null
  const runs: Float64Array[] = []
  let places = 0
  for (const [from, to] of gapsBetween(beginning, listed)) {
    const run = placesBetween(index.db, part, from, to, MOST_PLACES + 1 - places)
    places += run.length
    if (places > MOST_PLACES) return null
    runs.push(run.sort())
  }
  for (const term of listed) {
    const list = listOf(index.db, part, term, index.attributes.count[part])
    if (list) runs.push(firstKeys(list, most))
    runs.push(since(term))
  }
  const some = runs.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length)
  return some.reduce((one, other) => joined(one, other, most), new Float64Array(0)).slice()
}

// Terms lie in the order of their letters as bytes, which is that of code points.
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

const FIRST = '\u0001'
const LAST = '\u{10ffff}'

// First and last term that may lie before, between and after some terms. Bounds are taken in, so that none may be a listed term itself.
function gapsBetween(beginning: string, listed: readonly string[]): [from: string, to: string][] {
  const from = [beginning, ...listed.map((term) => term + FIRST)]
  const to = [...listed.map(before), beginning + LAST]
  return from.flatMap((first, at): [string, string][] =>
    listed[at] === first ? [] : [[first, to[at] as string]],
  )
}

// What is greater than all terms before this one.
function before(term: string): string {
  const letters = Array.from(term)
  const last = letters.pop()?.codePointAt(0) ?? 0
  // No letter lies between the two halves of the first plane.
  const one = last === 0xe000 ? 0xd7ff : last - 1
  return letters.join('') + String.fromCodePoint(one) + LAST
}

// The first keys of both, which ascend; what is in both is there once, and so is what is several times in one.
function joined(one: Float64Array, other: Float64Array, most: number): Float64Array {
  const keys = new Float64Array(Math.min(most, one.length + other.length))
  let [count, a, b, last] = [0, 0, 0, -1]
  while (count < keys.length && (a < one.length || b < other.length)) {
    const left = a < one.length ? (one[a] as number) : Infinity
    const right = b < other.length ? (other[b] as number) : Infinity
    if (left <= right) a++
    else b++
    const key = Math.min(left, right)
    if (key !== last) keys[count++] = last = key
  }
  return keys.subarray(0, count)
}

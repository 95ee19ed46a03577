/**
 * Two wordings of one act: which provision became which, by what they say and not by number alone. Equal ones in their place go
 * first; then the likest pairs, of whatever number; then, with what stands around them, those that are less alike; at last single
 * sentences that went to another provision than the rest, which is how a provision is split or merged.
 */
import { confidenceOf } from './confidence.ts'
import { flows } from './flows.ts'
import { citationsInBoth, numbersInBoth } from './in-both.ts'
import { type Overlap, overlapOf } from './overlap.ts'
import { type Pair, Pairs, type Rest } from './pairs.ts'
import { termsOfOneLanguage } from './terms.ts'
import type { How, Link, Unit, Why } from './unit.ts'

/** Two wordings this alike belong together wherever they stand. */
const ALIKE = 0.46
/** What a shared number, a shared heading, and each neighbour that goes together add to likeness. */
const FOR_NUMBER = 0.14
const FOR_HEADING = 0.12
const FOR_NEIGHBOUR = 0.1
/** With all that, so much is needed: under another number, and under the same. */
const LEAST_ELSEWHERE = 0.3
const LEAST_IN_PLACE = 0.26
/** Below this likeness one number says that the number was used again. */
const LEAST_OF_ONE_NUMBER = 0.13
/** Likeness without which nothing else counts. */
const LEAST = 0.06

/**
 * Returns the links between two wordings of an act, in the order of the later one. What is in no link went, or is new. Pairs that
 * are `known` from elsewhere stay as they are and are left out, where their words have anything to do with each other; what else
 * their words did is found.
 */
export function alignVersions(
  before: readonly Unit[],
  after: readonly Unit[],
  known: readonly Pair[] = [],
): Link[] {
  const pairs = new Pairs(before, after)
  for (const pair of known) pairs.pair(pair)
  pairs.pairEqual()
  const rest = restOf(pairs, known)
  const given = new Set(known.map(({ after }) => after))
  const equal = pairs.links((pair) => equalLink(pairs, pair)).filter((link) => !given.has(link.after))
  if (rest.before.length === 0 || rest.after.length === 0) return equal
  // What reads the same on both days is not taken apart: it says nothing of the rest, and would cost most of the time.
  const more = 2 * equal.length
  const overlap = overlapOf(
    rest.before.map((i) => saidBy(before[i])),
    rest.after.map((j) => saidBy(after[j])),
    termsOfOneLanguage,
    more,
  )
  const likes = likenesses(overlap, rest)
  const certain = confirmed(pairs, known, likes)
  pairLikest(pairs, likes)
  pairInContext(pairs, likes)
  pairInContext(pairs, likes)
  const found = likes
    .filter((like) => pairs.afterOf(like.before) === like.after && !certain.has(like.after))
    .map((like) => linkOf(pairs, overlap, like, how(pairs, like)))
  const parts = flows(pairs, rest, more).map(({ before: i, after: j, how, share }) => {
    const [row, column] = [rest.before.indexOf(i), rest.after.indexOf(j)]
    return linkOf(pairs, overlap, { before: i, after: j, row, column, likeness: share }, how)
  })
  return [...equal, ...found, ...parts].sort((a, b) => a.after - b.after || a.before - b.before)
}

function restOf(pairs: Pairs, known: readonly Pair[]): Rest {
  const changed = known.filter(({ before, after }) => pairs.before[before]?.text !== pairs.after[after]?.text)
  return {
    before: [...pairs.restBefore(), ...changed.map(({ before }) => before)].sort((a, b) => a - b),
    after: [...pairs.restAfter(), ...changed.map(({ after }) => after)].sort((a, b) => a - b),
  }
}

// What a number alone holds together is let go; returns the later units of the others.
function confirmed(pairs: Pairs, known: readonly Pair[], likes: readonly Like[]): ReadonlySet<number> {
  const alike = new Set(
    likes
      .filter((like) => like.likeness >= LEAST_OF_ONE_NUMBER && pairs.afterOf(like.before) === like.after)
      .map(({ after }) => after),
  )
  const kept = known.filter(
    ({ before, after }) => alike.has(after) || pairs.before[before]?.text === pairs.after[after]?.text,
  )
  const after = new Set(kept.map((pair) => pair.after))
  for (const pair of known) if (!after.has(pair.after)) pairs.part(pair)
  return after
}

/** How alike two units are that may belong together, and where the overlap has them. */
interface Like {
  readonly before: number
  readonly after: number
  readonly row: number
  readonly column: number
  readonly likeness: number
}

function likenesses(overlap: Overlap, rest: Rest): Like[] {
  const found: Like[] = []
  for (const [row, before] of rest.before.entries()) {
    const shared = overlap.row(row)
    for (const [column, after] of rest.after.entries()) {
      const likeness = overlap.likeness(row, column, shared[column] ?? 0)
      if (likeness >= LEAST) found.push({ before, after, row, column, likeness })
    }
  }
  return found
}

function pairLikest(pairs: Pairs, likes: readonly Like[]): void {
  pairBest(
    pairs,
    likes.flatMap((like) =>
      like.likeness < ALIKE
        ? []
        : [{ ...like, score: like.likeness + pairs.bonus(like, FOR_NUMBER, FOR_HEADING) }],
    ),
  )
}

function pairInContext(pairs: Pairs, likes: readonly Like[]): void {
  pairBest(
    pairs,
    likes.flatMap((like) => {
      if (!pairs.areFree(like)) return []
      const inPlace = pairs.sameNumber(like)
      if (inPlace && like.likeness < LEAST_OF_ONE_NUMBER) return []
      const neighbours = pairs.neighbours(like)
      const score = like.likeness + pairs.bonus(like, FOR_NUMBER, FOR_HEADING) + FOR_NEIGHBOUR * neighbours
      return score >= (inPlace ? LEAST_IN_PLACE : LEAST_ELSEWHERE) ? [{ ...like, score }] : []
    }),
  )
}

function pairBest(pairs: Pairs, scored: readonly (Like & { readonly score: number })[]): void {
  for (const like of scored.toSorted((a, b) => b.score - a.score)) if (pairs.areFree(like)) pairs.pair(like)
}

function how(pairs: Pairs, like: Like): How {
  return pairs.sameNumber(like) ? 'kept' : 'moved'
}

function linkOf(pairs: Pairs, overlap: Overlap, like: Like, how: How): Link {
  const { before, after, row, column, likeness } = like
  const [from, to] = [pairs.before[before] as Unit, pairs.after[after] as Unit]
  const sameNumber = pairs.sameNumber(like)
  const neighbours = pairs.neighbours(like) === 2
  const sameHeading = from.heading !== null && from.heading === to.heading
  return {
    before,
    after,
    how,
    confidence: confidenceOf({ how, likeness, sameNumber, neighbours, sameHeading }),
    why: {
      terms: overlap.shared(row, column),
      numbers: numbersInBoth(from, to),
      citations: citationsInBoth(from, to),
      sameNumber,
      sameHeading,
      neighbours,
      likeness,
    },
  }
}

// Nothing has to be explained of what reads the same in its place.
function equalLink(pairs: Pairs, { before, after }: Pair): Link {
  const why: Why = {
    terms: [],
    numbers: [],
    citations: [],
    sameNumber: pairs.sameNumber({ before, after }),
    sameHeading: true,
    neighbours: false,
    likeness: 1,
  }
  return { before, after, how: 'kept', confidence: 1, why }
}

function saidBy(unit: Unit | undefined): string {
  return unit?.heading ? `${unit.heading}\n${unit.text}` : (unit?.text ?? '')
}

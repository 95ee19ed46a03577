/**
 * Aligning two successive texts of one expression: which provision of the later text is which of the earlier one.
 *
 * Numbers alone do not tell: numbers repeat within a text, vanish and come back on other words, and provisions move. What is
 * certain goes first (the source's own key, the whole name of a division, number with words), then words alone (a provision
 * renumbered), then number with likeness, then likeness alone (renumbered and amended), then number alone (rewritten). Divisions
 * whose names do not tell follow what they hold.
 */
import { pairDivisions, pairNamedDivisions } from './align-divisions.ts'
import { type Alignable, isLeaf, isNumbered, label, reads } from './alignable.ts'
import { likeness, runsOf } from './likeness.ts'
import { Pairing } from './pairing.ts'

/** Below so many words, equal words prove nothing ("(Repealed)"). */
const TELLING_WORDS = 8
/** From here on, two wordings of different numbers are taken for one provision renumbered and amended. */
const ALIKE = 0.6
/** From here on, a shared number is believed at once. */
const HARDLY_ALIKE = 0.2
/** A run of words that stands in more provisions than this is boilerplate. */
const BOILERPLATE = 50

/** Returns, for each provision of the later text, the index of the same provision in the earlier text, or -1 where it is new. */
export function align(earlier: readonly Alignable[], later: readonly Alignable[]): Int32Array {
  const pairing = new Pairing(earlier, later)
  pairSameEnds(pairing)
  if (pairing.complete) return pairing.match
  pairing.by((item) => (item.key === undefined ? null : `${item.kind}|${item.key}`))
  pairNamedDivisions(pairing)
  pairing.by((item) => (isLeaf(item) ? `${label(item)}|${item.content?.wordsHash}` : null))
  pairUniqueWords(pairing)
  pairNumbers(pairing, (a, b) => (likeness(a.content, b.content) ?? 1) >= HARDLY_ALIKE)
  pairAlike(pairing)
  pairNumbers(pairing, () => true)
  pairDivisions(pairing)
  // Unnumbered text: the next of its kind under the same parent.
  pairing.byUnderSameParent((item) => (isLeaf(item) && !isNumbered(item) ? item.kind : null))
  return pairing.match
}

// What is equal at the beginning and at the end of both texts is the same.
function pairSameEnds(pairing: Pairing): void {
  const { earlier, later } = pairing
  const shorter = Math.min(earlier.length, later.length)
  let head = 0
  while (head < shorter && reads(pairing.old(head), pairing.new(head))) pairing.pair(head, head++)
  for (let tail = 1; tail <= shorter - head; tail++) {
    const [left, right] = [earlier.length - tail, later.length - tail]
    if (!reads(pairing.old(left), pairing.new(right))) return
    pairing.pair(left, right)
  }
}

// The same telling words, found once on either side, under another number: renumbered.
function pairUniqueWords(pairing: Pairing): void {
  const telling = (item: Alignable) =>
    item.content && item.content.length >= TELLING_WORDS ? `${item.kind}|${item.content.wordsHash}` : null
  const left = pairing.buckets(telling)
  for (const [words, laters] of pairing.laterBuckets(telling)) {
    const earliers = left.get(words) ?? []
    if (earliers.length === 1 && laters.length === 1) pairing.pair(earliers[0] as number, laters[0] as number)
  }
}

// The same number, if the two are believed; of several, the pair most alike, then under the same parent, then in order.
function pairNumbers(pairing: Pairing, believed: (a: Alignable, b: Alignable) => boolean): void {
  const numbered = (item: Alignable) => (isLeaf(item) && isNumbered(item) ? label(item) : null)
  const buckets = pairing.buckets(numbered)
  for (const later of pairing.restLater()) {
    const item = pairing.new(later)
    const number = numbered(item)
    const bucket = number === null ? undefined : buckets.get(number)
    if (!bucket) continue
    let best = -1
    let bestScore = -1
    for (const [i, earlier] of bucket.entries()) {
      const old = pairing.old(earlier)
      if (!believed(old, item)) continue
      const score =
        (likeness(old.content, item.content) ?? 0) + (pairing.sameParent(earlier, later) ? 0.1 : 0)
      if (score > bestScore) [best, bestScore] = [i, score]
    }
    if (best >= 0) pairing.pair(bucket.splice(best, 1)[0] as number, later)
  }
}

// Another number but much the same words: renumbered and amended. The likest pairs go first.
function pairAlike(pairing: Pairing): void {
  const index = runs(pairing)
  const candidates: { earlier: number; later: number; score: number }[] = []
  for (const later of index.size === 0 ? [] : pairing.restLater()) {
    const { content, kind } = pairing.new(later)
    if (!content || content.length < TELLING_WORDS) continue
    const shared = new Set<number>()
    for (const run of runsOf(content)) {
      const earliers = index.get(run) ?? []
      if (earliers.length <= BOILERPLATE) for (const earlier of earliers) shared.add(earlier)
    }
    for (const earlier of shared) {
      if (pairing.old(earlier).kind !== kind) continue
      const score = likeness(pairing.old(earlier).content, content) ?? 0
      if (score >= ALIKE) candidates.push({ earlier, later, score })
    }
  }
  candidates.sort((a, b) => b.score - a.score)
  for (const { earlier, later } of candidates)
    if (pairing.areFree(earlier, later)) pairing.pair(earlier, later)
}

function runs(pairing: Pairing): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const earlier of pairing.restEarlier()) {
    const { content } = pairing.old(earlier)
    if (!content || content.length < TELLING_WORDS) continue
    for (const run of runsOf(content)) {
      const found = index.get(run)
      if (found) found.push(earlier)
      else index.set(run, [earlier])
    }
  }
  return index
}

/** Sentences that went to another provision than the rest of theirs: how provisions are split, merged, and give parts to each other. */
import { type Overlap, overlapOf } from './overlap.ts'
import type { Pair, Pairs, Rest } from './pairs.ts'
import { termsOfOneLanguage } from './terms.ts'
import type { How, Unit } from './unit.ts'

/** Words of one provision that stand in another one now. */
export interface Flow extends Pair {
  readonly how: How
  /** How much of the smaller of both it is. */
  readonly share: number
}

/** Two sentences this alike are one. */
const ALIKE = 0.46
/** … and this alike, where one of the provisions has no partner. */
const ALIKE_WHERE_FREE = 0.34
/** … and this alike, where the provisions belong together: what stayed is not looked for elsewhere. */
const ALIKE_OF_PARTNERS = 0.4
/** What it adds that both stand in provisions that belong together. */
const FOR_PARTNERS = 0.25
/** Part of a provision that has to have come from another, or gone there. */
const LEAST_SHARE = 0.4
/** Words that such a part has at least. */
const FEWEST_WORDS = 6

interface Sentence {
  readonly unit: number
  readonly text: string
  readonly words: number
}

/** Returns the flows between units that are no partners. */
export function flows(pairs: Pairs, rest: Rest, more: number): Flow[] {
  const from = rest.before.flatMap((unit) => sentencesOf(pairs.before[unit], unit))
  const to = rest.after.flatMap((unit) => sentencesOf(pairs.after[unit], unit))
  const overlap = overlapOf(
    from.map(({ text }) => text),
    to.map(({ text }) => text),
    termsOfOneLanguage,
    more,
  )
  const moved = new Map<string, Pair & { words: number; alike: number }>()
  for (const { s, t, alike } of bestOf(pairs, overlap, from, to)) {
    const [a, b] = [from[s], to[t]]
    if (!a || !b || pairs.afterOf(a.unit) === b.unit) continue
    const key = `${a.unit} ${b.unit}`
    const words = Math.min(a.words, b.words)
    const sum = moved.get(key) ?? { before: a.unit, after: b.unit, words: 0, alike: 0 }
    moved.set(key, { ...sum, words: sum.words + words, alike: sum.alike + alike * words })
  }
  const sizeBefore = sizes(from)
  const sizeAfter = sizes(to)
  return [...moved.values()].flatMap(({ before, after, words, alike }) => {
    const ofBefore = pairs.afterOf(before) === -1 ? words / (sizeBefore.get(before) ?? words) : 0
    const ofAfter = pairs.beforeOf(after) === -1 ? words / (sizeAfter.get(after) ?? words) : 0
    const share = Math.max(ofBefore, ofAfter)
    if (words < FEWEST_WORDS || share < LEAST_SHARE) return []
    return [{ before, after, how: ofAfter >= ofBefore ? 'split' : 'merged', share: (share * alike) / words }]
  })
}

/** Two sentences, and how alike they are. */
interface Match {
  readonly s: number
  readonly t: number
  readonly alike: number
}

// Each sentence goes with the one that is likest, where that has none that is liker.
function bestOf(pairs: Pairs, overlap: Overlap, from: readonly Sentence[], to: readonly Sentence[]): Match[] {
  const found: (Match & { score: number })[] = []
  for (const [s, { unit }] of from.entries()) {
    const shared = overlap.row(s)
    for (const [t, other] of to.entries()) {
      if ((shared[t] ?? 0) === 0) continue
      const alike = overlap.likeness(s, t, shared[t] ?? 0)
      const partners = pairs.afterOf(unit) === other.unit
      // Where neither has a partner, their whole texts were not alike enough: one sentence has to be the more so.
      const free = (pairs.afterOf(unit) === -1) !== (pairs.beforeOf(other.unit) === -1)
      if (alike >= (free ? ALIKE_WHERE_FREE : partners ? ALIKE_OF_PARTNERS : ALIKE))
        found.push({ s, t, alike, score: alike + (partners ? FOR_PARTNERS : 0) })
    }
  }
  const [usedFrom, usedTo] = [new Set<number>(), new Set<number>()]
  return found
    .sort((a, b) => b.score - a.score)
    .filter(({ s, t }) => {
      if (usedFrom.has(s) || usedTo.has(t)) return false
      usedFrom.add(s)
      usedTo.add(t)
      return true
    })
}

// Lines, and what ends with a full stop, a semicolon or a colon within them.
function sentencesOf(of: Unit | undefined, unit: number): Sentence[] {
  return (of?.text ?? '')
    .split(/\n+|(?<=[.;:!?。；])\s+(?=\p{Lu}|\p{N}|\p{Lo}|["«“(])/u)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => ({ unit, text: each, words: each.match(/[\p{L}\p{N}]+/gu)?.length ?? 0 }))
}

function sizes(sentences: readonly Sentence[]): Map<number, number> {
  const sums = new Map<number, number>()
  for (const { unit, words } of sentences) sums.set(unit, (sums.get(unit) ?? 0) + words)
  return sums
}

/** From rows that match to acts and provisions in the order of a page: what holds on the day and meets the filters, best first. */
import type { Attributes, ExpressionFacts } from './attributes.ts'
import type { PartNumber } from './dialect/sqlite.ts'
import { FAILS, type Narrowing, standingOf } from './narrowing.ts'
import { idOf, rowKey } from './rank.ts'
import { placeOf, type Scored } from './scored.ts'
import { partIn, ROLES, roleIn, WORDS } from './spans.ts'
import { STANDING } from './weights.ts'

/** A provision version found; larger scores are better. */
export interface Candidate {
  readonly key: number
  readonly id: number
  readonly score: number
  /** What its own heading multiplied the score by. */
  readonly heading?: { readonly factor: number; readonly of: string }
  /** What the heading of a division above it added. */
  readonly below?: { readonly value: number; readonly of: string; readonly provision: number }
}

/** An act found: by provisions, by its title, or both. */
export interface ActFound {
  readonly work: number
  readonly score: number
  /** Provisions of it that match. */
  readonly matches: number
}

// The heading of a chapter says less than the article in it that says the same.
export const DIVISION = 0.6
// Recitals and notes speak of the law; they are not the law.
export const BESIDE = 0.75

const BY_ROLE: readonly number[] = [DIVISION, 1, BESIDE]

export class Candidates {
  readonly #attributes: Attributes
  readonly #narrowing: Narrowing
  readonly #today: number | null
  readonly #weights: Float32Array
  readonly #sets: { part: PartNumber; set: Scored; final: Float32Array }[] = []
  /** By expression: rows that match on the day, whatever else the expression fails. */
  readonly matches: Uint32Array
  readonly #best: Float32Array
  /** Provisions that match and meet all filters. */
  count = 0

  constructor(attributes: Attributes, narrowing: Narrowing, weights: Float32Array, today: number | null) {
    this.#attributes = attributes
    this.#narrowing = narrowing
    this.#weights = weights
    this.#today = today
    this.matches = new Uint32Array(attributes.expressions.length)
    this.#best = new Float32Array(attributes.expressions.length)
  }

  /** Adds the rows that match in a part of the index. */
  add(part: PartNumber, set: Scored): void {
    const { rows } = this.#attributes
    const [weights, matches, best, today] = [this.#weights, this.matches, this.#best, this.#today]
    const { fails, day } = this.#narrowing
    const { keys, scores } = set
    const final = new Float32Array(keys.length)
    let count = 0
    // The innermost loops of every search: common words come here by the hundred thousand. Rows of one expression mostly follow one
    // another: what is known of it is looked up where another one begins.
    for (let at = 0; at < keys.length; ) {
      const of = rows[idOf(keys[at] as number) * WORDS] as number
      const failed = fails[of] ?? FAILS.other
      const weight = weights[of] ?? 0
      let [matching, top] = [0, 0]
      for (; at < keys.length; at++) {
        const row = idOf(keys[at] as number) * WORDS
        if ((rows[row] as number) !== of) break
        const word = rows[row + 3] as number
        if (failed >= FAILS.other || partIn(word) !== part) continue
        const [from, to] = [rows[row + 1] as number, rows[row + 2] as number]
        if (day !== null && (from > day || to <= day)) continue
        matching++
        if (failed !== 0) continue
        let score = (scores[at] as number) * weight * (BY_ROLE[roleIn(word)] as number)
        if (today !== null) score *= STANDING[standingOf(from, to, today)]
        final[at] = score
        if (score > top) top = score
      }
      matches[of] = (matches[of] as number) + matching
      if (failed === 0) count += matching
      if (top > (best[of] as number)) best[of] = top
    }
    this.count += count
    this.#sets.push({ part, set, final })
  }

  /** Returns the acts that have provisions which match, in no order. */
  acts(): ActFound[] {
    const acts = new Map<number, { work: number; score: number; matches: number }>()
    this.#best.forEach((score, expression) => {
      if (score === 0) return
      const work = this.#attributes.expressions[expression]?.work ?? 0
      const act = acts.get(work) ?? { work, score: 0, matches: 0 }
      act.score = Math.max(act.score, score)
      act.matches += this.matches[expression] as number
      acts.set(work, act)
    })
    return [...acts.values()]
  }

  /** Returns the best provisions of some acts, best first, at most `most` each, and those divisions that are among the best `divisions`. */
  provisionsOf(works: ReadonlySet<number>, most: number, divisions: number): Map<number, Candidate[]> {
    const found = new Map<number, { best: Candidate[]; divisions: Candidate[] }>()
    for (const facts of this.#attributes.expressions) {
      if (!facts || !works.has(facts.work) || this.#best[facts.id] === 0) continue
      const lists = found.get(facts.work) ?? { best: [], divisions: [] }
      found.set(facts.work, lists)
      for (const { part, set, final } of this.#sets)
        this.#ofExpression(facts, part, set, final, (candidate) => {
          keepBest(lists.best, candidate, most)
          if (this.#attributes.roleOf(candidate.id) === ROLES.division)
            keepBest(lists.divisions, candidate, divisions)
        })
    }
    return new Map(
      Array.from(found, ([work, lists]) => [work, [...new Set([...lists.best, ...lists.divisions])]]),
    )
  }

  #ofExpression(
    { id: expression, rank }: ExpressionFacts,
    part: PartNumber,
    { keys }: Scored,
    final: Float32Array,
    keep: (candidate: Candidate) => void,
  ): void {
    const range = this.#attributes.range(part, expression)
    if (range === null) return
    const last = rowKey(rank, range.last)
    for (let at = placeOf(keys, rowKey(rank, range.first)); (keys[at] ?? Infinity) <= last; at++) {
      const score = final[at] as number
      const key = keys[at] as number
      if (score > 0 && this.#attributes.expressionOf(idOf(key)) === expression)
        keep({ key, id: idOf(key), score })
    }
  }

  /** Returns the best provisions of all, best first. */
  provisions(most: number): Candidate[] {
    const best: Candidate[] = []
    for (const { set, final } of this.#sets) {
      for (let at = 0; at < final.length; at++) {
        const score = final[at] as number
        const key = set.keys[at] as number
        if (score > 0) keepBest(best, { key, id: idOf(key), score }, most)
      }
    }
    return best
  }
}

/** Orders provisions: better first, then as they stand in the library. */
export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.id - b.id
}

// A short list in order: most of what comes is worse than its last.
function keepBest(list: Candidate[], candidate: Candidate, most: number): void {
  const last = list.at(-1)
  if (list.length >= most && last && byScore(candidate, last) >= 0) return
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (byScore(list[middle] as Candidate, candidate) <= 0) low = middle + 1
    else high = middle
  }
  list.splice(low, 0, candidate)
  if (list.length > most) list.pop()
}

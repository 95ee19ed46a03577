/** The rows of terms that have no list, scored by BM25 as the index would, in one part of it; each term is read once a search. */
import type { Terms } from './analysis/analysis.ts'
import type { Condition } from './conditions.ts'
import type { PartNumber } from './dialect/sqlite.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { beginningsOf, type Occurrences, occurrencesOf } from './dialect/sqlite-occurrences.ts'
import { rarity, termWeight } from './postings.ts'
import { idOf } from './rank.ts'
import { added, NONE, type Scored } from './scored.ts'

// A term that stands in more places is left to the index, which says what it leaves out.
const MOST_PLACES = 20_000

// What the tokenizer of the index leaves as it is: one term, spelled as it is kept.
const AS_KEPT = /^[a-z0-9.\-\u0080-\uffff]+$/

/** Returns whether a term is spelled as the index keeps terms, whose tokenizer would make of it the same. */
export function isAsKept(term: string): boolean {
  return AS_KEPT.test(term)
}

export class TermSets {
  readonly #index: OpenIndex
  readonly #part: PartNumber
  readonly #known = new Map<string, Scored | null>()

  constructor(index: OpenIndex, part: PartNumber) {
    this.#index = index
    this.#part = part
  }

  /** Returns a set for each condition; null where one of them is no choice of terms, or a term stands in too many places. */
  of(conditions: readonly Condition[]): Scored[] | null {
    if (!conditions.every(({ of, answers }) => of === null && answers.every(isTerm))) return null
    const sets: Scored[] = []
    for (const { answers } of conditions) {
      const each = answers.map(({ terms }) => this.#set(terms))
      if (!each.every((set) => set !== null)) return null
      sets.push(each.reduce(added, NONE))
    }
    return sets
  }

  /** Returns the rows of a beginning, which are known, with their scores; null where more than terms answer it. */
  beginning({ answers }: Condition, keys: Float64Array): Scored | null {
    const [only] = answers
    if (answers.length !== 1 || !only?.open || !isAsKept(only.terms)) return null
    return this.#scored(beginningsOf(this.#index.db, this.#part, only.terms, keys))
  }

  #set(term: string): Scored | null {
    const before = this.#known.get(term)
    if (before !== undefined) return before
    const found = occurrencesOf(this.#index.db, this.#part, term, MOST_PLACES)
    const set = found && this.#scored(found)
    this.#known.set(term, set)
    return set
  }

  #scored({ keys, frequencies }: Occurrences): Scored {
    const { attributes } = this.#index
    const average = attributes.averageLength(this.#part)
    const rare = rarity(keys.length, attributes.count[this.#part])
    const scores = frequencies.map(
      (frequency, at) => rare * termWeight(frequency, attributes.lengthOf(idOf(keys[at] as number)), average),
    )
    return { keys, scores }
  }
}

function isTerm({ terms, open }: Terms): boolean {
  return !open && isAsKept(terms)
}

/** Everything that says a query in other languages than its own, before it is put in order. */
import type { AcrossPlan } from './across.ts'
import { type AcrossCondition, conditionsAcross } from './across-languages.ts'
import type { Condition } from './conditions.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { matchKeys, matchScored } from './dialect/sqlite-find.ts'
import { MOST_COUNTED, MOST_RANKED } from './evaluate.ts'
import type { PartFound } from './finding.ts'
import type { Approximation } from './model.ts'
import { holdsOn, type Narrowing, partsFor } from './narrowing.ts'
import { rarity, termWeight } from './postings.ts'
import { idOf } from './rank.ts'
import { either, NONE, type Scored } from './scored.ts'
import { WORDS } from './spans.ts'

/** What is found in other languages, and by which conditions. */
export interface AcrossFound {
  /** By language, ISO 639-3 without script. */
  readonly conditions: ReadonlyMap<string, readonly Condition[]>
  readonly parts: readonly { readonly part: PartFound['part']; readonly set: Scored }[]
  /** Provisions that may be shown. */
  readonly count: number
  /** True: none has all parts of the query; these have some of them. */
  readonly loosened: boolean
}

/** Returns the language of a code without its script or spelling: `zho` of `zho-hant`. */
export function baseOf(language: string): string {
  return language.slice(0, 3)
}

/** Returns the languages of the expressions that meet the filters. */
export function languagesLeft({ attributes }: OpenIndex, { fails }: Narrowing): ReadonlySet<string> {
  const left = new Set<string>()
  for (const facts of attributes.expressions) if (facts && fails[facts.id] === 0) left.add(facts.language)
  return new Set(Array.from(left, baseOf))
}

/**
 * Returns the provisions of other languages that have all parts of the query; where `loosely` and none has, those that have some.
 * Null where the plan has no language. What no expression that meets the filters is written in is no part of it (`languagesLeft`).
 */
export function provisionsAcross(
  index: OpenIndex,
  plan: AcrossPlan,
  narrowing: Narrowing,
  approximate: Set<Approximation>,
  loosely: boolean,
): AcrossFound | null {
  const { languages } = plan
  if (languages.length === 0) return null
  const conditions = new Map(languages.map((each) => [each.language, conditionsAcross(each)] as const))
  const found = (joiner: ' AND ' | ' OR ') =>
    partsFor(index, narrowing.day).map((part) => {
      const finder = new Finder(index, part, narrowing, approximate)
      const sets = [...conditions].map(([language, all]) => finder.rows(language, all, joiner))
      return { part, set: sets.reduce(either, NONE), count: finder.count }
    })
  const all = found(' AND ')
  const countOf = (parts: readonly { count: number }[]) => parts.reduce((sum, { count }) => sum + count, 0)
  const several = [...conditions.values()].some((each) => each.filter(({ needed }) => needed).length > 1)
  if (countOf(all) > 0 || !loosely || !several)
    return { conditions, parts: all, count: countOf(all), loosened: false }
  const some = found(' OR ')
  return { conditions, parts: some, count: countOf(some), loosened: countOf(some) > 0 }
}

class Finder {
  readonly #index: OpenIndex
  readonly #part: PartFound['part']
  readonly #narrowing: Narrowing
  readonly #approximate: Set<Approximation>
  /** Rows found that hold on the day and meet the filters. */
  count = 0

  constructor(
    index: OpenIndex,
    part: PartFound['part'],
    narrowing: Narrowing,
    approximate: Set<Approximation>,
  ) {
    this.#index = index
    this.#part = part
    this.#narrowing = narrowing
    this.#approximate = approximate
  }

  rows(language: string, conditions: readonly AcrossCondition[], joiner: ' AND ' | ' OR '): Scored {
    const needed = conditions.filter((condition) => condition.needed).map(({ match: each }) => each)
    if (needed.length === 0) return NONE
    const match = needed.join(joiner)
    const wished = conditions.filter((condition) => !condition.needed).map(({ match: each }) => each)
    const ranked = wished.length === 0 ? match : `(${match}) AND (${[...needed, ...wished].join(' OR ')})`
    const { db } = this.#index
    const scored = this.#ofLanguage(language, matchScored(db, this.#part, ranked, MOST_RANKED + 1))
    if (!scored.cut) return this.#counted(scored.set)
    this.#approximate.add('ranked-first')
    const keys = matchKeys(db, this.#part, match, MOST_COUNTED + 1)
    if (keys.length > MOST_COUNTED) this.#approximate.add('counted-first')
    const all = this.#ofLanguage(language, { keys, scores: new Float32Array(keys.length) }).set
    return this.#counted(either(this.#countedOnce(all.keys), scored.set))
  }

  #ofLanguage(language: string, { keys, scores }: Scored): { readonly set: Scored; readonly cut: boolean } {
    const { attributes } = this.#index
    const at = Array.from(keys.keys()).filter((each) =>
      this.#isIn(language, attributes.rows[idOf(keys[each] as number) * WORDS] as number),
    )
    const set = {
      keys: Float64Array.from(at, (each) => keys[each] as number),
      scores: Float32Array.from(at, (each) => scores[each] as number),
    }
    return { set, cut: keys.length > MOST_RANKED }
  }

  #counted(set: Scored): Scored {
    const { attributes } = this.#index
    const { fails, day } = this.#narrowing
    for (const key of set.keys) {
      const id = idOf(key)
      if (fails[attributes.rows[id * WORDS] as number] === 0 && holdsOn(attributes, id, day)) this.count++
    }
    return set
  }

  #isIn(language: string, expression: number): boolean {
    return this.#index.attributes.expressions[expression]?.language.startsWith(language) === true
  }

  // As BM25 would have it for what stands in each row once.
  #countedOnce(keys: Float64Array): Scored {
    const { attributes } = this.#index
    const average = attributes.averageLength(this.#part)
    const rare = rarity(keys.length, attributes.count[this.#part])
    return {
      keys,
      scores: Float32Array.from(keys, (key) => rare * termWeight(1, attributes.lengthOf(idOf(key)), average)),
    }
  }
}

/**
 * Answering conditions from one part of the index. Terms that are not common are read place by place and scored here (`terms.ts`);
 * common terms come from their lists; phrases are asked of the index in one piece, with its BM25. Beginnings and phrases of common
 * words are only asked for which rows have them, because ranking them would walk the index twice, and each counts as if it stood
 * there once.
 */
import type { Terms } from './analysis/analysis.ts'
import { rowsOfBeginning } from './beginnings.ts'
import type { Condition, ConditionBranch } from './conditions.ts'
import type { PartNumber } from './dialect/sqlite.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { type KeyRange, listOf, matchKeys, matchScored } from './dialect/sqlite-find.ts'
import { anyOf, rowMatch } from './match.ts'
import type { Approximation } from './model.ts'
import { raiseByPostings, rarity, readPostings, termWeight } from './postings.ts'
import { idOf, rowKey } from './rank.ts'
import { both, either, NONE, raiseBySet, type Scored, slice, without, withScore } from './scored.ts'
import { isAsKept, TermSets } from './terms.ts'

/** Rows of one match that are ranked by all that the index knows; past them each match counts as if it stood there once. */
export const MOST_RANKED = 5000
/** Rows of one match that are looked at. */
export const MOST_COUNTED = 50_000
/** Rows of one beginning that are looked at. */
export const MOST_BEGINNING = 20_000
// A beginning that so few rows have is ranked as words are.
const FEW = 2000

export class Evaluation {
  readonly index: OpenIndex
  readonly part: PartNumber
  readonly approximate: Set<Approximation>
  readonly #terms: TermSets

  constructor(index: OpenIndex, part: PartNumber, approximate: Set<Approximation>) {
    this.index = index
    this.part = part
    this.approximate = approximate
    this.#terms = new TermSets(index, part)
  }

  /** Returns the rows that have all of the wanted and none of the unwanted. `range` narrows to keys. */
  branch({ wanted, unwanted }: ConditionBranch, range: KeyRange | null = null): Scored {
    if (range) return this.#within(wanted, unwanted, range)
    const light = wanted.filter((condition) => this.#weight(condition) === 'light')
    const heavy = wanted.filter((condition) => this.#weight(condition) === 'heavy')
    const listed = wanted.filter((condition) => this.#weight(condition) === 'listed')
    const unlisted = unwanted.filter((condition) => this.#weight(condition) !== 'listed')
    const terms = this.#terms.of([...light, ...unlisted])
    const sets: Scored[] = terms?.slice(0, light.length) ?? []
    // Where nothing else is asked of the index, what is not wanted is taken out afterwards.
    let left = unwanted
    if (terms === null && light.length > 0) {
      sets.push(this.#ranked(branchText(light, unlisted), null))
      left = unwanted.filter((condition) => !unlisted.includes(condition))
    }
    if (heavy.length > 0) sets.push(this.#once(light, heavy))
    let found = this.#withListed(sets, listed)
    for (const condition of left) {
      if (found.keys.length > 0) found = without(found, this.condition(condition))
    }
    return found
  }

  /** Returns the rows that have what one condition asks for. */
  condition(condition: Condition): Scored {
    return this.branch({ wanted: [condition], unwanted: [] })
  }

  /** Returns what it would cost to rank by the condition: null where it is too much. */
  adjacent(condition: Condition): Scored {
    const rare = condition.answers.filter(({ terms }) =>
      terms.split(' ').some((term) => !this.#isCommon(term)),
    )
    return rare.length === 0 ? NONE : this.#keysOnce(anyOf(rare), MOST_COUNTED)
  }

  // `light`: the index ranks it; `heavy`: the index only says which rows; `listed`: it has a common term of its own.
  #weight(condition: Condition): 'light' | 'heavy' | 'listed' {
    if (condition.of) {
      const inner = condition.of.flatMap(({ wanted, unwanted }) => [...wanted, ...unwanted])
      return inner.every((each) => this.#weight(each) === 'light') ? 'light' : 'listed'
    }
    if (condition.answers.some((answer) => this.#isListed(answer))) return 'listed'
    return condition.answers.some(
      ({ terms, open }) => open || terms.split(' ').some((term) => this.#isCommon(term)),
    )
      ? 'heavy'
      : 'light'
  }

  #isCommon(term: string): boolean {
    return this.index.common[this.part].has(term)
  }

  #isListed({ terms, open }: Terms): boolean {
    return !open && this.#isCommon(terms)
  }

  #listed(condition: Condition): Scored {
    if (condition.of) return condition.of.map((each) => this.branch(each)).reduce(either, NONE)
    const lists = condition.answers
      .filter((answer) => this.#isListed(answer))
      .map(({ terms }) => this.#list(terms))
    return [...lists, this.#unlisted(condition)].reduce(either, NONE)
  }

  // What other languages make of a common word: how often it stands in a row is not worth asking.
  #unlisted({ answers }: Condition): Scored {
    const rest = answers.filter((answer) => !this.#isListed(answer))
    return rest.length === 0 ? NONE : this.#keysOnce(anyOf(rest), MOST_COUNTED)
  }

  // Few rows first: of a common term only those are looked for that all the others have.
  #withListed(sets: readonly Scored[], listed: readonly Condition[]): Scored {
    const few = sets.toSorted((a, b) => a.keys.length - b.keys.length)
    const common = listed.toSorted((a, b) => this.#count(a) - this.#count(b))
    const first = few.shift() ?? (common[0] === undefined ? NONE : this.#listed(common[0]))
    const found = few.reduce((all, set) => both(all, set), first)
    return common
      .slice(sets.length === 0 ? 1 : 0)
      .reduce((all, condition) => this.#narrowed(all, condition), found)
  }

  #count({ answers }: Condition): number {
    return answers.reduce((sum, { terms }) => sum + (this.index.common[this.part].get(terms) ?? 0), 0)
  }

  #narrowed(found: Scored, condition: Condition): Scored {
    if (found.keys.length === 0) return found
    if (condition.of) return both(found, this.#listed(condition))
    const { db, attributes } = this.index
    const given = new Float32Array(found.keys.length).fill(-1)
    for (const { terms } of condition.answers.filter((answer) => this.#isListed(answer))) {
      const list = listOf(db, this.part, terms, attributes.count[this.part])
      if (list) raiseByPostings(list, found.keys, given)
      raiseBySet(this.#sinceListed(`"${terms}"`), found.keys, given)
    }
    raiseBySet(this.#unlisted(condition), found.keys, given)
    return withScore(found, given)
  }

  #list(term: string): Scored {
    const { db, attributes } = this.index
    const list = listOf(db, this.part, term, attributes.count[this.part])
    return list === null ? NONE : either(readPostings(list), this.#sinceListed(`"${term}"`))
  }

  // Rows that came in after the lists were made: of each rank the last ones.
  #sinceListed(match: string): Scored {
    const { db, attributes, listedUntil } = this.index
    if (attributes.last <= listedUntil) return NONE
    const ranks = new Set<number>()
    for (let id = listedUntil + 1; id <= attributes.last; id++) {
      if (attributes.partOf(id) === this.part)
        ranks.add(attributes.expressions[attributes.expressionOf(id)]?.rank ?? 0)
    }
    const runs = [...ranks]
      .sort((a, b) => a - b)
      .map((rank) => {
        const range = { first: rowKey(rank, listedUntil + 1), last: rowKey(rank, attributes.last) }
        return matchKeys(db, this.part, match, MOST_COUNTED, range)
      })
    return this.#countedOnce(runs)
  }

  #ranked(match: string, range: KeyRange | null): Scored {
    const scored = matchScored(this.index.db, this.part, match, MOST_RANKED + 1, range)
    if (scored.keys.length <= MOST_RANKED) return scored
    if (range) return scored
    this.approximate.add('ranked-first')
    return either(this.#keysOnce(match, MOST_COUNTED), scored)
  }

  // Inside a range, such as an act, even common terms are soon looked up, but not ranked.
  #within(wanted: readonly Condition[], unwanted: readonly Condition[], range: KeyRange): Scored {
    const match = branchText(wanted, unwanted)
    if (wanted.every((condition) => this.#weight(condition) === 'light')) {
      const terms = unwanted.length > 0 ? null : this.#terms.of(wanted)
      if (terms === null) return this.#ranked(match, range)
      return terms.map((set) => slice(set, range.first, range.last)).reduce((all, set) => both(all, set))
    }
    return this.#countedOnce([matchKeys(this.index.db, this.part, match, MOST_COUNTED, range)], 1)
  }

  #once(light: readonly Condition[], heavy: readonly Condition[]): Scored {
    const match = branchText([...light, ...heavy], [])
    const [only] = heavy
    if (heavy.length > 1 || only?.clause?.kind !== 'prefix') return this.#keysOnce(match, MOST_COUNTED)
    const alone = light.length === 0
    const rows =
      (alone ? this.#rowsOfBeginning(only) : null) ??
      matchKeys(this.index.db, this.part, match, MOST_BEGINNING + 1)
    if (rows.length > FEW) return this.#firstOnce(rows, MOST_BEGINNING)
    return (alone ? this.#terms.beginning(only, rows) : null) ?? this.#ranked(match, null)
  }

  #rowsOfBeginning({ answers }: Condition): Float64Array | null {
    const [only] = answers
    if (answers.length !== 1 || !only?.open || !isAsKept(only.terms)) return null
    return rowsOfBeginning(
      this.index,
      this.part,
      only.terms,
      MOST_BEGINNING + 1,
      (term) => this.#sinceListed(`"${term}"`).keys,
    )
  }

  #keysOnce(match: string, most: number): Scored {
    return this.#firstOnce(matchKeys(this.index.db, this.part, match, most + 1), most)
  }

  #firstOnce(keys: Float64Array, most: number): Scored {
    if (keys.length > most) this.approximate.add('counted-first')
    return this.#countedOnce([keys.length > most ? keys.subarray(0, most) : keys])
  }

  // As BM25 would have it for what stands in each row once.
  #countedOnce(runs: readonly Float64Array[], given?: number): Scored {
    const { attributes } = this.index
    const count = runs.reduce((sum, run) => sum + run.length, 0)
    const average = attributes.averageLength(this.part)
    const rare = given ?? rarity(count, attributes.count[this.part])
    const keys = new Float64Array(count)
    const scores = new Float32Array(count)
    let at = 0
    for (const run of runs) {
      for (const key of run) {
        keys[at] = key
        scores[at++] = rare * termWeight(1, attributes.lengthOf(idOf(key)), average)
      }
    }
    return { keys, scores }
  }
}

function branchText(wanted: readonly Condition[], unwanted: readonly Condition[]): string {
  return rowMatch(
    wanted.map(({ match }) => match),
    unwanted.map(({ match }) => match),
  )
}

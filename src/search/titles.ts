/** Which acts a query names: those whose title holds its words, in any form, or that it names by an alias. */
import { isStopWord } from './analysis/stop-words.ts'
import type { Condition } from './conditions.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { matchAlias, matchTitles, titleTerms } from './dialect/sqlite-find.ts'
import { rowMatch } from './match.ts'
import type { Approximation } from './model.ts'
import { FAILS, type Narrowing } from './narrowing.ts'
import { forceFactor, rankOf } from './rank.ts'

/** An act that the query names, wholly or in part. */
export interface TitleFound {
  readonly expression: number
  /** How much of the title the query says, from 0 to 1; 1 for an alias. */
  readonly coverage: number
  /** The title begins with what the query says. */
  readonly begins: boolean
  /** The query names it by an alias as a whole, or by its number. */
  readonly alias: boolean
  /** The conditions that the title says. */
  readonly said: ReadonlySet<Condition>
}

export interface Titles {
  /** Acts whose title says all of the query, or that an alias of it names. */
  readonly whole: readonly TitleFound[]
  /** Acts whose title says a part of it, the most telling first. */
  readonly partly: readonly TitleFound[]
  /** Returns acts whose title says all of some of the conditions, the best first. */
  saying(conditions: readonly Condition[]): readonly TitleFound[]
}

const MOST_TITLES = 1000
const MOST_PARTLY = 12

/** Returns the acts that the conditions name, of those that may be shown. */
export function titlesFor(
  index: OpenIndex,
  text: string,
  wanted: readonly Condition[],
  narrowing: Narrowing,
  approximate: Set<Approximation>,
): Titles {
  const finder = new TitleFinder(index, narrowing, approximate)
  const aliases = new Set(finder.shown(matchAlias(index.db, text.trim())))
  const each = new Map(wanted.map((condition) => [condition, finder.saying([condition])]))
  const said = new Map<number, Set<Condition>>()
  for (const [condition, expressions] of each) {
    for (const id of expressions) said.set(id, (said.get(id) ?? new Set()).add(condition))
  }
  const whole = new Set([...(wanted.length === 0 ? [] : finder.saying(wanted)), ...aliases])
  const partly = [...said.keys()].filter((id) => !whole.has(id) && (said.get(id)?.size ?? 0) < wanted.length)
  const describe = (ids: readonly number[]) => finder.describe(ids, wanted, said, aliases)
  return {
    whole: describe([...whole]).sort(better),
    partly: wanted.length < 2 ? [] : describe(mostSaid(partly, said)).sort(better).slice(0, MOST_PARTLY),
    saying: (conditions) =>
      conditions.length === 0 ? [] : describe(finder.saying(conditions)).sort(better).slice(0, MOST_PARTLY),
  }
}

/** Returns the expressions that a `title:` filter names. */
export function titledExpressions(index: OpenIndex, conditions: readonly Condition[]): ReadonlySet<number> {
  if (conditions.length === 0) return new Set()
  const match = rowMatch(
    conditions.map((condition) => condition.match),
    [],
  )
  return new Set(matchTitles(index.db, match, Number.MAX_SAFE_INTEGER))
}

// Acts named by all of the query come before every provision; a part of a long title only adds to the score.
const NAMED = 2000
const NAMED_EXACTLY = 3000
const BY_FORCE = 100
const BEGINNING = 0.4
const MENTIONED = 8

// A title in a language that is so unlikely the query's is found by what foreign rules make of its words.
const FOREIGN = 0.5

/** Returns what a title that says all of the query adds to the score of its act; `likely` is how likely its language is the query's. */
export function titleScore(
  { coverage, begins, alias }: TitleFound,
  force: string | null,
  likely: number,
): number {
  const factor = forceFactor(rankOf(force))
  if (likely < FOREIGN && !alias) return 0
  if (alias || coverage > 0.999) return NAMED_EXACTLY + BY_FORCE * factor
  if (begins && coverage >= BEGINNING) return NAMED + BY_FORCE * factor + 500 * coverage
  return MENTIONED * coverage * factor * (begins ? 1.5 : 1)
}

/** Returns whether the score says that the act itself was asked for. */
export function isNamed(score: number): boolean {
  return score >= NAMED
}

function better(a: TitleFound, b: TitleFound): number {
  return (
    b.said.size - a.said.size ||
    b.coverage + (b.begins ? 0.2 : 0) - a.coverage - (a.begins ? 0.2 : 0) ||
    a.expression - b.expression
  )
}

const MOST_DESCRIBED = 200

function mostSaid(ids: readonly number[], said: ReadonlyMap<number, ReadonlySet<Condition>>): number[] {
  const size = (id: number) => said.get(id)?.size ?? 0
  return [...ids].sort((a, b) => size(b) - size(a) || a - b).slice(0, MOST_DESCRIBED)
}

// 中华人民共和国 by its pairs: every Chinese act begins so, and nobody types it.
const OF_THE_STATE = ['中华', '华人', '人民', '民共', '共和', '和国']

// The pair that leads over to the name itself goes as well.
function withoutState(terms: readonly string[]): readonly string[] {
  return OF_THE_STATE.every((pair, index) => terms[index] === pair)
    ? terms.slice(OF_THE_STATE.length + 1)
    : terms
}

class TitleFinder {
  readonly #index: OpenIndex
  readonly #narrowing: Narrowing
  readonly #approximate: Set<Approximation>

  constructor(index: OpenIndex, narrowing: Narrowing, approximate: Set<Approximation>) {
    this.#index = index
    this.#narrowing = narrowing
    this.#approximate = approximate
  }

  shown(ids: readonly number[]): number[] {
    return ids.filter((id) => (this.#narrowing.fails[id] ?? FAILS.other) < FAILS.other)
  }

  saying(conditions: readonly Condition[]): number[] {
    const match = rowMatch(
      conditions.map((condition) => condition.match),
      [],
    )
    const found = matchTitles(this.#index.db, match, MOST_TITLES)
    if (found.length === MOST_TITLES) this.#approximate.add('titles')
    const [only] = conditions
    // One word may be the short name of an act, as GG is.
    const aliases =
      conditions.length === 1 && only?.clause?.kind === 'word' ? matchAlias(this.#index.db, only.text) : []
    return this.shown([...new Set([...found, ...aliases])])
  }

  // Titles are looked at by every search: what they say is read once.
  #learn(ids: readonly number[]): void {
    const { db, titles, attributes } = this.#index
    const unknown = ids.filter((id) => !titles.has(id))
    if (unknown.length === 0) return
    for (const [id, text] of titleTerms(db, unknown)) {
      const languages = [attributes.expressions[id]?.language ?? '']
      const terms = text.split(' ').filter((term) => term !== '' && !isStopWord(term, languages))
      titles.set(id, withoutState(terms))
    }
  }

  describe(
    ids: readonly number[],
    wanted: readonly Condition[],
    said: ReadonlyMap<number, ReadonlySet<Condition>>,
    aliases: ReadonlySet<number>,
  ): TitleFound[] {
    this.#learn(ids)
    const answers = wanted.flatMap((condition) => condition.answers)
    const singles = new Set(answers.flatMap(({ terms: each, open }) => (open ? [] : each.split(' '))))
    const beginnings = answers.flatMap(({ terms: each, open }) => (open ? [each] : []))
    const says = (term: string) =>
      singles.has(term) || beginnings.some((beginning) => term.startsWith(beginning))
    const numbers = wanted.filter(({ clause, text }) => clause?.kind === 'word' && /\p{N}/u.test(text))
    return ids.map((id) => {
      const all = this.#index.titles.get(id) ?? []
      const bySaid = said.get(id) ?? new Set(wanted)
      // Found by a number that its title does not have: it is the act's own.
      const byNumber = numbers.some(
        (number) => bySaid.has(number) && !number.answers.some((answer) => all.includes(answer.terms)),
      )
      const alias = aliases.has(id) || (byNumber && bySaid.size === wanted.length)
      return {
        expression: id,
        alias,
        coverage: alias ? 1 : all.length === 0 ? 0 : all.filter(says).length / all.length,
        begins: alias || (all[0] !== undefined && says(all[0])),
        said: bySaid,
      }
    })
  }
}

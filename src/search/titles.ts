/** Which acts a query names: those whose title holds its words, or that it names by an alias. */
import type { Database } from '#store/dialect/sqlite.ts'
import { indexTerms } from './analysis/analysis.ts'
import type { Condition } from './conditions.ts'
import {
  type Candidate,
  findAlias,
  findNamed,
  findTitles,
  type HitFilter,
  type TitleFound,
} from './dialect/sqlite-find.ts'
import { rowMatch } from './match.ts'

export interface Titles {
  /** Acts that the query names by an alias, then those whose title says all of it; the shorter the title, the better. */
  readonly whole: readonly Candidate[]
  /** Acts whose title says a part of it, by part. */
  readonly partly: readonly TitleGroup[]
  /** False where more titles match than are looked at. */
  readonly exact: boolean
  /** Returns the expressions whose title says all of the conditions. */
  saying(conditions: readonly Condition[]): number[]
}

export interface TitleGroup {
  readonly said: ReadonlySet<Condition>
  readonly expressions: readonly number[]
}

const MOST_TITLES = 500
const MOST_WHOLE = 10
const MOST_GROUPS = 6
// Acts found by their title stand before provisions.
const TITLE_ASKED_FOR = 2000

/** Returns the acts that the conditions name, among those that meet the filter. */
export function titlesFor(
  db: Database,
  text: string,
  conditions: readonly Condition[],
  filter: HitFilter,
): Titles {
  const saying = (some: readonly Condition[]) =>
    findTitles(
      db,
      rowMatch(
        some.map(({ match }) => match),
        [],
      ),
      filter,
      MOST_TITLES,
    )
  const words = conditions.length > 1 ? conditions.map(({ clause }) => clause.text) : []
  const named = findNamed(db, words, filter)
  const each = conditions.map((condition) => [
    ...saying([condition]),
    ...(named.get(condition.clause.text) ?? []),
  ])
  const whole = each.length === 0 ? [] : each.length === 1 ? (each[0] ?? []) : saying(conditions)
  const scores = new Map(
    whole.map((title) => [title.id, TITLE_ASKED_FOR + 100 * coverage(title, conditions.length)]),
  )
  for (const id of findAlias(db, text.trim(), filter)) scores.set(id, TITLE_ASKED_FOR + 200)
  return {
    whole: Array.from(scores, ([id, score]) => ({ id, score }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, MOST_WHOLE),
    partly: tooCostly(conditions) ? [] : groups(conditions, each),
    exact: each.every((titles) => titles.length < MOST_TITLES),
    saying: (some) => [
      ...saying(some).map(({ id }) => id),
      ...(some.length === 1 ? (named.get(some[0]?.clause.text ?? '') ?? []).map(({ id }) => id) : []),
    ],
  }
}

// Every beginning of a word is looked up again for each group.
function tooCostly(conditions: readonly Condition[]): boolean {
  return conditions.filter(({ clause }) => clause.kind === 'prefix').length > 1
}

function coverage(title: TitleFound, words: number): number {
  return Math.min(1, words / indexTerms(title.title, title.language).split(' ').length)
}

// Acts whose titles say the same part of the query, those that say most first.
function groups(conditions: readonly Condition[], each: readonly (readonly TitleFound[])[]): TitleGroup[] {
  const said = new Map<number, Condition[]>()
  each.forEach((titles, index) => {
    for (const { id } of titles) said.set(id, [...(said.get(id) ?? []), conditions[index] as Condition])
  })
  const byPart = new Map<string, { said: Set<Condition>; expressions: number[] }>()
  for (const [id, part] of said) {
    if (part.length === conditions.length) continue
    const key = part.map(({ match }) => match).join(' ')
    const group = byPart.get(key) ?? { said: new Set(part), expressions: [] }
    group.expressions.push(id)
    byPart.set(key, group)
  }
  return [...byPart.values()].sort((a, b) => b.said.size - a.said.size).slice(0, MOST_GROUPS)
}

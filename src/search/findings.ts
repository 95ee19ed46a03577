/** What a query finds, before any of it is put in order or read: provisions by their words, acts by their titles. */
import { Candidates } from './candidates.ts'
import { type Conditions, conditionsOf } from './conditions.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { type PartFound, provisionsFound, provisionsWithSome } from './finding.ts'
import { likelyLanguages } from './likely-languages.ts'
import type { Approximation, SearchOptions } from './model.ts'
import { FAILS, holdsOn, type Narrowing, narrowingOf } from './narrowing.ts'
import { parseQuery, type Query } from './query.ts'
import { dayNumber } from './spans.ts'
import { type TitleFound, type Titles, titledExpressions, titleScore, titlesFor } from './titles.ts'
import { vocabularyOf } from './vocabulary.ts'
import { Weights } from './weights.ts'

/** What a search has found, before a page of it is read. */
export interface Findings {
  readonly index: OpenIndex
  readonly conditions: Conditions
  readonly narrowing: Narrowing
  readonly titles: Titles
  /** Acts whose title says all, and that have a text on the day: with what that adds to their score. */
  readonly named: ReadonlyMap<number, { readonly title: TitleFound; readonly score: number }>
  readonly parts: readonly PartFound[]
  readonly weights: Weights
  readonly candidates: Candidates
  readonly approximate: ReadonlySet<Approximation>
  readonly loosened: boolean
}

/** Returns everything that a query finds. */
export function findingsOf(index: OpenIndex, query: Query, text: string, options: SearchOptions): Findings {
  const vocabulary = vocabularyOf(index.db)
  const approximate = new Set<Approximation>()
  const titled = (title: string) =>
    titledExpressions(index, conditionsOf(parseQuery(`"${title}"`), index.languages, vocabulary).wanted)
  const narrowing = narrowingOf(index, options, query.filters, titled)
  const conditions = conditionsOf(query, narrowing.languages, vocabulary)
  const titles = titlesFor(index, text, conditions.wanted, narrowing, approximate)
  const parts = provisionsFound(index, conditions, titles, narrowing, approximate)
  const today = options.today ? dayNumber(options.today) : null
  const weights = new Weights(index, likelyLanguages(index.texts, query, vocabulary), narrowing.day ?? today)
  const candidates = new Candidates(
    index.attributes,
    narrowing,
    weights.all,
    narrowing.day === null ? today : null,
  )
  for (const { part, all } of parts) candidates.add(part, all)
  const exactly = query.unwanted.length > 0 ? new Map() : namedActs(index, titles.whole, narrowing, weights)
  const isEmpty = candidates.count === 0 && exactly.size === 0 && !options.cited?.length
  const named = isEmpty ? namedActs(index, mostlySaid(titles, conditions), narrowing, weights) : exactly
  const loosened = isEmpty && conditions.wanted.length > 1 && conditions.numbers.length === 0
  const some = loosened ? provisionsWithSome(index, conditions, narrowing, approximate) : []
  for (const { part, all } of some) candidates.add(part, all)
  return {
    index,
    conditions,
    narrowing,
    titles,
    named,
    weights,
    parts: loosened ? some : parts,
    candidates,
    approximate,
    loosened: isEmpty && (candidates.count > 0 || named.size > 0),
  }
}

// So much of the query must a title say where nothing has all of it.
const MOSTLY = 0.6

function mostlySaid({ partly }: Titles, { wanted }: Conditions): readonly TitleFound[] {
  return partly.filter(({ said }) => said.size >= Math.max(2, MOSTLY * wanted.length))
}

function namedActs(
  index: OpenIndex,
  titles: readonly TitleFound[],
  narrowing: Narrowing,
  weights: Weights,
): Findings['named'] {
  const named = new Map<number, { title: TitleFound; score: number }>()
  for (const title of titles) {
    const facts = index.attributes.expressions[title.expression]
    if (!facts || narrowing.fails[facts.id] === FAILS.other || !hasText(index, facts.id, narrowing.day))
      continue
    const score = titleScore(title, facts.force, weights.ofLanguage(facts))
    const known = named.get(facts.work)
    if (!known || known.score < score) named.set(facts.work, { title, score })
  }
  return named
}

// Whether any provision of the expression holds on the day.
function hasText({ attributes }: OpenIndex, expression: number, day: number | null): boolean {
  return ([1, 2] as const).some((part) => {
    const range = attributes.range(part, expression)
    for (let id = range?.first ?? 0; range && id <= range.last; id++) {
      if (
        attributes.expressionOf(id) === expression &&
        attributes.partOf(id) === part &&
        holdsOn(attributes, id, day)
      )
        return true
    }
    return false
  })
}

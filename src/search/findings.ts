/** What a query finds, before any of it is put in order or read: provisions by their words, acts by their titles. */

import type { Across, AcrossPlan } from './across.ts'
import { type AcrossFound, baseOf, languagesLeft, provisionsAcross } from './across-finding.ts'
import { Candidates } from './candidates.ts'
import { type Condition, type Conditions, conditionsOf } from './conditions.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { type PartFound, provisionsFound, provisionsWithSome } from './finding.ts'
import { likelyLanguages } from './likely-languages.ts'
import type { Approximation, SearchOptions } from './model.ts'
import { FAILS, holdsOn, type Narrowing, narrowingOf } from './narrowing.ts'
import { parseQuery, type Query } from './query.ts'
import { either, NONE } from './scored.ts'
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
  /** What other languages say; null where they were not searched. */
  readonly across: AcrossFound | null
  /** What the query is called there; null where it is not known, or was not asked for. */
  readonly plan: AcrossPlan | null
  /** Why they were. */
  readonly how: 'asked' | 'by-itself' | 'offered'
}

/** Returns everything that a query finds. */
export async function findingsOf(
  index: OpenIndex,
  query: Query,
  text: string,
  options: SearchOptions,
): Promise<Findings> {
  const vocabulary = vocabularyOf(index.db)
  const approximate = new Set<Approximation>()
  const titled = (title: string) =>
    titledExpressions(index, conditionsOf(parseQuery(`"${title}"`), index.languages, vocabulary).wanted)
  const narrowing = narrowingOf(index, options, query.filters, titled)
  const conditions = conditionsOf(query, narrowing.languages, vocabulary)
  const titles = titlesFor(index, text, conditions.wanted, narrowing, approximate)
  const mode = acrossAsked(query, options)
  const alone = mode === 'only'
  const own = alone ? [] : provisionsFound(index, conditions, titles, narrowing, approximate)
  const today = options.today ? dayNumber(options.today) : null
  const likely = likelyLanguages(index.texts, query, vocabulary)
  const weights = new Weights(index, likely, narrowing.day ?? today)
  const candidatesBy = ({ all }: Weights, found: readonly PartFound[]) => {
    const made = new Candidates(index.attributes, narrowing, all, narrowing.day === null ? today : null)
    for (const { part, all: set } of found) made.add(part, set)
    return made
  }
  const shared = { index, conditions, narrowing, titles, approximate }
  const exactly =
    alone || query.unwanted.length > 0 ? new Map() : namedActs(index, titles.whole, narrowing, weights)
  const found = candidatesBy(weights, own)
  const isEmpty = found.count === 0 && exactly.size === 0 && !options.cited?.length
  const how = asksAcross(mode) ? 'asked' : isEmpty && mode !== 'no' ? 'by-itself' : 'offered'
  // Other languages are thought of only where this one has no answer: most searches have one, and are not to wait for it.
  const isWanted = how !== 'offered' || options.offerAcross === true
  const plan = isWanted ? ((await options.planner?.(languagesLeft(index, narrowing))) ?? null) : null
  const across = how === 'offered' ? null : acrossFound(index, plan, narrowing, approximate, how)
  if (across && (how === 'asked' || across.count > 0)) {
    const parts = joinedParts(own, across)
    const acrossWeights = new Weights(
      index,
      new Map([...likely, ...factorsAcross(index, across, mode === 'yes')]),
      narrowing.day ?? today,
    )
    const candidates = candidatesBy(acrossWeights, parts)
    const loosened = isEmpty && across.loosened
    return {
      ...shared,
      named: exactly,
      weights: acrossWeights,
      parts,
      candidates,
      loosened,
      across,
      plan,
      how,
    }
  }
  const named = isEmpty ? namedActs(index, mostlySaid(titles, conditions), narrowing, weights) : exactly
  const loosely = isEmpty && !alone && conditions.wanted.length > 1 && conditions.numbers.length === 0
  const parts = loosely ? provisionsWithSome(index, conditions, narrowing, approximate) : own
  const candidates = loosely ? candidatesBy(weights, parts) : found
  const loosened = isEmpty && (candidates.count > 0 || named.size > 0)
  return {
    ...shared,
    named,
    weights,
    parts,
    candidates,
    loosened,
    across: null,
    plan,
    how: asksAcross(mode) ? 'asked' : 'offered',
  }
}

/** Returns the conditions that a text of a language is read by: what is marked in it, and looked for in its headings. */
export function conditionsIn({ across, conditions }: Findings, language: string): readonly Condition[] {
  return across?.conditions.get(baseOf(language)) ?? conditions.wanted
}

function acrossAsked({ filters }: Query, { across = null }: SearchOptions): Across | null {
  return filters.reduce<Across | null>(
    (mode, filter) => (filter.name === 'across' ? filter.across : mode),
    across,
  )
}

function asksAcross(mode: Across | null): boolean {
  return mode !== null && mode !== 'no'
}

// By itself it goes only where all of the query is known: what is said in part is no answer that nobody asked for.
function acrossFound(
  index: OpenIndex,
  plan: AcrossPlan | null,
  narrowing: Narrowing,
  approximate: Set<Approximation>,
  how: 'asked' | 'by-itself',
): AcrossFound | null {
  if (!plan) return null
  const languages = plan.languages.filter(({ left }) => how === 'asked' || left.length === 0)
  return provisionsAcross(index, { ...plan, languages }, narrowing, approximate, how === 'asked')
}

function joinedParts(own: readonly PartFound[], { parts }: AcrossFound): PartFound[] {
  return parts.map(({ part, set }) => {
    const before = own.find((each) => each.part === part)
    if (!before)
      return { part, words: NONE, adjacent: NONE, titled: NONE, numbered: NONE, across: set, all: set }
    return { ...before, across: set, all: either(before.all, set) }
  })
}

// So that whatever says it in the query's own language stands before all that says it in another.
const AFTER_OWN = 0.001

function factorsAcross(index: OpenIndex, { conditions }: AcrossFound, afterOwn: boolean): [string, number][] {
  return index.languages.flatMap((language) =>
    conditions.has(baseOf(language)) ? [[language, afterOwn ? AFTER_OWN : 1] as [string, number]] : [],
  )
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

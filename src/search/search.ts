/** Searching the library: provisions by their words and numbers, acts by their titles, as of a day or of all times. */
import type { Database } from '#store/dialect/sqlite.ts'
import { type ActFound, Candidates } from './candidates.ts'
import { citedHits } from './cited.ts'
import { CloserLook } from './closer.ts'
import { type Conditions, clauseConditions, conditionsOf } from './conditions.ts'
import { type OpenIndex, openIndex } from './dialect/sqlite-attributes.ts'
import { findBeginning, findSpelled } from './dialect/sqlite-find.ts'
import { actRows, type HitRow, provisionRows } from './dialect/sqlite-hits.ts'
import { spelledIn } from './dialect/sqlite-words.ts'
import { explainer } from './explain.ts'
import { facetsOf } from './facets.ts'
import { type PartFound, provisionsFound, provisionsWithSome } from './finding.ts'
import { type HitPlan, hitOf } from './hits.ts'
import { likelyLanguages } from './likely-languages.ts'
import type { Vocabulary } from './match.ts'
import type { Approximation, SearchHit, SearchOptions, SearchResult } from './model.ts'
import { FAILS, holdsOn, type Narrowing, narrowingOf } from './narrowing.ts'
import { parseQuery, type Query } from './query.ts'
import { markerFor } from './snippet.ts'
import { dayNumber } from './spans.ts'
import { didYouMean } from './spelling.ts'
import { isNamed, type TitleFound, type Titles, titledExpressions, titleScore, titlesFor } from './titles.ts'
import { isRepealed, Weights } from './weights.ts'

const DEFAULT_LIMIT = 20

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

/**
 * Returns what the query cites, then acts and provisions, best first. Only texts that are shown and hold on the day are found.
 * Throws QueryError where the query cannot be searched for.
 */
export async function search(db: Database, text: string, options: SearchOptions): Promise<SearchResult> {
  const started = performance.now()
  const query = parseQuery(text)
  const findings = findingsOf(openIndex(db), query, text, options)
  const cited = citedHits(findings, options.cited ?? [])
  const { offset = 0, limit = DEFAULT_LIMIT } = options
  const needed = offset + limit + cited.plans.length + LOOKED_AT
  const ordered = options.fold === false ? singly(findings, options) : byAct(findings, needed)
  const pinned = new Set(
    cited.plans.map(({ expression, provisions }) => workIn(findings, expression, provisions)),
  )
  const rest = ordered.filter(({ work }) => options.fold === false || !pinned.has(work))
  const all = cited.plans.length + totalOf(findings, rest, options)
  const page = [
    ...cited.plans.slice(offset, offset + limit),
    ...plansOf(
      findings,
      rest.slice(Math.max(0, offset - cited.plans.length), Math.max(0, offset + limit - cited.plans.length)),
    ),
  ]
  // Which are ranked first changes the order and not the numbers.
  const exact = !findings.approximate.has('counted-first') && !findings.approximate.has('titles')
  return {
    total: all,
    totalIsExact: exact,
    provisions: findings.candidates.count,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
    at: findings.narrowing.at,
    hits: read(db, findings, page, options),
    facets: options.facets === false ? null : facets(findings, exact),
    approximate: [...findings.approximate],
    loosened: findings.loosened,
    didYouMean:
      all > 0 && !findings.loosened ? null : didYouMean(findings.index, text, findings.conditions.wanted),
    notHeld: cited.notHeld,
  }
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

// A beginning with more endings than this is a beginning of terms as well.
const MOST_ENDINGS = 100

/** Returns the words that an index holds in full. */
export function vocabularyOf(db: Database): Vocabulary {
  const known = new Map<string, ReturnType<Vocabulary['languages']>>()
  return {
    languages: (plain) => {
      const before = known.get(plain)
      if (before) return before
      const languages = spelledIn(db, plain)
      known.set(plain, languages)
      return languages
    },
    spelled: (plain) => findSpelled(db, plain),
    beginning: (plain) => findBeginning(db, plain, MOST_ENDINGS),
  }
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

interface Placed extends Omit<HitPlan, 'provisions' | 'cited'> {
  readonly work: number
  readonly provisions: HitPlan['provisions'] | null
  /** The score of the best of them. */
  readonly best: number
}

// An act that says it in many places is about it.
const BY_MATCHES = 0.08

// Acts that are looked at more closely: the same ones on every page.
const LOOKED_AT = 20

function byAct(findings: Findings, needed: number): Placed[] {
  const placed = firstInOrder(actsOf(findings), needed)
  const first = placed.slice(0, LOOKED_AT)
  const look = new CloserLook(
    findings.index,
    findings.narrowing,
    findings.conditions.wanted,
    findings.candidates,
  ).at(new Set(first.map(({ work }) => work)))
  const looked = first.map((each): Placed => {
    const provisions = look.get(each.work)
    const [best] = provisions ?? []
    if (!provisions || !best) return each
    const score = each.score + (best.score - each.best) * byMatches(each.matches)
    return { ...each, provisions, score, best: best.score }
  })
  return [...looked.sort(inOrder), ...placed.slice(LOOKED_AT)]
}

function inOrder(a: Placed, b: Placed): number {
  return b.score - a.score || a.work - b.work
}

// Of thousands of acts the first few are shown: only these are put in order, and the others follow as they are.
function firstInOrder(placed: readonly Placed[], needed: number): Placed[] {
  if (placed.length <= needed * 2) return placed.toSorted(inOrder)
  const scores = Float64Array.from(placed, ({ score }) => score).sort()
  const least = scores[scores.length - needed] as number
  const first = placed.filter(({ score }) => score >= least)
  return [...first.sort(inOrder), ...placed.filter(({ score }) => score < least)]
}

function byMatches(matches: number): number {
  return 1 + BY_MATCHES * Math.log2(Math.max(1, matches))
}

function actsOf({ candidates, named, narrowing }: Findings): Placed[] {
  const acts = new Map<number, ActFound>(candidates.acts().map((act) => [act.work, act]))
  for (const [work, { title }] of named) {
    if (narrowing.fails[title.expression] === 0 && !acts.has(work))
      acts.set(work, { work, score: 0, matches: 0 })
  }
  return Array.from(acts.values(), ({ work, score, matches }): Placed => {
    const by = named.get(work)
    const isAct = by !== undefined && (matches === 0 || (isNamed(by.score) && score < 1000))
    return {
      work,
      expression: isAct ? by.title.expression : null,
      provisions: null,
      score: score * byMatches(matches) + (by?.score ?? 0),
      best: score,
      matches,
    }
  })
}

function singly({ candidates, named, narrowing, index }: Findings, options: SearchOptions): Placed[] {
  const acts = Array.from(
    named,
    ([work, { title, score }]): Placed => ({
      work,
      expression: title.expression,
      provisions: [],
      score,
      best: 0,
      matches: 0,
    }),
  ).filter(({ expression, score }) => narrowing.fails[expression ?? 0] === 0 && isNamed(score))
  const { offset = 0, limit = DEFAULT_LIMIT } = options
  const provisions = candidates.provisions(offset + limit).map(
    (candidate): Placed => ({
      work: index.attributes.expressions[index.attributes.expressionOf(candidate.id)]?.work ?? 0,
      expression: null,
      provisions: [candidate],
      score: candidate.score,
      best: candidate.score,
      matches: 1,
    }),
  )
  return [...acts.sort((a, b) => b.score - a.score || a.work - b.work), ...provisions]
}

function totalOf({ candidates }: Findings, placed: readonly Placed[], options: SearchOptions): number {
  if (options.fold !== false) return placed.length
  return placed.filter(({ expression }) => expression !== null).length + candidates.count
}

// Wordings of one provision are shown as one, so that some more are taken than are shown.
const MOST_OF_ACT = 12

function plansOf({ candidates }: Findings, placed: readonly Placed[]): HitPlan[] {
  const folded = new Set(placed.flatMap(({ work, provisions }) => (provisions === null ? [work] : [])))
  const byWork = folded.size === 0 ? new Map() : candidates.provisionsOf(folded, MOST_OF_ACT, 0)
  return placed.map((each) => ({
    ...each,
    cited: null,
    provisions: each.provisions ?? byWork.get(each.work) ?? [],
  }))
}

function workIn({ index }: Findings, expression: number | null, provisions: HitPlan['provisions']): number {
  const id = expression ?? index.attributes.expressionOf(provisions[0]?.id ?? 0)
  return index.attributes.expressions[id]?.work ?? 0
}

function read(
  db: Database,
  findings: Findings,
  plans: readonly HitPlan[],
  options: SearchOptions,
): SearchHit[] {
  const { narrowing, conditions } = findings
  const today = options.today ?? narrowing.at
  const reader = {
    provisions: provisionRows(
      db,
      plans.flatMap(({ provisions }) => provisions.map(({ id }) => id)),
    ),
    acts: actRows(
      db,
      plans.flatMap(({ expression }) => (expression === null ? [] : [expression])),
      narrowing.at,
    ),
    marker: markerFor(clauseConditions(conditions.wanted)),
    today: today === null ? null : dayNumber(today),
    isRepealed: (row: HitRow) => isRepealedOn(findings, row, today === null ? null : dayNumber(today)),
    explain: explainer(findings, options),
  }
  return plans.flatMap((plan) => hitOf(plan, reader) ?? [])
}

// Of sources that give no dates it is known only by what repealed it.
function isRepealedOn({ index }: Findings, row: HitRow, today: number | null): boolean {
  const { attributes } = index
  const facts = attributes.expressions[row.provision === null ? row.id : attributes.expressionOf(row.id)]
  return facts?.repealed?.whole === true && today !== null && isRepealed(facts, today)
}

function facets({ index, narrowing, candidates, named }: Findings, exact: boolean): SearchResult['facets'] {
  const byTitle = new Set(Array.from(named.values(), ({ title }) => title.expression))
  const found = (expression: number) => candidates.matches[expression] !== 0 || byTitle.has(expression)
  return facetsOf(index.attributes, narrowing, found, exact)
}

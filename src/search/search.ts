/** Searching the library: provisions by their words and numbers, acts by their titles, as of a day or of all times. */
import type { Database } from '#store/dialect/sqlite.ts'
import { baseOf } from './across-finding.ts'
import { saidIn } from './across-languages.ts'
import { toldAcross } from './across-told.ts'
import type { ActFound } from './candidates.ts'
import { citedHits } from './cited.ts'
import { CloserLook } from './closer.ts'
import { clauseConditions } from './conditions.ts'
import { openIndex } from './dialect/sqlite-attributes.ts'
import { actRows, type HitRow, provisionRows } from './dialect/sqlite-hits.ts'
import { explainer } from './explain.ts'
import { facetsOf } from './facets.ts'
import { conditionsIn, type Findings, findingsOf } from './findings.ts'
import { type HitPlan, hitOf } from './hits.ts'
import type { SearchHit, SearchOptions, SearchResult } from './model.ts'
import { parseQuery } from './query.ts'
import { type Marker, markerFor } from './snippet.ts'
import { dayNumber } from './spans.ts'
import { didYouMean } from './spelling.ts'
import { isNamed } from './titles.ts'
import { isRepealed } from './weights.ts'

const DEFAULT_LIMIT = 20

/**
 * Returns what the query cites, then acts and provisions, best first. Only texts that are shown and hold on the day are found.
 * Throws QueryError where the query cannot be searched for.
 */
export async function search(db: Database, text: string, options: SearchOptions): Promise<SearchResult> {
  const started = performance.now()
  const query = parseQuery(text)
  const findings = await findingsOf(openIndex(db), query, text, options)
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
    across: toldAcross(findings),
  }
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
    (language) => conditionsIn(findings, language),
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
  const { narrowing } = findings
  const today = options.today ?? narrowing.at
  const marker = markerIn(findings)
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
    marker,
    across: (row: HitRow) => saidAcross(findings, row, marker),
    today: today === null ? null : dayNumber(today),
    isRepealed: (row: HitRow) => isRepealedOn(findings, row, today === null ? null : dayNumber(today)),
    explain: explainer(findings, options),
  }
  return plans.flatMap((plan) => hitOf(plan, reader) ?? [])
}

// The words of each language are marked in its texts.
function markerIn(findings: Findings): Marker {
  const own = markerFor(clauseConditions(findings.conditions.wanted))
  const { across } = findings
  if (!across) return own
  const markers = new Map(Array.from(across.conditions, ([language, all]) => [language, markerFor(all)]))
  return (text, language) => (markers.get(baseOf(language)) ?? own)(text, language)
}

function saidAcross({ across }: Findings, row: HitRow, marker: Marker): readonly string[] | null {
  if (row.provision === null || !across?.conditions.has(baseOf(row.language))) return null
  return saidIn(row, marker)
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

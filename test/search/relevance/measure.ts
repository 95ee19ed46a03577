/** Measuring a search by the gold set: how often the right answer is first, or among the first five, by kind and language, beside plain BM25. */
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { plainBm25 } from './bm25.ts'
import type { GoldQuery } from './gold.ts'
import { Judge, type JudgedResult } from './judge.ts'

/** What the measured search is asked with. */
export interface AskedWith {
  readonly at: Day | null
  readonly today: Day
  readonly in: readonly string[]
  readonly limit: number
  readonly facets: boolean
}

export type MeasuredSearch = (query: string, options: AskedWith) => Promise<JudgedResult>

export interface Outcome {
  readonly query: GoldQuery
  /** Of the first right hit, from 1; null where none of the first ten is right. */
  readonly rank: number | null
  readonly bm25Rank: number | null
  /** False: the library lacks what is expected, so no search could find it. */
  readonly held: boolean
  /** What came first instead: IRI, or the error. */
  readonly first: string
}

export interface Figures {
  readonly queries: number
  readonly first: number
  readonly firstFive: number
  /** Mean reciprocal rank. */
  readonly mrr: number
}

const LOOKED_AT = 10

/** Returns what the search and plain BM25 make of every query, on the day `today` where the query names none. */
export async function measure(
  db: Database,
  corpora: string,
  gold: readonly GoldQuery[],
  search: MeasuredSearch,
  today: Day,
): Promise<Outcome[]> {
  const judge = new Judge(db, corpora)
  const bm25 = plainBm25(db)
  const outcomes: Outcome[] = []
  for (const query of gold) {
    const at = query.filters.at ?? today
    const found = await answered(search, query, today)
    const plain = bm25(query.query, { ...query.filters, at }, LOOKED_AT)
    outcomes.push({
      query,
      rank: typeof found === 'string' ? null : judge.rank(query, found),
      bm25Rank: judge.rank(query, plain),
      held: judge.isHeld(query),
      first: typeof found === 'string' ? found : (found.hits[0]?.iri ?? 'nothing'),
    })
  }
  return outcomes
}

// A query that is refused is a query that is not answered.
async function answered(
  search: MeasuredSearch,
  { query, filters }: GoldQuery,
  today: Day,
): Promise<JudgedResult | string> {
  try {
    const options = { at: filters.at ?? today, today, in: filters.in, limit: LOOKED_AT, facets: false }
    return await search(query, options)
  } catch (error) {
    return (error as Error).message
  }
}

/** Returns the figures of ranks; none for no ranks. */
export function figuresOf(ranks: readonly (number | null)[]): Figures {
  const share = (isGood: (rank: number) => boolean) =>
    ranks.filter((rank) => rank !== null && isGood(rank)).length / ranks.length
  return {
    queries: ranks.length,
    first: share((rank) => rank === 1),
    firstFive: share((rank) => rank <= 5),
    mrr: ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : 1 / rank), 0) / ranks.length,
  }
}

/** Returns the figures by kind, by language and over all as a table, Comity's beside those of plain BM25. */
export function figuresTable(outcomes: readonly Outcome[]): string {
  const line = (name: string, of: readonly Outcome[]) => [
    name,
    `${of.length}`,
    ...cells(figuresOf(of.map(({ rank }) => rank))),
    ...cells(figuresOf(of.map(({ bm25Rank }) => bm25Rank))),
  ]
  return aligned([
    ['', 'queries', 'first', 'in five', 'MRR', 'BM25 first', 'in five', 'MRR'],
    ...groups(outcomes, ({ query }) => query.kind).map(([kind, of]) => line(kind, of)),
    ...groups(outcomes, ({ query }) => query.language).map(([language, of]) =>
      line(`language ${language}`, of),
    ),
    line(
      'on a day of the past',
      outcomes.filter(({ query }) => query.filters.at !== null),
    ),
    line('all', outcomes),
  ])
}

/** Returns the queries whose right answer is not first (concepts: not among the first five), one a line, with what came first. */
export function failures(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(
    ({ query, rank }) => rank === null || rank > (query.kind === 'concept' ? 5 : 1),
  )
  return aligned([
    ['id', 'query', 'rank', 'BM25', 'first', 'expected'],
    ...failed.map(({ query, rank, bm25Rank, held, first }) => [
      query.id,
      [
        query.query,
        ...query.filters.in.map((place) => `in:${place}`),
        query.filters.at ? `at:${query.filters.at}` : '',
      ]
        .join(' ')
        .trim(),
      `${rank ?? '–'}`,
      `${bm25Rank ?? '–'}`,
      first,
      held ? expectedOf(query) : `not in this library: ${expectedOf(query)}`,
    ]),
  ])
}

function expectedOf({ expected }: GoldQuery): string {
  if (expected === null) return 'not held'
  return expected
    .map(({ path, provisions }) => [path, provisions.join(',')].filter(Boolean).join('#'))
    .join(' | ')
}

function groups(outcomes: readonly Outcome[], of: (outcome: Outcome) => string): [string, Outcome[]][] {
  return [...Map.groupBy(outcomes, of)].sort((a, b) => b[1].length - a[1].length)
}

function cells({ first, firstFive, mrr }: Figures): string[] {
  return [first, firstFive, mrr].map((value) => value.toFixed(3))
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

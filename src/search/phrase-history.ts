/** When words entered or left the law: the lives of all provisions that have or had them, day by day. */
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { conditionsOf } from './conditions.ts'
import { openIndex } from './dialect/sqlite-attributes.ts'
import { type LifeRow, livesOf, type UnknownSpan, unknownSpans } from './dialect/sqlite-hits.ts'
import { Evaluation } from './evaluate.ts'
import type {
  Approximation,
  PhraseAct,
  PhraseEvent,
  PhraseHistory,
  PhraseOptions,
  PhraseProvision,
  PhraseYear,
} from './model.ts'
import { narrowingOf, partsFor } from './narrowing.ts'
import { parseQuery } from './query.ts'
import { idOf } from './rank.ts'
import { titledExpressions } from './titles.ts'
import { vocabularyOf } from './vocabulary.ts'

// Wordings whose lives are followed.
const MOST_FOLLOWED = 5000

/**
 * Returns when the words of the query came into provisions and went out of them. All of the query must stand in one wording.
 * Throws QueryError as a search does.
 */
export async function phraseHistory(
  db: Database,
  text: string,
  options: PhraseOptions,
): Promise<PhraseHistory> {
  const started = performance.now()
  const query = parseQuery(text)
  const index = openIndex(db)
  const vocabulary = vocabularyOf(db)
  const narrowing = narrowingOf(
    index,
    options,
    query.filters.filter(({ name }) => name !== 'at'),
    (title) =>
      titledExpressions(index, conditionsOf(parseQuery(`"${title}"`), index.languages, vocabulary).wanted),
  )
  const conditions = conditionsOf(query, narrowing.languages, vocabulary)
  const approximate = new Set<Approximation>()
  const found: number[] = []
  for (const part of conditions.wanted.length === 0 ? [] : partsFor(index, null)) {
    for (const key of new Evaluation(index, part, approximate).branch(conditions).keys) {
      const id = idOf(key)
      const expression = index.attributes.expressionOf(id)
      if (index.attributes.partOf(id) === part && narrowing.fails[expression] === 0) found.push(id)
    }
  }
  const followed = found.slice(0, MOST_FOLLOWED)
  const rows = livesOf(db, followed)
  const unknown = unknownSpans(db, [...new Set(rows.map(({ expression }) => expression))])
  const lives = livesIn(rows, new Set(followed), unknown)
  return {
    query: text.trim(),
    acts: actsOf(lives),
    series: seriesOf(lives),
    events: eventsOf(lives),
    exact: found.length <= MOST_FOLLOWED && !approximate.has('counted-first'),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  }
}

/** A span through which a provision is known to have held the words: from its first wording with them to its last. */
interface Span {
  readonly from: Day | null
  to: Day | null
  readonly first: LifeRow
  last: LifeRow
}

interface Life {
  readonly rows: readonly LifeRow[]
  /** When the text of its act is not known. */
  readonly unknown: readonly UnknownSpan[]
  readonly spans: readonly Span[]
}

function livesIn(
  rows: readonly LifeRow[],
  matching: ReadonlySet<number>,
  unknownOf: ReadonlyMap<number, readonly UnknownSpan[]>,
): Life[] {
  return [...Map.groupBy(rows, ({ provision }) => provision).values()].map((all) => {
    const unknown = unknownOf.get(all[0]?.expression ?? 0) ?? []
    const spans: Span[] = []
    for (const row of all.filter(({ id }) => matching.has(id)).flatMap((each) => knownOf(each, unknown))) {
      const before = spans.at(-1)
      if (before && before.to !== null && row.from !== null && before.to >= row.from) {
        before.to = row.to === null || row.to > before.to ? row.to : before.to
        before.last = row
      } else if (!before || before.to !== null)
        spans.push({ from: row.from, to: row.to, first: row, last: row })
    }
    return { rows: all, unknown, spans }
  })
}

// A wording may have been carried over days of which the act's text is not known: it says nothing of them.
function knownOf(row: LifeRow, unknown: readonly UnknownSpan[]): LifeRow[] {
  return unknown.reduce(
    (pieces, { from, to }) =>
      pieces.flatMap((piece) => {
        const ends = from !== null && (piece.to === null || piece.to > from) ? from : piece.to
        const begins = to !== null && (piece.from === null || piece.from < to) ? to : piece.from
        return [
          ...(from !== null && (piece.from === null || piece.from < from) ? [{ ...piece, to: ends }] : []),
          ...(to !== null && (piece.to === null || piece.to > to) ? [{ ...piece, from: begins }] : []),
        ]
      }),
    [row],
  )
}

function actsOf(lives: readonly Life[]): PhraseAct[] {
  const byAct = Map.groupBy(lives, ({ rows }) => `${rows[0]?.iri} ${rows[0]?.language}`)
  const acts = [...byAct.values()].flatMap((of): PhraseAct[] => {
    const row = of[0]?.rows[0]
    if (!row) return []
    const { iri: work, title, jurisdiction, language } = row
    return [{ work, title, jurisdiction, language, provisions: of.flatMap(provisionOf) }]
  })
  return acts.sort((a, b) => b.provisions.length - a.provisions.length || (a.work < b.work ? -1 : 1))
}

function provisionOf({ spans }: Life): PhraseProvision[] {
  const last = spans.at(-1)?.last
  if (!last) return []
  return [
    {
      iri: iriOf(last),
      num: last.num,
      heading: last.heading,
      spans: spans.map(({ from, to }) => ({ from, to })),
    },
  ]
}

function iriOf({ iri, language, from, eId }: LifeRow): string {
  return formatIri({ work: iri, language, at: from, eId })
}

function eventsOf(lives: readonly Life[]): PhraseEvent[] {
  return lives
    .flatMap((life) => [...changesOf(life), ...doubtsOf(life)])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.iri < b.iri ? -1 : 1))
}

// Days next to which the text is not known are none on which the words came or went.
function changesOf({ rows, unknown, spans }: Life): PhraseEvent[] {
  return spans.flatMap(({ from, to, first, last }) => {
    const enters = from !== null && !unknown.some((span) => span.to === from)
    const leaves = to !== null && !unknown.some((span) => span.from === to)
    const before = rows.some((row) => row.to === from)
    const after = rows.find((row) => row.from === to)
    return [
      ...(enters ? [eventOf('enters', from, first, { whole: !before, ground: first.ground })] : []),
      ...(leaves
        ? [eventOf('leaves', to, last, { whole: after === undefined, ground: after?.ground ?? null })]
        : []),
    ]
  })
}

function doubtsOf({ unknown, spans }: Life): PhraseEvent[] {
  return unknown.flatMap(({ from, to }) => {
    const before = from === null ? undefined : spans.find((span) => span.to === from)
    const after = to === null ? undefined : spans.find((span) => span.from === to)
    const row = before?.last ?? after?.first
    return from === null || row === undefined
      ? []
      : [eventOf('unknown', from, row, { whole: false, ground: null, until: to })]
  })
}

function eventOf(
  kind: PhraseEvent['kind'],
  day: Day,
  row: LifeRow,
  { until = null, ...told }: Pick<PhraseEvent, 'whole' | 'ground'> & Partial<Pick<PhraseEvent, 'until'>>,
): PhraseEvent {
  const { iri: work, title, jurisdiction, num } = row
  return { day, kind, until, work, title, jurisdiction, iri: iriOf(row), num, ...told }
}

function seriesOf(lives: readonly Life[]): PhraseYear[] {
  const days = lives
    .flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]))
    .filter((day) => day !== null)
  if (days.length === 0) return []
  const years = days.map((day) => Number(day.slice(0, 4)))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const acts = Array.from({ length: last - first + 1 }, () => new Set<string>())
  const provisions = acts.map(() => 0)
  for (const { spans } of lives) {
    for (const { from, to, first: row } of spans) {
      const begins = from === null ? first : Number(from.slice(0, 4))
      // Gone by the end of the year in which it leaves.
      const ends = to === null ? last : Number(to.slice(0, 4)) - 1
      for (let year = begins; year <= ends; year++) {
        acts[year - first]?.add(row.iri)
        provisions[year - first] = (provisions[year - first] ?? 0) + 1
      }
    }
  }
  return acts.map((of, at) => ({ year: first + at, acts: of.size, provisions: provisions[at] ?? 0 }))
}

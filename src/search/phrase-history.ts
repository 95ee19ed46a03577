/** When words entered or left the law: the lives of all provisions that have or had them, day by day. */
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { conditionsOf } from './conditions.ts'
import { openIndex } from './dialect/sqlite-attributes.ts'
import { type LifeRow, livesOf } from './dialect/sqlite-hits.ts'
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
import { vocabularyOf } from './search.ts'
import { titledExpressions } from './titles.ts'

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
  const lives = livesIn(livesOf(db, followed), new Set(followed))
  return {
    query: text.trim(),
    acts: actsOf(lives),
    series: seriesOf(lives),
    events: eventsOf(lives),
    exact: found.length <= MOST_FOLLOWED && !approximate.has('counted-first'),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  }
}

/** A span through which a provision held the words: from its first wording with them to its last. */
interface Span {
  readonly from: Day | null
  to: Day | null
  readonly first: LifeRow
  last: LifeRow
}

interface Life {
  readonly rows: readonly LifeRow[]
  readonly spans: readonly Span[]
}

function livesIn(rows: readonly LifeRow[], matching: ReadonlySet<number>): Life[] {
  return [...Map.groupBy(rows, ({ provision }) => provision).values()].map((all) => {
    const spans: Span[] = []
    for (const row of all) {
      if (!matching.has(row.id)) continue
      const before = spans.at(-1)
      if (before && before.to !== null && row.from !== null && before.to >= row.from) {
        before.to = row.to === null || row.to > before.to ? row.to : before.to
        before.last = row
      } else if (!before || before.to !== null)
        spans.push({ from: row.from, to: row.to, first: row, last: row })
    }
    return { rows: all, spans }
  })
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
  const events = lives.flatMap(({ rows, spans }) =>
    spans.flatMap(({ from, to, first, last }): PhraseEvent[] => {
      const before = from === null ? undefined : rows.find((row) => row.to === from)
      const after = to === null ? undefined : rows.find((row) => row.from === to)
      const enters = from === null ? [] : [eventOf('enters', from, first, before === undefined, first.ground)]
      const leaves =
        to === null ? [] : [eventOf('leaves', to, last, after === undefined, after?.ground ?? null)]
      return [...enters, ...leaves]
    }),
  )
  return events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.iri < b.iri ? -1 : 1))
}

function eventOf(
  kind: PhraseEvent['kind'],
  day: Day,
  row: LifeRow,
  whole: boolean,
  ground: string | null,
): PhraseEvent {
  const { iri: work, title, jurisdiction, num } = row
  return { day, kind, work, title, jurisdiction, iri: iriOf(row), num, whole, ground }
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

/** Queries for what the library holds of the provisions that a study quotes: one query, however many quotes. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Interval } from '#law/interval.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Quote } from './quote.ts'

/** A wording of a quoted provision that holds now. */
export interface QuotedRow extends Interval {
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly missing: boolean
  readonly textId: number | null
  /** Of the text; null where it has none. */
  readonly hash: string | null
  /** ISO instant at which this library learnt it. */
  readonly learntAt: string
}

/** What is held of a quoted provision. */
export interface QuotedProvision {
  /** False where no text of the act is shown in the language. */
  readonly isHeld: boolean
  /** True where none ever was: what was withdrawn is known by name, and what was quoted elsewhere may not be. */
  readonly isStrange: boolean
  /** By date, an undated one first. */
  readonly rows: readonly QuotedRow[]
  /** Spans of the act of which no text is held. */
  readonly holes: readonly Interval[]
}

type Key = Pick<Quote, 'work' | 'language' | 'wId' | 'iri'>

/**
 * Returns what is held of each provision quoted, in the order of the quotes. A provision is known by its wId; where the text shown does not
 * have it, because another source gives the text by now, by its eId.
 */
export function quotedProvisions(db: Database, quotes: readonly Key[]): QuotedProvision[] {
  const texts = distinct(quotes.map(({ work, language }) => ({ work, language })))
  const expressions = shownOf(db, texts)
  const known = knownAmong(
    db,
    texts.filter(({ work, language }) => !expressions.has(`${work} ${language}`)),
  )
  const holes = holesOf(db, [...new Set(expressions.values())])
  const wanted = quotes.flatMap(({ work, language, wId, iri }, index) => {
    const expression = expressions.get(`${work} ${language}`)
    return expression === undefined ? [] : [{ index, expression, wId, eId: eIdOf(iri) }]
  })
  const rows = rowsByWId(db, wanted)
  const strangers = wanted.filter(({ index }) => !rows.has(index))
  for (const [index, found] of rowsByEId(db, strangers)) rows.set(index, found)
  return quotes.map(({ work, language }, index) => {
    const expression = expressions.get(`${work} ${language}`)
    return {
      isHeld: expression !== undefined,
      isStrange: expression === undefined && !known.has(`${work} ${language}`),
      rows: rows.get(index) ?? [],
      holes: holes.get(expression ?? 0) ?? [],
    }
  })
}

/** Returns fragments by their hash, of those that the library holds. */
export function fragmentsByHash(db: Database, hashes: readonly string[]): Map<string, string> {
  const query = raw`SELECT lower(hex(text.hash)), text.xml FROM json_each(${JSON.stringify(hashes)}) AS wanted
    JOIN text ON text.hash = unhex(wanted.value)`
  return new Map(db.rows(query.compile(db.sql)) as [string, string][])
}

interface Wanted {
  readonly index: number
  readonly expression: number
  readonly wId: string
  readonly eId: string
}

function shownOf(db: Database, texts: readonly { work: string; language: string }[]): Map<string, number> {
  const query = raw`SELECT work.iri || ' ' || e.language, e.id
    FROM json_each(${JSON.stringify(texts)}) AS wanted
    JOIN work ON work.iri = wanted.value ->> 'work'
    JOIN expression AS e ON e.work_id = work.id AND e.language = wanted.value ->> 'language' AND e.shown = 1`
  return new Map(db.rows(query.compile(db.sql)) as [string, number][])
}

// Texts of which the library holds, or held, any expression: withdrawing one takes its rows out and leaves its name.
function knownAmong(db: Database, texts: readonly { work: string; language: string }[]): Set<string> {
  if (texts.length === 0) return new Set()
  const query = raw`SELECT DISTINCT work.iri || ' ' || e.language
    FROM json_each(${JSON.stringify(texts)}) AS wanted
    JOIN work ON work.iri = wanted.value ->> 'work'
    JOIN expression AS e ON e.work_id = work.id AND e.language = wanted.value ->> 'language'`
  return new Set(db.rows(query.compile(db.sql)).map(([name]) => String(name)))
}

function holesOf(db: Database, expressions: readonly number[]): Map<number, Interval[]> {
  const query = raw`SELECT expression_id, valid_from, valid_to FROM version
    WHERE expression_id IN (SELECT value FROM json_each(${JSON.stringify(expressions)}))
      AND superseded_in IS NULL AND state = 'unknown'`
  const holes = new Map<number, Interval[]>()
  for (const [expression, from, to] of db.rows(query.compile(db.sql)) as [number, Day | null, Day | null][])
    holes.set(expression, [...(holes.get(expression) ?? []), { from, to }])
  return holes
}

const ROW = raw`pv.eid, pv.kind, pv.num, pv.missing, pv.text_id, text.hash, pv.valid_from, pv.valid_to, recording.at`

function rowsByWId(db: Database, wanted: readonly Wanted[]): Map<number, QuotedRow[]> {
  return grouped(
    db,
    raw`SELECT wanted.value ->> 'index', ${ROW}
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    JOIN provision AS p ON p.expression_id = wanted.value ->> 'expression' AND p.wid = wanted.value ->> 'wId'
    JOIN provision_version AS pv ON pv.provision_id = p.id AND pv.superseded_in IS NULL
    JOIN recording ON recording.id = pv.recorded_in
    LEFT JOIN text ON text.id = pv.text_id
    ORDER BY 1, pv.valid_from`,
  )
}

function rowsByEId(db: Database, wanted: readonly Wanted[]): Map<number, QuotedRow[]> {
  if (wanted.length === 0) return new Map()
  return grouped(
    db,
    raw`SELECT wanted.value ->> 'index', ${ROW}
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    JOIN provision_version AS pv ON pv.expression_id = wanted.value ->> 'expression' AND pv.superseded_in IS NULL
      AND pv.eid = wanted.value ->> 'eId'
    JOIN recording ON recording.id = pv.recorded_in
    LEFT JOIN text ON text.id = pv.text_id
    ORDER BY 1, pv.valid_from`,
  )
}

type Columns = [
  index: number,
  eId: string,
  kind: string,
  num: string | null,
  missing: number,
  textId: number | null,
  hash: Uint8Array | null,
  from: Day | null,
  to: Day | null,
  learntAt: string,
]

function grouped(db: Database, query: ReturnType<typeof raw>): Map<number, QuotedRow[]> {
  const found = new Map<number, QuotedRow[]>()
  for (const row of db.rows(query.compile(db.sql)) as Columns[]) {
    const [index, eId, kind, num, missing, textId, hash, from, to, learntAt] = row
    const rows = found.get(index) ?? []
    const hex = hash === null ? null : Buffer.from(hash).toString('hex')
    rows.push({ eId, kind, num, missing: missing === 1, textId, hash: hex, from, to, learntAt })
    found.set(index, rows)
  }
  return found
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}

function eIdOf(iri: string): string {
  return /\/~([^/]+)$/.exec(iri)?.[1] ?? ''
}

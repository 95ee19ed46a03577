/** What a search for counterparts asks of the concept index: long walks along it, how often concepts are told, and what stands above rows. */
import { sql } from 'kysely'
import type { Day } from '#kit/day.ts'
import { among, type Database } from './dialect/sqlite.ts'
import { holds } from './holds.ts'

/** Calls back for the rows of a jurisdiction that tell a concept, whatever the day, the strongest first; at most `most`. */
export function walkConcept(
  db: Database,
  concept: number,
  place: string,
  most: number,
  tell: (row: number, strength: number) => void,
): void {
  const query = sql`SELECT json_group_array(row_id), json_group_array(strength) FROM (SELECT row_id, strength FROM concept_row
    WHERE concept = ${concept} AND jurisdiction = ${place} ORDER BY strength DESC, row_id LIMIT ${most})`
  const [found] = db.rows(query.compile(db.sql))
  const rows = JSON.parse(String(found?.[0] ?? '[]')) as number[]
  const strengths = JSON.parse(String(found?.[1] ?? '[]')) as number[]
  for (const [at, row] of rows.entries()) tell(row, strengths[at] ?? 0)
}

/** How often each concept is told. */
export interface ConceptFrequencies {
  readonly rows: number
  readonly byConcept: ReadonlyMap<number, number>
}

interface Kept {
  readonly stamp: string
  readonly last: number
  readonly frequencies: ConceptFrequencies
}

const kept = new WeakMap<Database, Kept>()
// Frequencies are used as weights: they are counted anew where the library grew by so much.
const GROWN = 1.05

/** Returns how many rows tell each concept, and of how many; counted anew when the library has grown by a twentieth. */
export function conceptFrequencies(db: Database): ConceptFrequencies {
  const stamp = db.stamp()
  const before = kept.get(db)
  if (before?.stamp === stamp) return before.frequencies
  const query = sql`SELECT max(id) FROM provision_version`
  const last = Number(db.rows(query.compile(db.sql))[0]?.[0] ?? 0)
  const frequencies = before && last < before.last * GROWN ? before.frequencies : counted(db)
  kept.set(db, { stamp, last: frequencies === before?.frequencies ? before.last : last, frequencies })
  return frequencies
}

function counted(db: Database): ConceptFrequencies {
  const query = sql`SELECT concept, count(*) FROM concept_row GROUP BY concept`
  const byConcept = new Map(db.rows(query.compile(db.sql)) as [number, number][])
  const texts = sql`SELECT count(*) FROM concept_text`
  return { rows: Number(db.rows(texts.compile(db.sql))[0]?.[0] ?? 0), byConcept }
}

/** A row as it is judged and shown. */
export interface JudgedRow {
  readonly id: number
  readonly provision: number
  readonly parent: number | null
  readonly expression: number
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly textId: number | null
}

const JUDGED = sql`SELECT pv.id, pv.provision_id, pv.parent_id, pv.expression_id, pv.eid, pv.kind, pv.num, pv.heading, pv.text_id
  FROM provision_version AS pv`

/** Returns the rows of the ids. */
export function judgedRows(db: Database, ids: readonly number[]): JudgedRow[] {
  return read(db, sql`${JUDGED} WHERE ${among('pv.id', ids)} AND pv.superseded_in IS NULL`)
}

/** Returns the row of an expression that bears the eId on the day; null where there is none. */
export function rowOn(db: Database, expression: number, eId: string, at: Day): JudgedRow | null {
  const [row] = read(
    db,
    sql`${JUDGED} WHERE pv.eid = ${eId} AND pv.expression_id = ${expression} AND ${holds(at)}`,
  )
  return row ?? null
}

/** Returns the divisions of provision ids as they stand on the day, by provision id. */
export function divisionsOn(db: Database, provisions: readonly number[], at: Day): Map<number, JudgedRow> {
  const rows = read(db, sql`${JUDGED} WHERE ${among('pv.provision_id', provisions)} AND ${holds(at)}`)
  return new Map(rows.map((row) => [row.provision, row]))
}

/** Returns what stands directly in divisions on the day. */
export function rowsInside(db: Database, provisions: readonly number[], at: Day): JudgedRow[] {
  return read(db, sql`${JUDGED} WHERE ${among('pv.parent_id', provisions)} AND ${holds(at)}`)
}

function read(db: Database, query: ReturnType<typeof sql>): JudgedRow[] {
  return db.rows(query.compile(db.sql)).map((row) => ({
    id: row[0] as number,
    provision: row[1] as number,
    parent: row[2] as number | null,
    expression: row[3] as number,
    eId: row[4] as string,
    kind: row[5] as string,
    num: row[6] as string | null,
    heading: row[7] as string | null,
    textId: row[8] as number | null,
  }))
}

/** Returns the works that rows cite and that are held, by row. */
export function worksCited(db: Database, rows: readonly number[]): Map<number, ReadonlySet<number>> {
  const query = db.sql
    .selectFrom('citation_link')
    .where(among('row_id', rows))
    .where('work_id', 'is not', null)
    .select(['row_id', 'work_id'])
    .distinct()
  const cited = Map.groupBy(db.rows(query.compile()) as [number, number][], ([row]) => row)
  return new Map([...cited].map(([row, all]) => [row, new Set(all.map(([, work]) => work))]))
}

/** Returns the IRIs of works, in their order. */
export function workIris(db: Database, works: readonly number[]): string[] {
  const query = db.sql.selectFrom('work').where(among('id', works)).select('iri').orderBy('iri')
  return db.rows(query.compile()).map(([iri]) => iri as string)
}

/** Returns the titles of expressions with the IRIs of their works, by id of the expression. */
export function expressionTitles(
  db: Database,
  expressions: readonly number[],
): Map<number, { iri: string; title: string }> {
  const query = db.sql
    .selectFrom('expression as e')
    .innerJoin('work as w', 'w.id', 'e.work_id')
    .where(among('e.id', expressions))
    .select(['e.id', 'w.iri', 'e.title'])
  return new Map(
    db
      .rows(query.compile())
      .map(([id, iri, title]) => [id as number, { iri: iri as string, title: title as string }]),
  )
}

/** Returns the jurisdictions of shown texts. */
export function jurisdictionsHeld(db: Database): string[] {
  const query = db.sql
    .selectFrom('expression as e')
    .innerJoin('work as w', 'w.id', 'e.work_id')
    .where('e.shown', '=', 1)
    .select('w.jurisdiction')
    .distinct()
    .orderBy('w.jurisdiction')
  return db.rows(query.compile()).map(([place]) => place as string)
}

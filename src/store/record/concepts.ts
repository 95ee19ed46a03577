/** Writing the concept index, in the transaction of the import. */
import { sql, type Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import { sha256 } from '#kit/hash.ts'
import { readTold, type Told, toldBytes } from '../concept-bytes.ts'
import { rowTold } from '../concept-strength.ts'
import { among, type Database } from '../dialect/sqlite.ts'
import type { Schema } from '../schema.ts'

/** A row to be indexed: which text and heading it has. */
export interface ConceptRow {
  readonly id: number
  readonly textId: number | null
  readonly heading: string | null
}

/** What was read in a text. */
export interface ReadText {
  readonly textId: number
  readonly words: number
  readonly told: readonly Told[]
}

/** What was read in a heading. */
export interface ReadHeading {
  readonly heading: string
  readonly told: readonly Told[]
}

/** Where the rows of an expression stand in the index. */
export interface ConceptPlace {
  readonly language: string
  readonly jurisdiction: string
}

/** Returns by which state of the vocabularies all texts were read; null where no text has come in yet. */
export function conceptMark(db: Database): string | null {
  const query = db.sql.selectFrom('concept_state').where('name', '=', 'mark').select('value')
  return (db.rows(query.compile())[0]?.[0] as string | undefined) ?? null
}

/** Records by which state of the vocabularies all texts were read. */
export async function recordConceptMark(trx: Transaction<Schema>, mark: string): Promise<void> {
  await trx
    .insertInto('concept_state')
    .values({ name: 'mark', value: mark })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: mark }))
    .execute()
}

/** Takes away everything that was read. */
export async function removeAllConcepts(trx: Transaction<Schema>): Promise<void> {
  for (const table of ['concept_row', 'concept_heading', 'concept_text', 'concept', 'concept_state'] as const)
    await trx.deleteFrom(table).execute()
}

/** Returns the numbers of concepts by IRI; those that have none get one. */
export async function conceptNumbers(
  trx: Transaction<Schema>,
  iris: readonly string[],
): Promise<Map<string, number>> {
  const list = JSON.stringify(iris)
  await sql`INSERT INTO concept (iri) SELECT value FROM json_each(${list}) WHERE true ON CONFLICT DO NOTHING`.execute(
    trx,
  )
  const { rows } = await sql<{ id: number; iri: string }>`
    SELECT id, iri FROM concept WHERE iri IN (SELECT value FROM json_each(${list}))`.execute(trx)
  return new Map(rows.map(({ id, iri }) => [iri, id]))
}

/** Returns the rows of the ids that are not superseded, or all of them with `superseded`; wordings that are missing are left out. */
export function conceptRows(db: Database, ids: readonly number[], superseded = false): ConceptRow[] {
  let query = db.sql
    .selectFrom('provision_version')
    .where(among('id', ids))
    .where('missing', '=', 0)
    .select(['id', 'text_id', 'heading'])
  if (!superseded) query = query.where('superseded_in', 'is', null)
  return db.rows(query.compile()).map(([id, textId, heading]) => ({
    id: id as number,
    textId: textId as number | null,
    heading: heading as string | null,
  }))
}

/** Returns every row of the expression that is not superseded. */
export function conceptRowIds(db: Database, expressionId: number): number[] {
  const query = db.sql
    .selectFrom('provision_version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .select('id')
  return db.rows(query.compile()).map(([id]) => id as number)
}

/** Returns the jurisdiction of the work, by which its rows stand in the index. */
export function jurisdictionOf(db: Database, workId: number): string {
  const query = db.sql.selectFrom('work').where('id', '=', workId).select('jurisdiction')
  return String(db.rows(query.compile())[0]?.[0] ?? '')
}

/** Returns every expression held, with where its rows stand in the index. */
export function expressionsWithPlaces(db: Database): (ConceptPlace & { readonly id: number })[] {
  const query = db.sql
    .selectFrom('expression as e')
    .innerJoin('work as w', 'w.id', 'e.work_id')
    .select(['e.id', 'e.language', 'w.jurisdiction'])
    .orderBy('e.id')
  return db.rows(query.compile()).map(([id, language, jurisdiction]) => ({
    id: id as number,
    language: language as string,
    jurisdiction: jurisdiction as string,
  }))
}

/** Returns those of the texts that were not read in the language. */
export function textsNotRead(db: Database, textIds: readonly number[], language: string): number[] {
  const query = db.sql
    .selectFrom('concept_text')
    .where(among('text_id', textIds))
    .where('language', '=', language)
    .select('text_id')
  const read = new Set(db.rows(query.compile()).map(([id]) => id as number))
  return textIds.filter((id) => !read.has(id))
}

/** Records what was read in texts and headings of a language. */
export async function recordTold(
  trx: Transaction<Schema>,
  language: string,
  texts: readonly ReadText[],
  headings: readonly ReadHeading[],
): Promise<void> {
  for (const piece of chunks(texts, MOST_ROWS)) {
    const rows = JSON.stringify(piece.map(({ textId, words, told }) => [textId, words, hexOf(told)]))
    await sql`INSERT OR REPLACE INTO concept_text (text_id, language, words, told)
      SELECT value ->> 0, ${language}, value ->> 1, unhex(value ->> 2) FROM json_each(${rows})`.execute(trx)
  }
  const telling = headings.filter(({ told }) => told.length > 0)
  for (const piece of chunks(telling, MOST_ROWS)) {
    const rows = JSON.stringify(piece.map(({ heading, told }) => [hashOfHeading(heading), hexOf(told)]))
    await sql`INSERT OR REPLACE INTO concept_heading (hash, language, told)
      SELECT value ->> 0, ${language}, unhex(value ->> 1) FROM json_each(${rows})`.execute(trx)
  }
}

const MOST_ROWS = 2000

function hexOf(told: readonly Told[]): string {
  return Buffer.from(toldBytes(told)).toString('hex')
}

/** Returns the number by which a heading is looked up. */
export function hashOfHeading(heading: string): number {
  return Number.parseInt(sha256(heading).slice(0, 12), 16)
}

/** Puts rows into the index, whose texts and headings are read. */
export async function indexRows(
  db: Database,
  trx: Transaction<Schema>,
  rows: readonly ConceptRow[],
  place: ConceptPlace,
): Promise<void> {
  for (const piece of chunks(rows, MOST_ROWS))
    await sql`INSERT OR IGNORE INTO concept_row (concept, jurisdiction, strength, row_id)
      SELECT value ->> 0, ${place.jurisdiction}, value ->> 1, value ->> 2 FROM json_each(${keysOf(db, piece, place)})`.execute(
      trx,
    )
}

/** Takes rows out of the index. */
export async function unindexRows(
  db: Database,
  trx: Transaction<Schema>,
  rows: readonly ConceptRow[],
  place: ConceptPlace,
): Promise<void> {
  for (const piece of chunks(rows, MOST_ROWS))
    await sql`DELETE FROM concept_row WHERE (concept, jurisdiction, strength, row_id) IN (
      SELECT value ->> 0, ${place.jurisdiction}, value ->> 1, value ->> 2 FROM json_each(${keysOf(db, piece, place)}))`.execute(
      trx,
    )
}

// In the order of the index, so that neighbours are written together.
function keysOf(db: Database, rows: readonly ConceptRow[], { language }: ConceptPlace): string {
  const told = toldOfRows(db, rows, () => language)
  const keys: [concept: number, strength: number, row: number][] = []
  for (const { id } of rows)
    for (const { concept, strength } of told.get(id) ?? []) keys.push([concept, strength, id])
  return JSON.stringify(keys.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2]))
}

/** Returns what rows tell by their words and headings, by id. */
export function toldOfRows<Row extends ConceptRow>(
  db: Database,
  rows: readonly Row[],
  languageOf: (row: Row) => string,
): Map<number, ReturnType<typeof rowTold>> {
  const texts = textsTold(
    db,
    rows.flatMap(({ textId }) => (textId === null ? [] : [textId])),
  )
  const headings = headingsTold(
    db,
    rows.flatMap(({ heading }) => (heading === null ? [] : [heading])),
  )
  return new Map(
    rows.map((row) => {
      const language = languageOf(row)
      const text = row.textId === null ? undefined : texts.get(`${row.textId} ${language}`)
      const heading =
        row.heading === null ? undefined : headings.get(`${hashOfHeading(row.heading)} ${language}`)
      return [row.id, rowTold(text?.words ?? 0, text?.told ?? [], heading ?? [])]
    }),
  )
}

function textsTold(db: Database, textIds: readonly number[]) {
  const query = db.sql
    .selectFrom('concept_text')
    .where(
      among(
        'text_id',
        [...new Set(textIds)].sort((a, b) => a - b),
      ),
    )
    .select(['text_id', 'language', 'words', 'told'])
  return new Map(
    db
      .rows(query.compile())
      .map(([id, language, words, told]) => [
        `${id} ${language}`,
        { words: words as number, told: readTold(told as Uint8Array) },
      ]),
  )
}

function headingsTold(db: Database, headings: readonly string[]) {
  const hashes = [...new Set(headings)].map(hashOfHeading)
  const query = db.sql
    .selectFrom('concept_heading')
    .where(among('hash', hashes))
    .select(['hash', 'language', 'told'])
  return new Map(
    db
      .rows(query.compile())
      .map(([hash, language, told]) => [`${hash} ${language}`, readTold(told as Uint8Array)]),
  )
}

/** Queries for reading a whole library anew for citations: by which rules it was read, and what there is to read. */
import type { Transaction } from 'kysely'
import { among, type Database } from './dialect/sqlite.ts'
import type { Schema } from './schema.ts'

/** A text of a work in a language, as it is read for citations. */
export interface ExpressionToRead {
  readonly id: number
  readonly workId: number
  readonly language: string
}

/** Returns the version of the rules by which all texts were read; null where no text has come in yet. */
export function readingVersion(db: Database): string | null {
  const query = db.sql.selectFrom('citation_state').where('name', '=', 'reading').select('value')
  return (db.rows(query.compile())[0]?.[0] as string | undefined) ?? null
}

/** Returns whether texts were never read for citations, or by another version of the rules. */
export function isReadOtherwise(db: Database, version: string): boolean {
  const read = readingVersion(db)
  return read !== null && read !== version
}

/** Records that all texts were read by the version of the rules. */
export async function recordReadingVersion(trx: Transaction<Schema>, version: string): Promise<void> {
  await trx
    .insertInto('citation_state')
    .values({ name: 'reading', value: version })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: version }))
    .execute()
}

/** Takes away everything that was read for citations, and where it led. */
export async function removeAllCitations(trx: Transaction<Schema>): Promise<void> {
  const tables = [
    'citation_link',
    'citation',
    'citation_reading',
    'cited_act_name',
    'cited_act',
    'citation_rules',
    'short_form',
    'citation_state',
  ] as const
  for (const table of tables) await trx.deleteFrom(table).execute()
}

/** Returns every expression held, those of one work together. */
export function expressionsToRead(db: Database): ExpressionToRead[] {
  const query = db.sql
    .selectFrom('expression')
    .select(['id', 'work_id', 'language'])
    .orderBy('work_id')
    .orderBy('id')
  return db.rows(query.compile()).map(([id, workId, language]) => ({
    id: id as number,
    workId: workId as number,
    language: language as string,
  }))
}

/** Returns the expressions of the work. */
export function expressionsOfWork(db: Database, workId: number): ExpressionToRead[] {
  const query = db.sql
    .selectFrom('expression')
    .where('work_id', '=', workId)
    .select(['id', 'language'])
    .orderBy('id')
  return db
    .rows(query.compile())
    .map(([id, language]) => ({ id: id as number, workId, language: language as string }))
}

/** Returns the ids of the expression's rows with words: those that hold, and with `superseded` those of the past as well. */
export function rowsToRead(db: Database, expressionId: number, superseded = false): number[] {
  let query = db.sql
    .selectFrom('provision_version')
    .where('expression_id', '=', expressionId)
    .where('text_id', 'is not', null)
    .select('id')
    .orderBy('id')
  if (!superseded) query = query.where('superseded_in', 'is', null)
  return db.rows(query.compile()).map(([id]) => id as number)
}

/** Returns whether all that is held of the expression are the rows that came in now. */
export function isNewlyHeld(
  db: Database,
  {
    id,
    inserted,
    superseded,
  }: { readonly id: number; readonly inserted: readonly number[]; readonly superseded: readonly number[] },
): boolean {
  if (superseded.length > 0) return false
  // Of the rows that hold there is an index; one that was withdrawn and comes again is new as well.
  const query = db.sql
    .selectFrom('provision_version')
    .where('expression_id', '=', id)
    .where('superseded_in', 'is', null)
    .select((eb) => eb.fn.min('id').as('first'))
  const first = db.rows(query.compile())[0]?.[0]
  return typeof first === 'number' && inserted.includes(first)
}

/** Rows of an expression, with the texts that they have. */
export interface RowsOfTexts extends ExpressionToRead {
  readonly inserted: readonly number[]
  readonly textIds: readonly number[]
}

/** Returns every row that holds and has a text that one of the rows of the language has, by expression. */
export function rowsOfTexts(db: Database, rowIds: readonly number[], language: string): RowsOfTexts[] {
  if (rowIds.length === 0) return []
  const texts = db.sql
    .selectFrom('provision_version as pv')
    .innerJoin('expression', 'expression.id', 'pv.expression_id')
    .where(among('pv.id', rowIds))
    .where('expression.language', '=', language)
    .where('pv.text_id', 'is not', null)
    .select('pv.text_id')
  const query = db.sql
    .selectFrom('provision_version as pv')
    .innerJoin('expression', 'expression.id', 'pv.expression_id')
    .where('pv.superseded_in', 'is', null)
    .where('pv.text_id', 'in', texts)
    .select(['expression.id', 'expression.work_id', 'expression.language', 'pv.id as row', 'pv.text_id'])
    .orderBy('expression.id')
  const rows = db.rows(query.compile()) as [number, number, string, number, number][]
  return [...Map.groupBy(rows, ([id]) => id)].map(([id, all]) => ({
    id,
    workId: all[0]?.[1] ?? 0,
    language: all[0]?.[2] ?? '',
    inserted: all.map(([, , , row]) => row),
    textIds: all.map(([, , , , text]) => text),
  }))
}

/** Takes away what was read in the texts of the rows, by whatever rules, and where it led from them. */
export async function forgetReading(trx: Transaction<Schema>, rows: readonly RowsOfTexts[]): Promise<void> {
  const texts = [...new Set(rows.flatMap(({ textIds }) => textIds))]
  if (texts.length === 0) return
  await trx
    .deleteFrom('citation_link')
    .where('citation_id', 'in', (eb) => eb.selectFrom('citation').where(among('text_id', texts)).select('id'))
    .execute()
  await trx.deleteFrom('citation').where(among('text_id', texts)).execute()
  await trx.deleteFrom('citation_reading').where(among('text_id', texts)).execute()
}

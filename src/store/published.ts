/** Queries for the state of published collections: which object each pair has, and from what it was written. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Database } from './dialect/sqlite.ts'
import type { ProvisionVersion } from './model.ts'
import { readRows, rowColumns } from './provisions.ts'
import type { Schema } from './schema.ts'
import type { PublishedTable } from './tables/exchange.ts'

export type Published = Selectable<PublishedTable>

/** Returns the state of a collection without the heads, by work and language. */
export function publishedState(sql: Kysely<Schema>, collection: string): Promise<Omit<Published, 'head'>[]> {
  return sql
    .selectFrom('published')
    .where('collection', '=', collection)
    .select(['collection', 'work', 'language', 'object', 'length', 'rows', 'expression_id', 'recording'])
    .orderBy('work')
    .orderBy('language')
    .execute()
}

/** Returns the head of the object that the pair has. */
export async function publishedHead(
  sql: Kysely<Schema>,
  { collection, work, language }: Pick<Published, 'collection' | 'work' | 'language'>,
): Promise<string | null> {
  const row = await sql
    .selectFrom('published')
    .where('collection', '=', collection)
    .where('work', '=', work)
    .where('language', '=', language)
    .select('head')
    .executeTakeFirst()
  return row?.head ?? null
}

/** Puts objects into the state. */
export async function publish(trx: Transaction<Schema>, entry: Published): Promise<void> {
  const { collection: _, work: _w, language: _l, ...rest } = entry
  await trx
    .insertInto('published')
    .values(entry)
    .onConflict((conflict) => conflict.columns(['collection', 'work', 'language']).doUpdateSet(rest))
    .execute()
}

/** Takes a pair out of the state. */
export async function unpublish(
  trx: Transaction<Schema>,
  { collection, work, language }: Pick<Published, 'collection' | 'work' | 'language'>,
): Promise<void> {
  await trx
    .deleteFrom('published')
    .where('collection', '=', collection)
    .where('work', '=', work)
    .where('language', '=', language)
    .execute()
}

/** Returns every row of an expression as this library knew it right after a recording. */
export function rowsAfter(db: Database, expressionId: number, recording: number): ProvisionVersion[] {
  const query = rowColumns(db.sql)
    .where('pv.expression_id', '=', expressionId)
    .where('pv.recorded_in', '<=', recording)
    .where((eb) => eb.or([eb('pv.superseded_in', 'is', null), eb('pv.superseded_in', '>', recording)]))
  return readRows(db, query.compile())
}

/** Returns the rows of an expression that held right after a recording and hold no more, and the ids of those that hold since. */
export function rowsChangedSince(
  db: Database,
  expressionId: number,
  recording: number,
): { gone: ProvisionVersion[]; come: Set<number> } {
  const gone = rowColumns(db.sql)
    .where('pv.expression_id', '=', expressionId)
    .where('pv.recorded_in', '<=', recording)
    .where('pv.superseded_in', '>', recording)
  const come = db.sql
    .selectFrom('provision_version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .where('recorded_in', '>', recording)
    .select('id')
  return {
    gone: readRows(db, gone.compile()),
    come: new Set(db.rows(come.compile()).map(([id]) => id as number)),
  }
}

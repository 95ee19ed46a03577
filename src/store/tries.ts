/** Queries for tries to sync: what became of each, how many failed in a row, and the changes of state that came of it. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Database } from './dialect/sqlite.ts'
import type { Schema } from './schema.ts'
import type { NetworkEventTable, SyncTryTable } from './tables/network.ts'

export type SyncTry = Omit<Selectable<SyncTryTable>, 'id'>
export type NetworkEvent = Omit<Selectable<NetworkEventTable>, 'id'>

/** Tries and changes of state kept of each source. */
const KEPT = { tries: 60, events: 300 }

/** Keeps a try, in the transaction in which what it learnt is kept. */
export async function keepTry(trx: Transaction<Schema>, tried: SyncTry): Promise<void> {
  await trx.insertInto('sync_try').values(tried).execute()
  await sql`DELETE FROM sync_try WHERE source = ${tried.source} AND id NOT IN (
    SELECT id FROM sync_try WHERE source = ${tried.source} ORDER BY id DESC LIMIT ${KEPT.tries})`.execute(trx)
}

/** Keeps changes of state; one that is kept already stays as it is. */
export async function keepEvents(trx: Transaction<Schema>, events: readonly NetworkEvent[]): Promise<void> {
  for (const event of events)
    await trx
      .insertInto('network_event')
      .values(event)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  for (const source of new Set(events.map((event) => event.source)))
    await sql`DELETE FROM network_event WHERE source = ${source} AND id NOT IN (
      SELECT id FROM network_event WHERE source = ${source} ORDER BY at DESC, id DESC LIMIT ${KEPT.events})`.execute(
      trx,
    )
}

/** Returns the latest tries of every source, the last first. */
export async function triesOf(db: Database, each: number): Promise<SyncTry[]> {
  const { rows } = await sql<SyncTry>`
    SELECT source, at, outcome, refusal, reason, works, requests, bytes, seconds FROM (
      SELECT *, row_number() OVER (PARTITION BY source ORDER BY id DESC) AS n FROM sync_try)
    WHERE n <= ${each} ORDER BY source, n`.execute(db.sql)
  return rows
}

/** Returns the latest change of state of a source that was kept; null where none was. */
export async function lastEvent(sql: Kysely<Schema>, source: string): Promise<NetworkEvent | null> {
  const row = await sql
    .selectFrom('network_event')
    .where('source', '=', source)
    .select(['source', 'at', 'kind', 'refusal'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Returns the latest changes of state that were kept, the last first. */
export function eventsKept(sql: Kysely<Schema>, limit: number): Promise<NetworkEvent[]> {
  return sql
    .selectFrom('network_event')
    .select(['source', 'at', 'kind', 'refusal'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

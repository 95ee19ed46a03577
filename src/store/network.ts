/** Queries for the network as it is watched: schedules, what freshness is judged by, what the gate found in what came, what was received. */
import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Database } from './dialect/sqlite.ts'
import { RECEIVED } from './own-source.ts'
import type { Schema } from './schema.ts'
import type { ReceiptTable } from './tables/exchange.ts'
import type { WatchTable } from './tables/network.ts'

export type Watch = Selectable<WatchTable>

/** What is known where a source is not watched yet. */
export const UNWATCHED: Omit<Watch, 'source'> = {
  failures: 0,
  schedule: null,
  bandwidth: null,
}

/** Returns how every source is watched, by name. */
export async function watches(sql: Kysely<Schema>): Promise<ReadonlyMap<string, Watch>> {
  const rows = await sql.selectFrom('watch').selectAll().execute()
  return new Map(rows.map((row) => [row.source, row]))
}

/** Changes how a source is watched. */
export async function setWatch(
  sql: Kysely<Schema>,
  source: string,
  facts: Partial<Omit<Watch, 'source'>>,
): Promise<void> {
  await sql
    .insertInto('watch')
    .values({ source, ...UNWATCHED, ...facts })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ source, ...facts }))
    .execute()
}

/** What the freshness of a source is judged by. */
export interface WordHeld {
  readonly name: string
  readonly base: string
  readonly profile: string | null
  /** When its last heartbeat was signed, or fetched where it does not say. */
  readonly heard: string | null
  readonly expires: string | null
  readonly graceDays: number
  readonly schedule: string | null
  /** When its state last changed, as far as that was kept. */
  readonly changed: string | null
}

/** Returns what the freshness of every source is judged by: asked for with every page, at once and without waiting. */
export function wordsHeld(db: Database): WordHeld[] {
  const query = db.sql
    .selectFrom('followed')
    .leftJoin('watch', 'watch.source', 'followed.name')
    .select([
      'followed.name',
      'followed.base',
      'followed.profile',
      'followed.heard_at',
      'followed.expires_at',
      'followed.grace_days',
      'watch.schedule',
    ])
    .select((eb) =>
      eb
        .selectFrom('network_event')
        .whereRef('network_event.source', '=', 'followed.name')
        .select((inner) => inner.fn.max('network_event.at').as('at'))
        .as('changed'),
    )
    .orderBy('followed.name')
    .compile()
  const rows = db.rows(query) as [
    string,
    string,
    string | null,
    string | null,
    string | null,
    number,
    string | null,
    string | null,
    string | null,
  ][]
  return rows.map(([name, base, profile, heard, expires, graceDays, schedule, changed]) => ({
    name,
    base,
    profile,
    heard,
    expires,
    graceDays,
    schedule,
    changed,
  }))
}

/** How many findings of the integrity gate there are on what is held of a source. */
export interface FindingCount {
  readonly source: string
  readonly severity: 'warning' | 'quarantine'
  readonly n: number
}

/** Returns the counts for the sources that are followed. */
export async function findingsOnReceived(db: Database): Promise<FindingCount[]> {
  const { rows } = await sql<FindingCount>`
    SELECT substr(e.source, ${RECEIVED.length + 1}) AS source, f.severity, count(*) AS n
    FROM finding f JOIN expression e ON e.id = f.expression_id
    WHERE e.source >= ${RECEIVED} AND e.source < ${`${RECEIVED.slice(0, -1)};`}
    GROUP BY e.source, f.severity`.execute(db.sql)
  return rows
}

export type ReceiptHeld = Omit<Selectable<ReceiptTable>, 'id'>

/** Returns the latest receipts of every source, the last first. What came and was applied is told once, as applied. */
export async function latestReceipts(db: Database, each: number): Promise<ReceiptHeld[]> {
  const { rows } = await sql<ReceiptHeld>`
    SELECT source, collection, release, hash, status, refusal, reason, at, told_at FROM (
      SELECT *, row_number() OVER (PARTITION BY source ORDER BY id DESC) AS n FROM receipt WHERE status <> 'received')
    WHERE n <= ${each} ORDER BY source, n`.execute(db.sql)
  return rows
}

/** Returns the releases that were applied last, the last first. */
export function releasesApplied(
  sql: Kysely<Schema>,
  limit: number,
): Promise<Pick<ReceiptHeld, 'source' | 'collection' | 'release' | 'at'>[]> {
  return sql
    .selectFrom('receipt')
    .where('status', '=', 'applied')
    .select(['source', 'collection', 'release', 'at'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Returns the profile that this centre has given itself; null where it has none. */
export async function ownProfile(
  sql: Kysely<Schema>,
): Promise<{ profile: string; changedAt: string } | null> {
  const row = await sql.selectFrom('own_profile').selectAll().executeTakeFirst()
  return row ? { profile: row.profile, changedAt: row.changed_at } : null
}

/** Sets the profile that this centre gives itself. */
export async function setOwnProfile(sql: Kysely<Schema>, profile: string, changedAt: string): Promise<void> {
  const row = { id: 1, profile, changed_at: changedAt }
  await sql
    .insertInto('own_profile')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

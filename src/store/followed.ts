/** Queries for publishers that are followed: who they are, where each of their collections stands, what was received and withdrawn. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Database } from './dialect/sqlite.ts'
import type { Schema } from './schema.ts'
import type {
  FollowedCollectionTable,
  FollowedTable,
  ReceiptTable,
  ReceivedTable,
  WithdrawnTable,
} from './tables/exchange.ts'

export type Followed = Selectable<FollowedTable>
export type FollowedCollection = Selectable<FollowedCollectionTable>
export type Received = Selectable<ReceivedTable>
export type Withdrawn = Selectable<WithdrawnTable>
export type HeldReceipt = Selectable<ReceiptTable>

/** A pair of a followed collection. */
export type ReceivedPair = Pick<Received, 'source' | 'collection' | 'work' | 'language'>

/** What is known of a publisher before it was ever reached. */
export const UNTRIED = {
  profile: null,
  tried_at: null,
  heard_at: null,
  expires_at: null,
  refusal: null,
  reason: null,
} as const

/** Returns all publishers followed, by name. */
export function followedSources(sql: Kysely<Schema>): Promise<Followed[]> {
  return sql.selectFrom('followed').selectAll().orderBy('name').execute()
}

/** Adds a publisher. Throws where one of the name is followed already. */
export async function addFollowed(sql: Kysely<Schema>, followed: Followed): Promise<void> {
  await sql.insertInto('followed').values(followed).execute()
}

/** Changes what is known of a publisher. */
export async function setFollowed(
  sql: Kysely<Schema>,
  name: string,
  facts: Partial<Omit<Followed, 'name' | 'fingerprint'>>,
): Promise<void> {
  await sql.updateTable('followed').set(facts).where('name', '=', name).execute()
}

/** Removes a publisher, and where its collections stand. What was received of it stays on record. */
export async function removeFollowed(trx: Transaction<Schema>, name: string): Promise<void> {
  await trx.deleteFrom('followed_collection').where('source', '=', name).execute()
  await trx.deleteFrom('followed').where('name', '=', name).execute()
}

/** Returns every pair that was received of a publisher and is held. */
export function receivedFrom(
  sql: Kysely<Schema>,
  source: string,
): Promise<Pick<Received, 'collection' | 'work' | 'language' | 'expression_id'>[]> {
  return sql
    .selectFrom('received')
    .where('source', '=', source)
    .select(['collection', 'work', 'language', 'expression_id'])
    .execute()
}

/** Forgets what was received of a publisher, or of one collection of it: the texts themselves are seen to by whoever calls. */
export async function forgetReceived(
  sql: Kysely<Schema>,
  source: string,
  collection: string | null = null,
): Promise<void> {
  const query = sql.deleteFrom('received').where('source', '=', source)
  await (collection === null ? query : query.where('collection', '=', collection)).execute()
}

/** Returns where the collections of a publisher stand, or those of all. */
export function followedCollections(
  sql: Kysely<Schema>,
  source: string | null,
): Promise<FollowedCollection[]> {
  const query = sql.selectFrom('followed_collection').selectAll().orderBy('source').orderBy('collection')
  return (source === null ? query : query.where('source', '=', source)).execute()
}

/** Sets where a collection stands. */
export async function stand(trx: Transaction<Schema>, at: FollowedCollection): Promise<void> {
  const { source: _, collection: _c, ...rest } = at
  await trx
    .insertInto('followed_collection')
    .values(at)
    .onConflict((conflict) => conflict.columns(['source', 'collection']).doUpdateSet(rest))
    .execute()
}

/** Returns the state of a followed collection, without the heads. */
export function receivedState(
  sql: Kysely<Schema>,
  source: string,
  collection: string,
): Promise<Omit<Received, 'head'>[]> {
  return sql
    .selectFrom('received')
    .where('source', '=', source)
    .where('collection', '=', collection)
    .select(['source', 'collection', 'work', 'language', 'object', 'length', 'rows', 'expression_id'])
    .execute()
}

/** Returns what was received for a pair; null where nothing is held. */
export async function receivedFor(sql: Kysely<Schema>, pair: ReceivedPair): Promise<Received | null> {
  const row = await sql
    .selectFrom('received')
    .where('source', '=', pair.source)
    .where('collection', '=', pair.collection)
    .where('work', '=', pair.work)
    .where('language', '=', pair.language)
    .selectAll()
    .executeTakeFirst()
  return row ?? null
}

/** Returns the expression and head of a pair, inside a transaction or outside; null where nothing is held. */
export function headHeld(db: Database, pair: ReceivedPair): { expressionId: number; head: string } | null {
  const query = db.sql
    .selectFrom('received')
    .where('source', '=', pair.source)
    .where('collection', '=', pair.collection)
    .where('work', '=', pair.work)
    .where('language', '=', pair.language)
    .select(['expression_id', 'head'])
  const [row] = db.rows(query.compile()) as [number, string][]
  return row ? { expressionId: row[0], head: row[1] } : null
}

/** Records what was received for a pair. */
export async function receive(trx: Transaction<Schema>, entry: Received): Promise<void> {
  const { source: _, collection: _c, work: _w, language: _l, ...rest } = entry
  await trx
    .insertInto('received')
    .values(entry)
    .onConflict((conflict) =>
      conflict.columns(['source', 'collection', 'work', 'language']).doUpdateSet(rest),
    )
    .execute()
}

/** Takes a pair out of the state that is followed, and keeps by which release and why. */
export async function withdraw(trx: Transaction<Schema>, withdrawn: Withdrawn): Promise<void> {
  const { source, collection, work, language } = withdrawn
  await trx
    .deleteFrom('received')
    .where('source', '=', source)
    .where('collection', '=', collection)
    .where('work', '=', work)
    .where('language', '=', language)
    .execute()
  await trx.insertInto('withdrawn').values(withdrawn).execute()
}

/** Returns whether another collection still gives the expression. */
export async function isReceived(sql: Kysely<Schema>, expressionId: number): Promise<boolean> {
  const row = await sql
    .selectFrom('received')
    .where('expression_id', '=', expressionId)
    .select('work')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Returns by whom, when and why the work was withdrawn; null where a text of it is shown, or none ever was. */
export async function withdrawalOf(sql: Kysely<Schema>, workId: number): Promise<Withdrawn | null> {
  const row = await sql
    .selectFrom('withdrawn')
    .where('work_id', '=', workId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('expression')
            .whereRef('expression.work_id', '=', 'withdrawn.work_id')
            .where('expression.shown', '=', 1)
            .select('expression.id'),
        ),
      ),
    )
    .selectAll()
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Keeps a receipt. */
export async function keepReceipt(
  sql: Kysely<Schema>,
  receipt: Omit<HeldReceipt, 'id' | 'told_at' | 'tries' | 'delivery'>,
): Promise<void> {
  await sql
    .insertInto('receipt')
    .values({ ...receipt, told_at: null })
    .execute()
}

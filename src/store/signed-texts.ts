/** Queries for who signed a text: the release in which this library, or a publisher that is followed, states it. */
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** An object as the latest release of a collection has it. */
export interface SignedText {
  readonly collection: string
  readonly work: string
  readonly language: string
  readonly object: string
  readonly length: number
  readonly rows: string
  readonly head: string
  readonly expressionId: number
  readonly release: number
  readonly hash: string
  readonly at: string
}

/** One that this library published: its rows are those after the recording. */
export type PublishedText = SignedText & { readonly recording: number }
/** One that was received: by whom, as it is called here. */
export type ReceivedText = SignedText & { readonly source: string }

/** Returns what the latest release of each public collection of this library has for the expression, the smallest release first. */
export async function publishedTexts(sql: Kysely<Schema>, expressionId: number): Promise<PublishedText[]> {
  return sql
    .selectFrom('published')
    .innerJoin('collection', 'collection.id', 'published.collection')
    .innerJoin('release', 'release.collection', 'published.collection')
    .where('published.expression_id', '=', expressionId)
    .where('collection.audience', '=', 'public')
    .where((eb) =>
      eb(
        'release.number',
        '=',
        eb
          .selectFrom('release as later')
          .whereRef('later.collection', '=', 'published.collection')
          .select((inner) => inner.fn.max('later.number').as('latest')),
      ),
    )
    .select([
      'published.collection',
      'published.work',
      'published.language',
      'published.object',
      'published.length',
      'published.rows',
      'published.head',
      'published.expression_id as expressionId',
      'published.recording',
      'release.number as release',
      'release.hash',
      'release.at',
    ])
    .orderBy('release.length')
    .execute()
}

/** Returns what the release at which each followed public collection stands has for the expression. */
export async function receivedTexts(sql: Kysely<Schema>, expressionId: number): Promise<ReceivedText[]> {
  return (
    sql
      .selectFrom('received')
      .innerJoin('followed_collection as standing', (join) =>
        join
          .onRef('standing.source', '=', 'received.source')
          .onRef('standing.collection', '=', 'received.collection'),
      )
      .innerJoin('followed', 'followed.name', 'received.source')
      .where('received.expression_id', '=', expressionId)
      // What a circle was given is not shown to others, and a proof names all that the circle has.
      .where('followed.audience', '=', 'public')
      .select([
        'received.source',
        'received.collection',
        'received.work',
        'received.language',
        'received.object',
        'received.length',
        'received.rows',
        'received.head',
        'received.expression_id as expressionId',
        'standing.release',
        'standing.hash',
        'standing.at',
      ])
      .orderBy('received.source')
      .orderBy('received.collection')
      .execute()
  )
}

/** Returns the fingerprint of a publisher that is followed; null where it is not. */
export async function followedFingerprint(sql: Kysely<Schema>, name: string): Promise<string | null> {
  const row = await sql
    .selectFrom('followed')
    .where('name', '=', name)
    .select('fingerprint')
    .executeTakeFirst()
  return row?.fingerprint ?? null
}

/** Returns the hashes of the releases that were applied of a followed collection, by number. */
export async function appliedReleases(
  sql: Kysely<Schema>,
  source: string,
  collection: string,
): Promise<Map<number, string>> {
  const rows = await sql
    .selectFrom('receipt')
    .where('source', '=', source)
    .where('collection', '=', collection)
    .where('status', '=', 'applied')
    .select(['release', 'hash'])
    .execute()
  return new Map(rows.map(({ release, hash }) => [release, hash]))
}

/** Returns by which release, and why, a publisher took an act back in a language; null where it did not since the release named. */
export async function withdrawnSince(
  sql: Kysely<Schema>,
  pair: {
    readonly source: string
    readonly collection: string
    readonly work: string
    readonly language: string
    readonly release: number
  },
): Promise<{ release: number; at: string; reason: string } | null> {
  const row = await sql
    .selectFrom('withdrawn')
    .where('source', '=', pair.source)
    .where('collection', '=', pair.collection)
    .where('work', '=', pair.work)
    .where('language', '=', pair.language)
    .where('release', '>', pair.release)
    .select(['release', 'at', 'reason'])
    .orderBy('release', 'desc')
    .executeTakeFirst()
  return row ?? null
}

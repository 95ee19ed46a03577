/** For tests of the exchange: a library that publishes with real keys, and libraries that follow it, each in a folder of its own. */
import path from 'node:path'
import { Fetching } from '#exchange/follow/fetching.ts'
import { type FollowOutcome, follow } from '#exchange/follow/following.ts'
import { overFolder, type Transport } from '#exchange/follow/transport.ts'
import { beginPublisher, type Publisher } from '#exchange/repository/publisher.fixture.ts'
import { Shelf as Files } from '#exchange/shelf.ts'
import { type Collection, collectionById, putCollection } from '#store/collections.ts'
import { addFollowed, UNTRIED } from '#store/followed.ts'
import { type Shelf, shelf } from '../import/import.fixture.ts'
import { holdingsFor } from './holdings.ts'
import type { PublishReport } from './press.ts'
import { publishCollection } from './publish.ts'

export const COLLECTION: Collection = {
  id: 'law',
  audience: 'public',
  title: 'Law in force',
  summary: null,
  selection: { in: [], types: [], topics: [] },
  regime: { licence: 'CC0-1.0', terms: null, onward: 'free', agreement: null },
  addedAt: '2026-01-01T00:00:00Z',
  withdrawnAt: null,
}

/** A library that publishes. */
export interface Centre extends Shelf {
  readonly publisher: Publisher
  readonly folder: string
  publish(options?: { dryRun?: boolean; reason?: string }): Promise<PublishReport>
}

/** A library that follows. */
export interface Reader extends Shelf {
  readonly folder: string
  follow(from?: readonly Transport[], at?: Date): Promise<FollowOutcome & { requests: number; bytes: number }>
}

/** Makes a library that publishes all it holds from below the folder. */
export async function centre(folder: string, now: () => Date, held?: Shelf): Promise<Centre> {
  const publisher = await beginPublisher(folder, now)
  const own = held ?? (await shelf())
  await putCollection(own.db.sql, COLLECTION)
  const files = new Files(publisher.folder)
  return {
    ...own,
    publisher,
    folder: publisher.folder,
    publish: async ({ dryRun = false, reason } = {}) => {
      const { repository } = publisher
      const press = { ...own, repository, shelf: files, now, progress: () => {} }
      const collection = await collectionById(own.db.sql, 'law')
      if (!collection) throw new Error('The collection is not there')
      return publishCollection(press, collection, { dryRun, reason: reason ?? null })
    },
  }
}

/** Makes an empty library that follows the centre, and keeps what it gets below the folder. */
export async function reader(
  folder: string,
  of: Pick<Centre, 'publisher'>,
  now: () => Date,
): Promise<Reader> {
  const own = await shelf()
  await addFollowed(own.db.sql, {
    name: 'xv',
    base: of.publisher.folder,
    audience: 'public',
    fingerprint: of.publisher.repository.fingerprint,
    mirrors: '[]',
    grace_days: 0,
    added_at: now().toISOString(),
    ...UNTRIED,
  })
  const holdings = holdingsFor(own.db, 'xv', { now, progress: () => {} })
  const home = path.join(folder, 'following', 'xv')
  return {
    ...own,
    folder: home,
    follow: async (transports = [overFolder(of.publisher.folder)], at = now()) => {
      const fetching = new Fetching({ transports, bandwidth: null, clock: () => performance.now() })
      const { fingerprint } = of.publisher.repository
      const outcome = await follow({ fingerprint, folder: home, fetching, holdings, at })
      return { ...outcome, requests: fetching.requests, bytes: fetching.bytes }
    },
  }
}

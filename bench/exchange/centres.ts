/** A centre that publishes and one that follows it, in this process, with real keys. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { beginPublisher, type Publisher } from '../../src/exchange/repository/publisher.fixture.ts'
import { Shelf } from '../../src/exchange/shelf.ts'
import type { PublishReport } from '../../src/jobs/exchange/press.ts'
import { publishCollection } from '../../src/jobs/exchange/publish.ts'
import { type Synced, syncWith } from '../../src/jobs/exchange/sync.ts'
import { createIndex } from '../../src/search/dialect/sqlite.ts'
import { type Collection, putCollection } from '../../src/store/collections.ts'
import { type Database, openSqlite } from '../../src/store/dialect/sqlite.ts'
import { addFollowed, followedSources, UNTRIED } from '../../src/store/followed.ts'
import { type Library, openLibrary } from '../../src/store/library.ts'
import { runFile } from '../child.ts'

export const COLLECTION: Collection = {
  id: 'law',
  audience: 'public',
  title: 'Law in force',
  summary: null,
  selection: { in: [], types: [], topics: [] },
  regime: { licence: 'CC0-1.0', terms: null, onward: 'free', agreement: null },
  addedAt: '2026-11-01T00:00:00Z',
  withdrawnAt: null,
}

export interface Centre {
  readonly home: string
  readonly db: Database
  readonly library: Library
}

export interface PublishingCentre extends Centre {
  readonly publisher: Publisher
  import(source: string, paths: readonly string[]): Promise<void>
  publish(): Promise<PublishReport>
}

export interface Reader extends Centre {
  sync(): Promise<Synced>
}

/** Opens the library of a home, made where there is none. */
export async function centreIn(home: string): Promise<Centre> {
  await mkdir(home, { recursive: true })
  const db = openSqlite(path.join(home, 'library.db'))
  const library = await openLibrary(db)
  await createIndex(db.sql)
  return { home, db, library }
}

/** Makes a centre that publishes all it holds as one collection. */
export async function publishingCentre(home: string): Promise<PublishingCentre> {
  const now = () => new Date()
  const centre = await centreIn(home)
  const publisher = await beginPublisher(home, now)
  await putCollection(centre.db.sql, COLLECTION)
  const shelf = new Shelf(publisher.folder)
  const press = { ...centre, repository: publisher.repository, shelf, now, progress: () => {} }
  return {
    ...centre,
    publisher,
    publish: () => publishCollection(press, COLLECTION, { dryRun: false, reason: null }),
    // In a process of its own, as an operator does it: what it leaves behind is no part of publishing.
    async import(source, paths) {
      await runFile('src/app.ts', ['import', source, ...paths, '--home', home, '--json'])
    },
  }
}

/** Makes a centre that follows the publisher at an address. Its `sync` throws where anything is refused. */
export async function readerOf(home: string, base: string, fingerprint: string): Promise<Reader> {
  const now = () => new Date()
  const centre = await centreIn(home)
  const about = { name: 'xv', base, audience: 'public', fingerprint, mirrors: '[]', grace_days: 0 }
  await addFollowed(centre.db.sql, { ...about, added_at: now().toISOString(), ...UNTRIED })
  return {
    ...centre,
    async sync() {
      const [followed] = await followedSources(centre.db.sql)
      if (!followed) throw new Error('Cannot measure: nobody is followed')
      const options = { home, from: null, bandwidth: null, now, progress: () => {} }
      const [synced] = await syncWith(centre.db, followed, options)
      if (synced?.status !== 'applied' && synced?.status !== 'up-to-date')
        throw new Error(`Cannot measure: the sync was refused: ${synced?.reason ?? 'nothing came'}`)
      return synced
    },
  }
}

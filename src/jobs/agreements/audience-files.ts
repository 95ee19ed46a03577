/** What each file of a restricted repository belongs to: names of files are hashes, and say nothing of collections (spec: exchange, section 11). */
import { readCheckpoint, readRelease } from '#exchange/documents.ts'
import { Shelf } from '#exchange/shelf.ts'
import { collectionsOf, type HeldRelease, releasesOf } from '#store/collections.ts'
import type { Delivery } from '#store/deliveries.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/** What a file is, and of which release. */
export interface Origin {
  readonly kind: Delivery['kind']
  readonly collection: string
  readonly release: number | null
}

/** `shared`: about the repository as a whole, for whoever is let in; else what it belongs to, which may be nothing. */
export type Belonging = 'shared' | readonly Origin[]

const SHARED =
  /^(?:metadata\/(?:timestamp|\d+\.(?:root|targets|snapshot))\.json|targets\/[0-9a-f]{64}\.profile\.json)$/
const ROLE = /^metadata\/\d+\.([a-z0-9-]+)\.json$/
const TARGET = /^targets\/([a-z0-9-]+)\/([0-9a-f]{64})\.(release|checkpoint)\.json\.zst$/
const HASH = /^(?:releases|packs|objects)\/([0-9a-f]{64})\./

/** The files of the repository of one audience, read out of its releases as they come. */
export class AudienceFiles {
  readonly #db: Database
  readonly #audience: string
  readonly #shelf: Shelf
  readonly #origins = new Map<string, Origin[]>()
  readonly #read = new Set<string>()
  #reading: Promise<void> = Promise.resolve()

  constructor(db: Database, audience: string, folder: string) {
    this.#db = db
    this.#audience = audience
    this.#shelf = new Shelf(folder)
  }

  /** Returns what the file of a name belongs to. */
  async belonging(name: string): Promise<Belonging> {
    if (SHARED.test(name)) return 'shared'
    const role = ROLE.exec(name)?.[1]
    if (role !== undefined) return [{ kind: 'metadata', collection: role, release: null }]
    const target = TARGET.exec(name)
    const hash = target?.[2] ?? HASH.exec(name)?.[1]
    if (hash === undefined) return []
    if (!this.#origins.has(hash)) await this.#readNew()
    const origins = this.#origins.get(hash) ?? []
    return target ? origins.filter(({ collection }) => collection === target[1]) : origins
  }

  // One after another: whoever comes meanwhile finds what the one before has read.
  #readNew(): Promise<void> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#readReleases())
    return this.#reading
  }

  async #readReleases(): Promise<void> {
    for (const { id, audience } of await collectionsOf(this.#db.sql)) {
      if (audience !== this.#audience) continue
      for (const release of await releasesOf(this.#db.sql, id, MOST_RELEASES))
        await this.#readRelease(release)
    }
  }

  async #readRelease({ hash, number, collection, checkpoint }: HeldRelease): Promise<void> {
    if (await this.#isNew(hash)) {
      const { packs, put } = readRelease(await this.#shelf.read('releases', hash))
      this.#add('release', hash, collection, number)
      for (const pack of packs) this.#add('pack', pack.hash, collection, number)
      for (const { object } of put) this.#add('object', object, collection, number)
      this.#read.add(hash)
    }
    if (checkpoint !== null && (await this.#isNew(checkpoint))) {
      const { packs } = readCheckpoint(await this.#shelf.read('releases', checkpoint))
      this.#add('checkpoint', checkpoint, collection, number)
      for (const pack of packs) this.#add('pack', pack.hash, collection, number)
      this.#read.add(checkpoint)
    }
  }

  // A release that is on record and not on the disk names nothing that could be had.
  async #isNew(hash: string): Promise<boolean> {
    return !this.#read.has(hash) && (await this.#shelf.size('releases', hash)) !== null
  }

  #add(kind: Origin['kind'], hash: string, collection: string, release: number): void {
    const held = this.#origins.get(hash) ?? []
    if (held.some((each) => each.collection === collection)) return
    this.#origins.set(hash, [...held, { kind, collection, release }])
  }
}

const MOST_RELEASES = 1_000_000

/** What publishing is given, and what it tells. */
import type { Repository } from '#exchange/repository/repository.ts'
import type { Shelf } from '#exchange/shelf.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Library } from '#store/library.ts'

/** Where and as whom a collection is published. */
export interface Press {
  readonly db: Database
  readonly library: Library
  readonly repository: Repository
  readonly shelf: Shelf
  readonly now: () => Date
  readonly progress: (progress: { label: string; done: number; total: number | null }) => void
}

export interface PublishOptions {
  /** Shows what would change, and writes nothing. */
  readonly dryRun: boolean
  /** Why what no longer belongs to the collection is withdrawn. */
  readonly reason: string | null
}

/** What became the release, or would. */
export interface PublishReport {
  readonly collection: string
  /** Number of the release; that of the last one where nothing changed, 0 where there is none. */
  readonly release: number
  /** Null where none was made. */
  readonly hash: string | null
  readonly put: number
  readonly tombstoned: number
  /** In the state after. */
  readonly objects: number
  /** Of the packs and the release itself. */
  readonly bytes: number
  readonly root: string
  readonly changes: readonly Change[]
  /** What the gate kept out of the histories published: spans of them whose text is not held. */
  readonly holes: readonly string[]
}

export interface Change {
  readonly what: 'new' | 'changed' | 'withdrawn'
  readonly work: string
  readonly language: string
  readonly title: string
  /** Of the object; of what travels for it, before the pack is compressed; both 0 where it is withdrawn. */
  readonly length: number
  readonly travels: number
}

/** The gate keeps an object out of a release: it is not what followers would take. */
export class UnpublishableError extends Error {
  override name = 'UnpublishableError'
}

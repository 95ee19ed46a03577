/** The tables of the exchange: what this library publishes, and what it follows. */
import type { Generated } from 'kysely'

/** A set of works that this library publishes under one legal regime. */
export interface CollectionTable {
  id: string
  audience: string
  title: string
  summary: string | null
  /** JSON: which works belong to it. */
  selection: string
  /** JSON: licence, terms, onward transfer, agreement. */
  regime: string
  added_at: string
  withdrawn_at: string | null
}

/** A release of it. */
export interface ReleaseTable {
  collection: string
  number: number
  hash: string
  length: number
  root: string
  at: string
  put: number
  tombstoned: number
  /** Of its packs. */
  bytes: number
  /** Hash of the checkpoint made at it; null where none was. */
  checkpoint: string | null
}

interface PairColumns {
  collection: string
  work: string
  language: string
  object: string
  length: number
  rows: string
  /** JSON of its head. */
  head: string
  expression_id: number
}

/** An object of the state after the latest release. */
export interface PublishedTable extends PairColumns {
  /** The recording that the expression stood at. */
  recording: number
}

/** A publisher that is followed. */
export interface FollowedTable {
  name: string
  base: string
  audience: string
  fingerprint: string
  /** JSON array of bases. */
  mirrors: string
  grace_days: number
  /** JSON of what the publisher says of itself. */
  profile: string | null
  added_at: string
  tried_at: string | null
  /** When its metadata were last read and verified here. */
  heard_at: string | null
  expires_at: string | null
  refusal: string | null
  reason: string | null
}

/** Where a followed collection stands. */
export interface FollowedCollectionTable {
  source: string
  collection: string
  title: string
  regime: string
  release: number
  hash: string
  root: string
  at: string
  applied_at: string
}

/** An object of the state that is followed, and the expression that it is here. */
export interface ReceivedTable extends PairColumns {
  source: string
}

/** What a publisher took back. */
export interface WithdrawnTable {
  source: string
  collection: string
  work: string
  language: string
  object: string
  release: number
  at: string
  reason: string
  work_id: number
}

/** What became of a release that came. */
export interface ReceiptTable {
  id: Generated<number>
  source: string
  collection: string
  release: number
  hash: string
  status: 'received' | 'applied' | 'refused'
  refusal: string | null
  reason: string | null
  at: string
  told_at: string | null
  /** How often it was offered in vain. */
  tries: Generated<number>
  /** Hash of the latest delivery that the publisher named when it took the receipt; null where it named none. */
  delivery: string | null
}

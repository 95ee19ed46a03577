/** The tables by which the network is watched, beside those of the exchange. */
import type { Generated } from 'kysely'

/** What this centre says of itself. */
export interface OwnProfileTable {
  id: number
  /** JSON of `exchange/profile.ts`. */
  profile: string
  changed_at: string
}

/** How a source is watched and when it is asked. */
export interface WatchTable {
  source: string
  /** Tries in a row that failed or were refused. */
  failures: Generated<number>
  /** As the operator gave it; null for the usual one. */
  schedule: string | null
  /** Bytes a second; null for no limit. */
  bandwidth: number | null
}

/** One try to sync with a source. */
export interface SyncTryTable {
  id: Generated<number>
  source: string
  at: string
  outcome: 'heard' | 'refused' | 'failed'
  refusal: string | null
  reason: string | null
  works: number
  requests: number
  bytes: number
  seconds: number
}

/** A change of the state of a source. */
export interface NetworkEventTable {
  id: Generated<number>
  source: string
  at: string
  kind: 'late' | 'stale' | 'refused' | 'fresh'
  refusal: string | null
}

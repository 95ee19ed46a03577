/** The tables of agreements, and of who may read what not everybody may. */
import type { Generated } from 'kysely'

/** A record as it was written; of one id, the highest version holds and the others are history. */
export interface AgreementTable {
  id: string
  version: number
  /** Which party this centre is; null where the agreement is one of others. */
  party: string | null
  /** JSON. */
  record: string
  hash: string
  added_at: string
}

/** A file of a signed text, by its hash. */
export interface AgreementTextTable {
  hash: string
  name: string
  bytes: Uint8Array
}

/** A publisher that was ever followed for an audience of its own. */
export interface RestrictedSourceTable {
  name: string
}

/** What lets a registered reader, or one of a named body, read what everybody may not. */
export interface ReaderPassTable {
  id: Generated<number>
  /** SHA-256 of its secret. */
  hash: Uint8Array
  /** Whose it is, in the words of the operator. */
  name: string
  /** The body of an agreement that its bearer belongs to; null for a registered reader. */
  body: string | null
  made_at: string
  /** Its last day. */
  until: string | null
  revoked_at: string | null
}

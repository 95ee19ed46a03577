/** The tables of agreements. */

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

/** The tables of what was delivered to partners, and of what partners say that they received. */
import type { Generated } from 'kysely'

/** An answer that delivered a file of a restricted audience: a line of a chain, each bearing the hash of the one before. */
export interface DeliveryTable {
  seq: number
  at: string
  agreement: string
  item: string | null
  audience: string
  collection: string
  release: number | null
  kind: 'release' | 'checkpoint' | 'pack' | 'object' | 'metadata'
  file: string
  /** Where in the file the answer began; more than 0 where a fetch that broke off was gone on with. */
  start: number
  /** How many bytes were sent. */
  bytes: number
  /** Of the whole file: it was sent to its end where start and bytes come to it. */
  length: number
  partner: string
  previous: string
  hash: string
}

/** Where the chain ends: one row, so that lines taken from its end are missed. */
export interface DeliveryHeadTable {
  id: number
  seq: number
  hash: string
}

/** What a partner signed and sent: some receipts at once. */
export interface PartnerLetterTable {
  id: Generated<number>
  partner: string
  /** Id of the key that signed it. */
  key: string
  audience: string
  heard_at: string
  /** Hash of the latest delivery that the partner had been told of, as it says, and the log had when the letter came; null where none. */
  delivery: string | null
  /** The same where the log did not have it; null where none. */
  disputed: string | null
  jws: string
}

/** A receipt out of a letter. */
export interface PartnerReceiptTable {
  id: Generated<number>
  letter: number
  partner: string
  key: string
  audience: string
  collection: string
  release: number
  hash: string
  status: 'received' | 'applied' | 'refused'
  reason: string | null
  at: string
}

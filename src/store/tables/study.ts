/** The tables of studies. */
import type { Generated } from 'kysely'

export interface StudyTable {
  id: string
  made_at: string
  /** The day on which its quotes were last looked at, and the last recording there was then; null where nobody looked. */
  looked_on: Generated<string | null>
  looked_at: Generated<number | null>
}

export interface StudyChangeTable {
  study: string
  /** 1, 2, 3 … in each study. */
  seq: number
  at: string
  by: string
  /** JSON of a change (src/research/change.ts). */
  change: string
}

export interface StudyPersonTable {
  study: string
  name: string
  role: 'lead' | 'researcher' | 'reviewer'
  /** SHA-256 of the secret in the invitation. */
  hash: Uint8Array
  made_at: string
  revoked_at: string | null
}

export interface StudyEditionTable {
  study: string
  number: number
  /** Of the last change that it takes in. */
  seq: number
  at: string
  by: string
  document: string
}

export interface StudyMoveTable {
  study: string
  quote: string
  kind: 'amended' | 'repealed' | 'corrected' | 'gone'
  /** Of the wording that the law moved to; empty where there is none. */
  hash: string
  since: string | null
  found_at: string
}

/** A wording that came with a study. */
export interface StudyTextTable {
  /** SHA-256 of the fragment. */
  hash: string
  xml: string
}

export interface StudyProofTable {
  /** SHA-256 of the IRI and the hash of the quote. */
  name: string
  document: string
}

export interface StudyAskedTable {
  study: string
  number: number
  centre: string
  sent_at: string
  due: string | null
  document: string
  hash: string
  answered_at: string | null
  answer: string | null
}

export interface StudyQuestionTable {
  study: string
  document: string
  hash: string
  taken_at: string
}

export interface StudyLetterTable {
  hash: string
  kind: 'questions' | 'answers'
  /** Public half of the exchange key of whoever sent it. */
  key: string
  sender: string
  document: string
  heard_at: string
  taken_at: string | null
}

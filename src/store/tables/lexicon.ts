/** The tables of the lexicon. `one` and `other` are the two languages of a pair, in the order of their codes. */
import type { Generated } from 'kysely'

export interface LexiconPairTable {
  id: Generated<number>
  one: string
  other: string
  /** The version of the rules by which it was learnt. */
  method: string
  /** Sentence pairs held, and how many of them were read. */
  sentences: number
  read: number
  works: number
  entries: number
  learnt_at: string
}

export interface LexiconWorkTable {
  pair_id: number
  work_id: number
  /** The expressions and the recordings that they stood at. */
  state: string
  /** JSON of the places of its sentences. */
  sentences: string
}

export interface LexiconEntryTable {
  id: Generated<number>
  pair_id: number
  /** Numbers that tell apart the terms of one stem. */
  one_term: number
  other_term: number
  one_stems: string
  other_stems: string
  /** JSON arrays of strings, the most frequent form first. */
  one_forms: string
  other_forms: string
  together: number
  one_often: number
  other_often: number
  likelihood: number
  /** 1 where it is the best rendering of the term, 2 for the next. */
  one_rank: number
  other_rank: number
}

export interface LexiconUseTable {
  entry_id: number
  work_id: number
  passages: number
}

export interface LexiconProofTable {
  entry_id: number
  ordinal: number
  work_id: number
  one_row: number
  one_place: string
  other_row: number
  other_place: string
}

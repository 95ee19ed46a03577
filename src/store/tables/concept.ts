/** The tables of the concept index: which concepts texts and headings tell, and the rows that tell each. */
import type { Generated } from 'kysely'

export interface ConceptTable {
  id: Generated<number>
  iri: string
}

/** A text as it was read in a language. */
export interface ConceptTextTable {
  text_id: number
  language: string
  /** How many words it has. */
  words: number
  told: Uint8Array
}

export interface ConceptHeadingTable {
  /** The first 48 bits of the hash of the heading. */
  hash: number
  language: string
  told: Uint8Array
}

/** That a row which is not superseded tells a concept. */
export interface ConceptRowTable {
  concept: number
  jurisdiction: string
  /** 1 to 255: `store/concept-strength.ts`. */
  strength: number
  row_id: number
}

/** By which state of the vocabularies everything was read: `mark`. */
export interface ConceptStateTable {
  name: string
  value: string
}

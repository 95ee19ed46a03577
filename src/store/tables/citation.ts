/** The tables of citations: texts read, what they cite, where that leads, by the rules of `docs/spec/citations.md`. */
import type { Generated } from 'kysely'

/** What texts were read by: language, jurisdiction, short forms. */
export interface CitationRulesTable {
  id: Generated<number>
  rules: string
}

/** A text that was read by rules, whether it cites anything or not. */
export interface CitationReadingTable {
  text_id: number
  rules_id: number
}

/** An act as texts name it, held or not. */
export interface CitedActTable {
  id: Generated<number>
  /** JSON of the acts that the name may mean. */
  act: string
  name: string
  jurisdiction: string | null
}

/** A name under which an act that comes in is the one cited. */
export interface CitedActNameTable {
  name: string
  act_id: number
}

/** A reference in a text, as places in its plain text. */
export interface CitationTable {
  id: Generated<number>
  text_id: number
  rules_id: number
  start: number
  stop: number
  meant: 'self' | 'named' | 'other' | 'none'
  act_id: number | null
  origin: 'act' | 'provision' | 'previous' | 'next'
  /** JSON arrays of steps. */
  path: string
  upto: string | null
  how: string
  confidence: number
}

/** Where a reference leads from a provision version, as of the day on which that began. */
export interface CitationLinkTable {
  row_id: number
  citation_id: number
  state: 'held' | 'not-held' | 'unresolved'
  work_id: number | null
  provision_id: number | null
  /** The last provision of a range. */
  last_id: number | null
}

/** What holds of all citations: `reading`, the version of the rules by which all texts were read. */
export interface CitationStateTable {
  name: 'reading'
  value: string
}

/** A short form that a work defines for an act. */
export interface ShortFormTable {
  id: Generated<number>
  work_id: number
  form: string
  act: string
}

/** What is aligned: provisions or paragraphs as their words, and what a pairing of them says. */

/** A provision, or a part of one, as the aligner sees it. */
export interface Unit {
  /** Tells units of one text apart: an eId, or whatever the caller knows it by. */
  readonly id: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  /** The words, without the number. */
  readonly text: string
  /** Addresses of what it cites, where the caller knows them; numbers that the words cite are found besides. */
  readonly citations?: readonly string[]
}

/** A term that both sides have: as each prints it, and how much it tells. */
export interface SharedTerm {
  readonly before: string
  readonly after: string
  readonly weight: number
}

/** On what a pairing rests. */
export interface Why {
  /** Those that tell most, first. */
  readonly terms: readonly SharedTerm[]
  readonly numbers: readonly string[]
  readonly citations: readonly string[]
  /** Both bear one id or number. */
  readonly sameNumber: boolean
  readonly sameHeading: boolean
  /** What stands before and behind goes together too. */
  readonly neighbours: boolean
  /** Shared part of the weight of all terms, 0 to 1. */
  readonly likeness: number
}

/**
 * `kept`: one became one in its place; `moved`: one became one, under another number or at another place; `split`: a part of
 * `before` became `after`, the rest is elsewhere; `merged`: `before` became a part of `after`.
 */
export type How = 'kept' | 'moved' | 'split' | 'merged'

/** One provision of each side that belong together. A provision that was split or merged is in several. */
export interface Link {
  /** Index among the units of that side. */
  readonly before: number
  readonly after: number
  readonly how: How
  /** How often such a pairing is right, 0 to 1. */
  readonly confidence: number
  readonly why: Why
}

/** Translations of a term, as a lexicon knows them: each with its probability. */
export type Translations = (term: string, from: string, to: string) => readonly (readonly [string, number])[]

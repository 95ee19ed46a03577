/** Provisions of different acts as they are held against each other, and what is said of two that correspond. */
import type { Translations, Unit } from '../align/unit.ts'

/** A concept that a provision is about, however the vocabulary was asked. */
export interface ConceptHeld {
  /** IRI of the concept. */
  readonly concept: string
  /** How much the words tell of it: 1 for each place that tells it by itself, less for others, more for a heading. */
  readonly count: number
}

/** A provision with what is known of it beside its words. */
export interface Provision extends Unit {
  /** Its own address as others cite it; null where nobody could. */
  readonly address: string | null
  /** Headings of the divisions that hold it, the outermost first. */
  readonly above: readonly string[]
  readonly concepts: readonly ConceptHeld[]
  /** IRIs of concepts that the heading names. */
  readonly named: readonly string[]
}

/** An act, or a part of one, in its order. */
export interface Outline {
  readonly language: string
  readonly provisions: readonly Provision[]
}

/** What the two languages' words are known to say; absent where nothing is known. */
export interface Known {
  readonly translations?: Translations
}

/** Words that say the same on both sides, as each prints them. */
export interface SharedWords {
  readonly before: string
  readonly after: string
}

/** On what it rests that two provisions correspond; what tells most first. */
export interface Reasons {
  /** IRIs of concepts that both are about. */
  readonly concepts: readonly string[]
  readonly terms: readonly SharedWords[]
  readonly numbers: readonly string[]
  /** Addresses that both cite, or by which one cites the other; and numbers of provisions and acts that both cite. */
  readonly citations: readonly string[]
  /** What stands beside the one corresponds to what stands beside the other. */
  readonly neighbours: boolean
  /** Shared parts of what both say and of what both are about, 0 to 1. */
  readonly words: number
  readonly subjects: number
}

/** Two provisions that correspond. A provision may be in several. */
export interface Correspondence {
  /** Index among the provisions of that side. */
  readonly before: number
  readonly after: number
  /** How often such a pairing is right, 0 to 1. */
  readonly confidence: number
  readonly why: Reasons
}

/** What a reference is: where it stands, which act it means, which provision of it, and how that was recognised. */

/** Half-open, in UTF-16 units of the plain text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** One step on the way to a provision, the outermost first: article 6, paragraph 1, point f. */
export interface Step {
  /** Akoma Ntoso name of the kind that the text calls it by: `article`, `section`, `paragraph`, `point`… */
  readonly kind: string
  /** The number as `law/number.ts` reads it, in small letters: `l1221-1`, `5-1`, `f`. */
  readonly num: string
}

/** An act as a text names it. It need not be held anywhere. */
export interface NamedAct {
  /** What tells the act from all others: `fr/code-du-travail`, `celex/32016R0679`, `ru/fz/152`. */
  readonly key: string
  /** As data, a library or the text itself calls it. */
  readonly name: string
  /** Null where the text does not say and nothing else tells. */
  readonly jurisdiction: string | null
  /** Names under which a library may hold it: register numbers, CELEX, ELI, ECLI, IRIs. */
  readonly aliases: readonly string[]
  /** Titles under which a library may hold it, as `titleKey` makes them. */
  readonly titles: readonly string[]
  /** Numbers under which a library may hold it among the acts of its jurisdiction. */
  readonly numbers?: readonly string[]
  /** Days between which the name means this act, where it meant another before or after. */
  readonly since?: string
  readonly until?: string
}

/**
 * The act that a reference means: the one that the text belongs to (`self`), a named one, one of which the text says only that it
 * is another (`other`), or none that the text would tell (`none`).
 */
export type Act =
  | { readonly kind: 'self' }
  /** Several where a name does not tell them apart: an act and its successor, two states' codes of one name. */
  | { readonly kind: 'named'; readonly candidates: readonly NamedAct[] }
  | { readonly kind: 'other'; readonly phrase: string }
  | { readonly kind: 'none' }

/** How the act was recognised. */
export type How =
  | 'identifier'
  | 'title'
  | 'abbreviation'
  | 'number'
  | 'short-form'
  | 'self'
  | 'relative'
  | 'context'
  | 'typed'

/** A reference found in plain text. */
export interface Found extends Span {
  readonly act: Act
  /**
   * What the path begins at: the act, the provision in which the text stands ("subsection (2)"), or the one before or after it
   * ("the preceding article").
   */
  readonly from: 'act' | 'provision' | 'previous' | 'next'
  /** Empty: the act, or the provision that `from` names, as a whole. */
  readonly path: readonly Step[]
  /** The last one of a range whose first one is `path`; null where it is none. */
  readonly to: readonly Step[] | null
  readonly how: How
  /** The language of the name, where that tells more than the language in which the text is read. */
  readonly language?: string
  /** From 0 to 1: how sure it is that a reader would follow it to the same place. */
  readonly confidence: number
}

/** A short form that a text defines for an act: "(hereinafter “the Act”)". */
export interface Definition {
  readonly form: string
  readonly act: Act
}

/** What a reading of a text gives. */
export interface Reading {
  /** In the order of the text; none overlaps another. */
  readonly found: readonly Found[]
  readonly definitions: readonly Definition[]
}

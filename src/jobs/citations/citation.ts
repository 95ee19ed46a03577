/** A citation as it was led on: what it means, and whether the library holds it. */
import type { How, Span } from '#citations/reference.ts'

/** The act that a citation means, held or not. */
export interface CitedAct {
  /** What tells the act from all others, such as `kz/criminal-code`. */
  readonly key: string
  readonly name: string
  readonly jurisdiction: string | null
}

export interface Citation extends Span {
  readonly text: string
  /** IRI of what is cited where it is held: a provision, or an act; null where that is not held or not known. */
  readonly iri: string | null
  readonly confidence: number
  readonly how: How
  /** `not-held`: it is clear which act is meant, and it is not in this library. `unresolved`: it is not clear, or has no such provision. */
  readonly state: 'held' | 'not-held' | 'unresolved'
  /** Null where nothing tells which act is meant. */
  readonly named: CitedAct | null
  /** IRI of the work where it is held. */
  readonly work: string | null
  /** eId of the provision, or of the paragraph in it; null for a whole act. */
  readonly eId: string | null
  /** The provision as cited: `article 6, paragraph 1, point f`; null for a whole act. */
  readonly provision: string | null
  /** IRI of the last provision of a range; null where it is none. */
  readonly to: string | null
}

/** A part of a reference, as it was read. */
import type { Place } from './grammar.ts'
import type { Numeral } from './numbers.ts'
import type { Span } from './reference.ts'

/** One number of a part, or a range of them. */
export interface Member extends Span {
  readonly num: string
  readonly inside: readonly string[]
  /** The last one where it is a range. */
  readonly to: Numeral | null
}

export interface Part {
  readonly kind: string
  readonly rank: number
  readonly members: readonly Member[]
  /** Without a number: the provision in which the text stands, or its neighbour. */
  readonly place: Place | null
  /** True where no word says its kind. */
  readonly bare?: boolean
  /** Indexes of its first token and behind its last one. */
  readonly first: number
  readonly end: number
}

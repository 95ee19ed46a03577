/** What becomes of words between two texts. */

/** A run of text and what became of it. */
export type WordOp = readonly [op: 'same' | 'added' | 'removed', text: string]

/** A run that stayed (`removed` and `added` are null), or a place where words went, came or were replaced. */
export interface Segment {
  same: string
  removed: string
  added: string
}

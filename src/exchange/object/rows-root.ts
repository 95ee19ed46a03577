/** The root over the rows of an object. Objects that follow one another share most of their rows: what one hashed to need not be hashed again. */
import type { Digest } from '../hashing.ts'
import { leafOf, rootOverLeaves } from '../merkle.ts'
import { type Row, statementOf } from './model.ts'

/** What rows hash to. */
export type Leaves = Map<Row, Digest>

/**
 * Returns the root over rows that lie in the order of their numbers (spec: exchange, "What a row states"). `known` is asked first, and
 * told what was not known.
 */
export function rootOverRows(rows: readonly Row[], known: Leaves): string {
  return rootOverLeaves(
    rows.map((row) => {
      const held = known.get(row)
      if (held !== undefined) return held
      const leaf = leafOf(statementOf(row))
      known.set(row, leaf)
      return leaf
    }),
  )
}

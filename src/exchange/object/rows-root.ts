/** The root over the rows of an object. Objects that follow one another share most of their rows: what a row hashes to is kept while it is there. */
import type { Digest } from '../hashing.ts'
import { leafOf, rootOverLeaves } from '../merkle.ts'
import { type Row, statementOf } from './model.ts'

const leaves = new WeakMap<Row, Digest>()

/** Returns the root over rows that lie in the order of their numbers (spec: exchange, "What a row states"). */
export function rootOverRows(rows: readonly Row[]): string {
  return rootOverLeaves(rows.map(leafOver))
}

function leafOver(row: Row): Digest {
  const known = leaves.get(row)
  if (known !== undefined) return known
  const leaf = leafOf(statementOf(row))
  leaves.set(row, leaf)
  return leaf
}

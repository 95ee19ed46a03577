/** The tree over the statements of an object's rows (RFC 6962, section 2.1): its root, the path of a row, and what a path leads to. */
import { type Digest, digestOf, fromHex, isHash, nodeOf, toHex } from './hashing.ts'

/** Returns the Merkle tree hash of the statements in their order; of none, the hash of nothing. */
export function rowsRoot(statements: readonly string[]): string {
  return rootOverLeaves(statements.map(leafOf))
}

/** Returns the Merkle tree hash of statements of which the leaves are known. */
export function rootOverLeaves(leaves: readonly Digest[]): string {
  let level = leaves
  // The last of an odd level goes up alone: the same tree as RFC 6962 splits from above.
  while (level.length > 1) level = pairs(level)
  return toHex(level[0] ?? digestOf(''))
}

/** Returns the siblings of a statement from the leaf upwards. Throws RangeError where there is no statement of that index. */
export function rowPath(statements: readonly string[], index: number): string[] {
  if (statements[index] === undefined)
    throw new RangeError(
      `Cannot find the path of statement ${index}: there are ${statements.length}; expected an index below that`,
    )
  const path: string[] = []
  let level = statements.map(leafOf)
  for (let at = index; level.length > 1; at >>= 1) {
    const sibling = level[at ^ 1]
    if (sibling !== undefined) path.push(toHex(sibling))
    level = pairs(level)
  }
  return path
}

/** A statement's place among those of its object. */
export interface Place {
  readonly index: number
  /** Of all statements. */
  readonly size: number
}

/** Returns the root that a statement and its path lead to (RFC 9162, section 2.1.3.2); null where the path is none of such a tree. */
export function rowsRootByPath(
  statement: string,
  { index, size }: Place,
  path: readonly string[],
): string | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null
  // Beyond 53 no size has a path so long; and what is no hash must not be hashed as if it were.
  if (path.length > 53 || !path.every(isHash)) return null
  let hash = leafOf(statement)
  let [at, last] = [index, size - 1]
  for (const sibling of path.map(fromHex)) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      hash = nodeOf(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else hash = nodeOf(hash, sibling)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? toHex(hash) : null
}

/** Returns the leaf of a statement. */
export function leafOf(statement: string): Digest {
  return digestOf(`\0${statement}`)
}

function pairs(level: readonly Digest[]): Digest[] {
  const above: Digest[] = []
  for (let index = 0; index < level.length; index += 2) {
    const [left = '', right] = [level[index], level[index + 1]]
    above.push(right === undefined ? left : nodeOf(left, right))
  }
  return above
}

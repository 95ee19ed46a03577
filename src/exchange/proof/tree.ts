/** The two trees of the exchange as a proof walks them (spec: exchange, sections 3 and 5), with hashes of whatever machine it is checked on. */
import { bytesOfHex, hexOf, joined, type Primitives, utf8 } from './primitives.ts'

/** A pair of a collection's state with the object it has. */
export interface StateEntry {
  readonly work: string
  readonly language: string
  readonly object: string
  readonly length: number
  readonly rows: string
}

type Hashing = Pick<Primitives, 'sha256'>

/** Bits of a key, and so the most members that a path can have. */
const KEY_BITS = 256
/** Beyond this no tree of rows has a path so long. */
const ROW_DEPTH = 53

/** Returns the root over the statements of all rows, in the order of their numbers. */
export async function rootOfRows(hashing: Hashing, statements: readonly string[]): Promise<string> {
  let level = await Promise.all(statements.map((statement) => leafOfRow(hashing, statement)))
  // The last of an odd level goes up alone (RFC 6962, section 2.1).
  while (level.length > 1) level = await Promise.all(pairsOf(hashing, level))
  return hexOf(level[0] ?? (await hashing.sha256(new Uint8Array())))
}

/** Returns the root that a statement and its path lead to (RFC 9162, section 2.1.3.2); null where the path is none of such a tree. */
export async function rootByRowPath(
  hashing: Hashing,
  statement: string,
  { index, size }: { readonly index: number; readonly size: number },
  path: readonly string[],
): Promise<string | null> {
  const siblings = hashesIn(path)
  if (!siblings || siblings.length > ROW_DEPTH) return null
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return null
  let hash = await leafOfRow(hashing, statement)
  let [at, last] = [index, size - 1]
  for (const sibling of siblings) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      hash = await inner(hashing, sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = await inner(hashing, hash, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 ? hexOf(hash) : null
}

/** Returns the root of the state that an entry and its path lead to; null where either is not such as a state can have. */
export async function rootByStatePath(
  hashing: Hashing,
  entry: StateEntry,
  path: readonly string[],
): Promise<string | null> {
  const siblings = hashesIn(path)
  const named = hashesIn([entry.object, entry.rows])
  if (!siblings || !named || siblings.length > KEY_BITS) return null
  if (!Number.isSafeInteger(entry.length) || entry.length < 0) return null
  const key = await hashing.sha256(utf8(`${entry.work}\n${entry.language}`))
  let hash = await hashing.sha256(joined(Uint8Array.of(0), key, ...named, eightBytes(entry.length)))
  for (const [index, sibling] of siblings.entries()) {
    const bit = siblings.length - 1 - index
    const right = (((key[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
    hash = right ? await inner(hashing, sibling, hash) : await inner(hashing, hash, sibling)
  }
  return hexOf(hash)
}

function leafOfRow(hashing: Hashing, statement: string): Uint8Array | Promise<Uint8Array> {
  return hashing.sha256(joined(Uint8Array.of(0), utf8(statement)))
}

function inner(hashing: Hashing, left: Uint8Array, right: Uint8Array): Uint8Array | Promise<Uint8Array> {
  return hashing.sha256(joined(Uint8Array.of(1), left, right))
}

function pairsOf(hashing: Hashing, level: readonly Uint8Array[]): (Uint8Array | Promise<Uint8Array>)[] {
  const above: (Uint8Array | Promise<Uint8Array>)[] = []
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = [level[index], level[index + 1]]
    if (left) above.push(right ? inner(hashing, left, right) : left)
  }
  return above
}

// What is no hash must not be hashed as though it were one.
function hashesIn(written: readonly string[]): Uint8Array<ArrayBuffer>[] | null {
  const hashes = written.map((each) => (/^[0-9a-f]{64}$/.test(each) ? bytesOfHex(each) : null))
  return hashes.every((each) => each !== null) ? hashes : null
}

function eightBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length))
  return bytes
}

function half(count: number): number {
  return Math.floor(count / 2)
}

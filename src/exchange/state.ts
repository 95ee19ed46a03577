/**
 * The state of a collection: for each pair of work and language one object, and the tree over all of them (spec: exchange, section 5).
 * The tree follows the bits of the keys' hashes, so that one change touches one path, and absence has a proof as presence has.
 */
import { type Digest, digestOf, fromHex, isHash, nodeOf, toHex } from './hashing.ts'

/** One pair of a state. */
export interface Entry {
  /** IRI of the work. */
  readonly work: string
  readonly language: string
  /** Hash of the object, its length in bytes, and the root over its rows. */
  readonly object: string
  readonly length: number
  readonly rows: string
}

type Pair = Pick<Entry, 'work' | 'language'>

interface Leaf {
  readonly key: Digest
  readonly hash: Digest
}

const EMPTY = '\0'.repeat(32)
const KEY_BITS = 256

/** Returns what a pair is told apart by. */
export function pairOf({ work, language }: Pair): string {
  return `${work}\n${language}`
}

/** Compares pairs by work, then language, by code unit: the order in which releases name them. */
export function byPair(a: Pair, b: Pair): number {
  if (a.work !== b.work) return a.work < b.work ? -1 : 1
  return a.language < b.language ? -1 : a.language > b.language ? 1 : 0
}

/** The tree of a state: built once, it gives its root and any number of paths. No pair may be there twice. */
export class StateTree {
  readonly #leaves: readonly Leaf[]

  constructor(entries: Iterable<Entry>) {
    this.#leaves = Array.from(entries, leafOf).sort((a, b) => (a.key < b.key ? -1 : 1))
    // Two leaves of one key never part, however deep the tree.
    if (this.#leaves.some(({ key }, index) => key === this.#leaves[index + 1]?.key))
      throw new RangeError('Cannot make the tree of a state: a pair is there twice; expected each once')
  }

  /** Returns the root. */
  root(): string {
    return toHex(treeOf(this.#leaves, 0, this.#leaves.length, 0))
  }

  /** Returns the siblings of a pair from its leaf upwards; null where the state has none of the name. */
  path(pair: Pair): string[] | null {
    const key = digestOf(pairOf(pair))
    let [from, to] = [0, this.#leaves.length]
    const path: string[] = []
    for (let bit = 0; to - from > 1; bit++) {
      const middle = split(this.#leaves, from, to, bit)
      const right = isOne(key, bit)
      const [first, last] = right ? [from, middle] : [middle, to]
      path.push(toHex(treeOf(this.#leaves, first, last, bit + 1)))
      if (right) from = middle
      else to = middle
    }
    return from < to && this.#leaves[from]?.key === key ? path.reverse() : null
  }
}

/** Returns the root to which an entry and its path lead; null where either is not such as a state can have. */
export function stateRootByPath(entry: Entry, path: readonly string[]): string | null {
  const { object, rows, length } = entry
  const sound = isHash(object) && isHash(rows) && Number.isSafeInteger(length) && length >= 0
  if (!sound || path.length > KEY_BITS || !path.every(isHash)) return null
  const leaf = leafOf(entry)
  let { hash } = leaf
  for (const [index, sibling] of path.entries()) {
    const other = fromHex(sibling)
    hash = isOne(leaf.key, path.length - 1 - index) ? nodeOf(other, hash) : nodeOf(hash, other)
  }
  return toHex(hash)
}

const scratch = Buffer.alloc(105)

function leafOf(entry: Entry): Leaf {
  const key = digestOf(pairOf(entry))
  scratch[0] = 0
  scratch.write(key, 1, 'latin1')
  scratch.write(entry.object, 33, 'hex')
  scratch.write(entry.rows, 65, 'hex')
  scratch.writeBigUInt64BE(BigInt(entry.length), 97)
  return { key, hash: digestOf(scratch) }
}

function treeOf(leaves: readonly Leaf[], from: number, to: number, bit: number): Digest {
  if (from === to) return EMPTY
  if (to - from === 1) return leaves[from]?.hash ?? EMPTY
  const middle = split(leaves, from, to, bit)
  return nodeOf(treeOf(leaves, from, middle, bit + 1), treeOf(leaves, middle, to, bit + 1))
}

// Index of the first leaf whose key has 1 as the bit: the leaves are sorted and agree in all bits before.
function split(leaves: readonly Leaf[], from: number, to: number, bit: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isOne(leaves[middle]?.key ?? '', bit)) high = middle
    else low = middle + 1
  }
  return low
}

function isOne(key: Digest, bit: number): boolean {
  return ((key.charCodeAt(bit >> 3) >> (7 - (bit & 7))) & 1) === 1
}

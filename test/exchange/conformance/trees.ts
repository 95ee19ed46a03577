/** The two trees of the exchange, as their definitions read: that of a state (section 5), and that over the statements of rows (section 3). */
import { createHash } from 'node:crypto'
import { sha256 } from './reading.ts'

export interface Pair {
  readonly work: string
  readonly language: string
  readonly object: string
  readonly length: number
  readonly rows: string
}

/** Returns the root of a state. */
export function stateRoot(pairs: readonly Pair[]): string {
  const leaves = pairs.map((pair) => ({ bits: bitsOf(keyOf(pair)), hash: leafOf(pair) }))
  return treeOf(leaves, 0).toString('hex')
}

/** Returns the root to which a pair and its path lead. */
export function rootByPath(pair: Pair, path: readonly string[]): string {
  const bits = bitsOf(keyOf(pair))
  let hash = leafOf(pair)
  for (const [index, sibling] of path.entries()) {
    const other = Buffer.from(sibling, 'hex')
    hash = bits[path.length - 1 - index] === '1' ? nodeOf(other, hash) : nodeOf(hash, other)
  }
  return hash.toString('hex')
}

/** Returns the Merkle tree hash over statements (RFC 6962, section 2.1). */
export function statementsRoot(statements: readonly string[]): string {
  return merkle(statements).toString('hex')
}

function merkle(statements: readonly string[]): Buffer {
  const [only] = statements
  if (only === undefined) return digest('')
  if (statements.length === 1) return digest(Buffer.of(0), only)
  let half = 1
  while (half * 2 < statements.length) half *= 2
  return digest(Buffer.of(1), merkle(statements.slice(0, half)), merkle(statements.slice(half)))
}

function treeOf(leaves: readonly { bits: string; hash: Buffer }[], depth: number): Buffer {
  const [only] = leaves
  if (!only) return Buffer.alloc(32)
  if (leaves.length === 1) return only.hash
  const side = (bit: string) =>
    treeOf(
      leaves.filter(({ bits }) => bits[depth] === bit),
      depth + 1,
    )
  return nodeOf(side('0'), side('1'))
}

function keyOf({ work, language }: Pair): string {
  return sha256(`${work}\n${language}`)
}

function leafOf(pair: Pair): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(pair.length))
  const hex = (text: string) => Buffer.from(text, 'hex')
  return digest(Buffer.of(0), hex(keyOf(pair)), hex(pair.object), hex(pair.rows), length)
}

function nodeOf(left: Buffer, right: Buffer): Buffer {
  return digest(Buffer.of(1), left, right)
}

function bitsOf(hex: string): string {
  return [...Buffer.from(hex, 'hex')].map((byte) => byte.toString(2).padStart(8, '0')).join('')
}

function digest(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

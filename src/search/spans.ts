/**
 * What is known of every indexed provision version beside its words: its expression, when it holds, how long it is. Kept as
 * blocks of fixed records, so that a million are read in some hundredths of a second and lie in memory as plain numbers.
 */
import type { Day } from '#kit/day.ts'

/** Records in a block, each of BYTES bytes. */
export const ROWS = 512
export const BYTES = 16
/** Numbers of 32 bits in a record: expression, first day, last day, and one of length, part and role. */
export const WORDS = 4

/** Days as numbers: 2024-03-01 is 20240301. */
export const ALWAYS = 0
export const NEVER_ENDS = 99_999_999

/** What a row is in its act: a division without words of its own, a provision, or what explains or accompanies the provisions. */
export const ROLES = { division: 0, provision: 1, beside: 2 } as const
export type Role = (typeof ROLES)[keyof typeof ROLES]

/** A provision version as the index knows it. */
export interface Span {
  readonly id: number
  readonly expression: number
  readonly from: number
  readonly to: number
  /** Terms in it, at most 65 535. */
  readonly length: number
  /** 1: among the texts that hold or are to come; 2: among those of the past; 0: in neither. */
  readonly part: 0 | 1 | 2
  readonly role: Role
}

/** Returns the day as a number that compares as days do. */
export function dayNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8))
}

/** Returns the number of the block that a provision version is in. */
export function blockOf(id: number): number {
  return Math.floor(id / ROWS)
}

/** Returns an empty block. */
export function emptyBlock(): Uint8Array {
  return new Uint8Array(ROWS * BYTES)
}

/** Writes a record into its block. */
export function writeSpan(block: Uint8Array, span: Span): void {
  const view = new DataView(block.buffer, block.byteOffset + (span.id % ROWS) * BYTES, BYTES)
  view.setUint32(0, span.expression, true)
  view.setUint32(4, span.from, true)
  view.setUint32(8, span.to, true)
  view.setUint16(12, Math.min(span.length, 65_535), true)
  view.setUint8(14, span.part)
  view.setUint8(15, span.role)
}

/** Returns the length that the last number of a record holds. */
export function lengthIn(word: number): number {
  return word & 0xffff
}

/** Returns the part that the last number of a record holds. */
export function partIn(word: number): number {
  return (word >>> 16) & 0xff
}

/** Returns the role that the last number of a record holds. */
export function roleIn(word: number): number {
  return word >>> 24
}

/** Returns the record of a provision version in its block. */
export function readSpan(block: Uint8Array, id: number): Span {
  const view = new DataView(block.buffer, block.byteOffset + (id % ROWS) * BYTES, BYTES)
  return {
    id,
    expression: view.getUint32(0, true),
    from: view.getUint32(4, true),
    to: view.getUint32(8, true),
    length: view.getUint16(12, true),
    part: view.getUint8(14) as 0 | 1 | 2,
    role: view.getUint8(15) as Role,
  }
}

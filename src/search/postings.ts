/**
 * The list of a common term as bytes: for each provision version the distance of its key from the one before, then how much
 * the term counts in it, of 255. Read in one sweep it is several times faster than asking the index, and gives the score too.
 */
import type { Scored } from './scored.ts'

// BM25 as FTS5 has it: https://sqlite.org/fts5.html#the_bm25_function
const K1 = 1.2
const B = 0.75
export const FIELD_WEIGHTS = { num: 10, heading: 4, body: 1 } as const

/** The most that a term can count in a row, before its rarity. */
const MOST_WEIGHT = K1 + 1

/** Returns how much a term counts in a row: `frequency` weighted by field, lengths in terms. */
export function termWeight(frequency: number, length: number, averageLength: number): number {
  return (frequency * MOST_WEIGHT) / (frequency + K1 * (1 - B + (B * length) / averageLength))
}

/** Returns how much a term's rarity counts. */
export function rarity(rowsWith: number, rows: number): number {
  return Math.max(1e-6, Math.log((rows - rowsWith + 0.5) / (rowsWith + 0.5)))
}

/** Gathers a list; keys come in ascending order. */
export class PostingsWriter {
  #bytes = new Uint8Array(1 << 16)
  #size = 0
  #last = 0
  count = 0

  /** Adds a row; `weight` is that of `termWeight`. */
  add(key: number, weight: number): void {
    const quantum = Math.min(255, Math.max(1, Math.round((weight / MOST_WEIGHT) * 255)))
    if (this.#size + 10 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    let distance = key - this.#last
    while (distance >= 128) {
      this.#bytes[this.#size++] = (distance % 128) + 128
      distance = Math.floor(distance / 128)
    }
    this.#bytes[this.#size++] = distance
    this.#bytes[this.#size++] = quantum
    this.#last = key
    this.count++
  }

  /** Returns the bytes. */
  end(): Uint8Array {
    return this.#bytes.slice(0, this.#size)
  }
}

/** The list of a term as it is stored, and how much the term's rarity counts. */
export interface Postings {
  readonly bytes: Uint8Array
  readonly count: number
  readonly rarity: number
}

/** Returns a list's rows with the scores that the term gives them. */
export function readPostings({ bytes, count, rarity: rare }: Postings): Scored {
  const keys = new Float64Array(count)
  const scores = new Float32Array(count)
  const scale = (rare * MOST_WEIGHT) / 255
  let [at, last] = [0, 0]
  for (let index = 0; index < count; index++) {
    let byte = bytes[at++] as number
    if (byte < 128) last += byte
    else {
      let unit = 1
      for (; byte >= 128; byte = bytes[at++] as number) {
        last += (byte - 128) * unit
        unit *= 128
      }
      last += byte * unit
    }
    keys[index] = last
    scores[index] = (bytes[at++] as number) * scale
  }
  return { keys, scores }
}

/** Returns the first keys of a list, at most `most`. */
export function firstKeys({ bytes, count, rarity: rare }: Postings, most: number): Float64Array {
  return readPostings({ bytes, count: Math.min(count, most), rarity: rare }).keys
}

/**
 * Raises the scores of some keys, which ascend, to those that the term gives them, where they are in its list. The list is gone through
 * as it is stored: of a common term few rows are asked for, and the others need not be written down.
 */
export function raiseByPostings(
  { bytes, count, rarity: rare }: Postings,
  keys: Float64Array,
  scores: Float32Array,
): void {
  const scale = (rare * MOST_WEIGHT) / 255
  let [at, last, next] = [0, 0, 0]
  for (let index = 0; index < count && next < keys.length; index++) {
    let byte = bytes[at++] as number
    if (byte < 128) last += byte
    else {
      let unit = 1
      for (; byte >= 128; byte = bytes[at++] as number) {
        last += (byte - 128) * unit
        unit *= 128
      }
      last += byte * unit
    }
    const quantum = bytes[at++] as number
    if (last < (keys[next] as number)) continue
    while (next < keys.length && (keys[next] as number) < last) next++
    if (keys[next] === last) scores[next] = Math.max(scores[next] as number, quantum * scale)
  }
}

/** What the search knows of every provision version and expression without asking the database: numbers in memory, by id. */
import type { PartNumber } from './dialect/sqlite.ts'
import { ROWS, readSpan } from './spans.ts'

/** An expression as filters and facets see it. */
export interface ExpressionFacts {
  readonly id: number
  readonly work: number
  readonly jurisdiction: string
  readonly language: string
  readonly type: string
  readonly subtype: string | null
  readonly force: string | null
  /** Of the act, from its date; null where it has none. */
  readonly year: number | null
  readonly shown: boolean
  /** The only shown expression of its work. */
  readonly alone: boolean
  /** The rank under which its rows are indexed. */
  readonly rank: number
  /** Null where no act held repeals it. */
  readonly repealed: Repeal | null
}

/** That another act repealed it. */
export interface Repeal {
  /** The day as a number; 0 where it is not known. */
  readonly from: number
  /** False: the other act excepts a part. */
  readonly whole: boolean
}

/** A span of days on which the text of an expression is not known. */
export interface Hole {
  readonly expression: number
  readonly from: number
  readonly to: number
}

/** Where the rows of an expression lie in a part of the index. */
export interface Range {
  first: number
  last: number
}

/** By provision version id: plain arrays of numbers, 15 bytes a row. */
export class Attributes {
  expression = new Uint32Array(0)
  from = new Uint32Array(0)
  to = new Uint32Array(0)
  length = new Uint16Array(0)
  part = new Uint8Array(0)
  role = new Uint8Array(0)
  /** One more than the highest id that there is room for. */
  size = 0
  /** The highest id of an indexed row. */
  last = 0
  expressions: readonly (ExpressionFacts | undefined)[] = []
  /** By expression: what scores are multiplied by for the legal force of the act. */
  factor = new Float32Array(0)
  holes: readonly Hole[] = []
  readonly count: Record<PartNumber, number> = { 1: 0, 2: 0 }
  readonly terms: Record<PartNumber, number> = { 1: 0, 2: 0 }
  readonly #ranges: Record<PartNumber, Map<number, Range>> = { 1: new Map(), 2: new Map() }

  /** Makes room for so many blocks. */
  makeRoom(blocks: number): void {
    this.#grow(blocks * ROWS)
  }

  /** Takes a block in the place of the one that was known. `sum` must follow the last one. */
  take(block: number, rows: Uint8Array): void {
    const first = block * ROWS
    for (let id = first; id < first + ROWS; id++) this.#set(id, rows)
  }

  /** Returns where the rows of an expression lie; null where it has none in the part. */
  range(part: PartNumber, expression: number): Range | null {
    return this.#ranges[part].get(expression) ?? null
  }

  /** Returns the mean number of terms in a row of the part. */
  averageLength(part: PartNumber): number {
    return this.count[part] === 0 ? 1 : Math.max(1, this.terms[part] / this.count[part])
  }

  #set(id: number, rows: Uint8Array): void {
    const span = readSpan(rows, id)
    this.expression[id] = span.expression
    this.from[id] = span.from
    this.to[id] = span.to
    this.length[id] = span.length
    this.part[id] = span.part
    this.role[id] = span.role
  }

  #grow(size: number): void {
    if (size <= this.expression.length) return
    this.expression = grown(this.expression, new Uint32Array(size))
    this.from = grown(this.from, new Uint32Array(size))
    this.to = grown(this.to, new Uint32Array(size))
    this.length = grown(this.length, new Uint16Array(size))
    this.part = grown(this.part, new Uint8Array(size))
    this.role = grown(this.role, new Uint8Array(size))
    this.size = size
  }

  /** Counts what there is. */
  sum(): void {
    this.last = 0
    for (const part of [1, 2] as const) {
      this.count[part] = 0
      this.terms[part] = 0
      this.#ranges[part].clear()
    }
    for (let id = 0; id < this.size; id++) {
      const part = this.part[id] as 0 | PartNumber
      if (part === 0) continue
      this.count[part]++
      this.last = id
      this.terms[part] += this.length[id] ?? 0
      const expression = this.expression[id] ?? 0
      const range = this.#ranges[part].get(expression)
      if (range) range.last = id
      else this.#ranges[part].set(expression, { first: id, last: id })
    }
  }
}

function grown<Numbers extends Uint32Array | Uint16Array | Uint8Array>(
  old: Numbers,
  fresh: Numbers,
): Numbers {
  fresh.set(old)
  return fresh
}

/** What the search knows of every provision version and expression without asking the database: numbers in memory, by id. */
import type { PartNumber } from './dialect/sqlite.ts'
import { BYTES, lengthIn, partIn, ROWS, roleIn, WORDS } from './spans.ts'

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

/**
 * By provision version id: records of 16 bytes, as `spans.ts` writes them, one beside another. What a search asks of a row lies
 * together, so that rows far apart cost one look into memory each.
 */
export class Attributes {
  /** Four numbers a row: expression, first day, last day; length, part and role (`spans.ts`). Bytes lie as on all processors that Node runs on here. */
  rows = new Uint32Array(0)
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
    if (blocks * ROWS <= this.size) return
    const rows = new Uint32Array(blocks * ROWS * WORDS)
    rows.set(this.rows)
    this.rows = rows
    this.size = blocks * ROWS
  }

  /** Takes a block, in hexadecimal digits, in the place of the one that was known. `sum` must follow the last one. */
  take(block: number, rows: string): void {
    Buffer.from(this.rows.buffer).write(rows, block * ROWS * BYTES, 'hex')
  }

  /** Returns the expression of a row; 0 where there is no such row. */
  expressionOf(id: number): number {
    return this.rows[id * WORDS] ?? 0
  }

  /** Returns the first day of a row. */
  fromOf(id: number): number {
    return this.rows[id * WORDS + 1] ?? 0
  }

  /** Returns the day after the last one of a row. */
  toOf(id: number): number {
    return this.rows[id * WORDS + 2] ?? 0
  }

  /** Returns how many terms a row has, at most 65 535. */
  lengthOf(id: number): number {
    return lengthIn(this.rows[id * WORDS + 3] ?? 0)
  }

  /** Returns the part that a row is in; 0 where it is in none. */
  partOf(id: number): number {
    return partIn(this.rows[id * WORDS + 3] ?? 0)
  }

  /** Returns what a row is in its act: one of `ROLES`. */
  roleOf(id: number): number {
    return roleIn(this.rows[id * WORDS + 3] ?? 0)
  }

  /** Returns where the rows of an expression lie; null where it has none in the part. */
  range(part: PartNumber, expression: number): Range | null {
    return this.#ranges[part].get(expression) ?? null
  }

  /** Returns the mean number of terms in a row of the part. */
  averageLength(part: PartNumber): number {
    return this.count[part] === 0 ? 1 : Math.max(1, this.terms[part] / this.count[part])
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
      const part = this.partOf(id) as 0 | PartNumber
      if (part === 0) continue
      this.count[part]++
      this.last = id
      this.terms[part] += this.lengthOf(id)
      const expression = this.expressionOf(id)
      const range = this.#ranges[part].get(expression)
      if (range) range.last = id
      else this.#ranges[part].set(expression, { first: id, last: id })
    }
  }
}

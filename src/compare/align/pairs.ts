/** The pairs found so far between two wordings, and what of a pair can be said without its words: number, heading, neighbours. */
import { numberKey } from '#law/number.ts'
import type { Link, Unit } from './unit.ts'

/** A unit of each side, by index. */
export interface Pair {
  readonly before: number
  readonly after: number
}

/** Units of either side that have no equal, by index. */
export interface Rest {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

export class Pairs {
  readonly before: readonly Unit[]
  readonly after: readonly Unit[]
  readonly #afterOf: Int32Array
  readonly #beforeOf: Int32Array
  readonly #keysBefore: readonly string[]
  readonly #keysAfter: readonly string[]

  constructor(before: readonly Unit[], after: readonly Unit[]) {
    this.before = before
    this.after = after
    this.#afterOf = new Int32Array(before.length).fill(-1)
    this.#beforeOf = new Int32Array(after.length).fill(-1)
    this.#keysBefore = before.map(keyOf)
    this.#keysAfter = after.map(keyOf)
  }

  pair({ before, after }: Pair): void {
    this.#afterOf[before] = after
    this.#beforeOf[after] = before
  }

  /** Takes a pair back. */
  part({ before, after }: Pair): void {
    this.#afterOf[before] = -1
    this.#beforeOf[after] = -1
  }

  areFree({ before, after }: Pair): boolean {
    return this.#afterOf[before] === -1 && this.#beforeOf[after] === -1
  }

  /** Returns the later unit that an earlier one became; -1 where none is found. */
  afterOf(before: number): number {
    return this.#afterOf[before] ?? -1
  }

  /** Returns the earlier unit that a later one was; -1 where none is found. */
  beforeOf(after: number): number {
    return this.#beforeOf[after] ?? -1
  }

  restBefore(): number[] {
    return free(this.#afterOf)
  }

  restAfter(): number[] {
    return free(this.#beforeOf)
  }

  sameNumber({ before, after }: Pair): boolean {
    return this.#keysBefore[before] !== '' && this.#keysBefore[before] === this.#keysAfter[after]
  }

  /** Returns what a shared number and a shared heading add. */
  bonus(pair: Pair, forNumber: number, forHeading: number): number {
    const heading = this.before[pair.before]?.heading
    return (
      (this.sameNumber(pair) ? forNumber : 0) +
      (heading && heading === this.after[pair.after]?.heading ? forHeading : 0)
    )
  }

  /** Returns how many of the two neighbours go together: 0 to 2. */
  neighbours({ before, after }: Pair): number {
    return [-1, 1].filter((step) => {
      const other = this.#afterOf[before + step]
      return other !== undefined && other !== -1 && other === after + step
    }).length
  }

  /** Pairs what reads the same under the same number; of several of one number, in order. */
  pairEqual(): void {
    const places = new Map<string, number[]>()
    for (const [index, unit] of this.before.entries()) {
      if (this.#afterOf[index] !== -1) continue
      const key = `${this.#keysBefore[index]}\n${unit.heading ?? ''}\n${unit.text}`
      const known = places.get(key)
      if (known) known.push(index)
      else places.set(key, [index])
    }
    for (const [after, unit] of this.after.entries()) {
      if (this.#beforeOf[after] !== -1) continue
      const before = places.get(`${this.#keysAfter[after]}\n${unit.heading ?? ''}\n${unit.text}`)?.shift()
      if (before !== undefined) this.pair({ before, after })
    }
  }

  /** Returns the pairs as links, in the order of the later side. */
  links(linkOf: (pair: Pair) => Link): Link[] {
    return Array.from(this.#beforeOf.keys()).flatMap((after) => {
      const before = this.beforeOf(after)
      return before === -1 ? [] : [linkOf({ before, after })]
    })
  }
}

// "92-TER" and "92-ter" are one number, and so are "R*122-1" and "R122-1", where the asterisk says who decided.
function keyOf({ kind, num }: Unit): string {
  return num === null ? '' : `${kind} ${numberKey(num).toLowerCase().replaceAll('*', '')}`
}

function free(partners: Int32Array): number[] {
  return Array.from(partners.keys()).filter((index) => partners[index] === -1)
}

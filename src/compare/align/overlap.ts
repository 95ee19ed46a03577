/**
 * How much two texts share, by terms that tell: each term weighs the more, the fewer units have it. The scoring part of every
 * alignment, also of provisions of different acts.
 */
import type { Term, TermsOf } from './terms.ts'
import type { SharedTerm } from './unit.ts'

/** The terms of a unit by their numbers in the overlap's vocabulary, each once, with how often it stands there. */
export interface Terms {
  readonly ids: Int32Array
  readonly counts: Float64Array
}

/** Terms more common than this share of all units say nothing of any one of them, and cost most of the time. */
const COMMON = 0.4
const FEW_UNITS = 12
/** Terms shown as reasons. */
const SHOWN = 8

export class Overlap {
  readonly before: readonly Terms[]
  readonly after: readonly Terms[]
  readonly #totalBefore: Float64Array
  readonly #totalAfter: Float64Array
  readonly #weights: Float64Array
  readonly #postings: Postings
  readonly #printedBefore: readonly string[]
  readonly #printedAfter: readonly string[]

  /** `more`: how many units the texts have besides, of whose words nothing is known. */
  constructor(before: readonly (readonly Term[])[], after: readonly (readonly Term[])[], more = 0) {
    const vocabulary = new Map<string, number>()
    const [printedBefore, printedAfter]: [string[], string[]] = [[], []]
    this.before = before.map((terms) => counted(terms, vocabulary, printedBefore))
    this.after = after.map((terms) => counted(terms, vocabulary, printedAfter))
    this.#printedBefore = printedBefore
    this.#printedAfter = printedAfter
    this.#weights = weightsOf([...this.before, ...this.after], vocabulary.size, more)
    this.#totalBefore = this.#totals(this.before)
    this.#totalAfter = this.#totals(this.after)
    this.#postings = postingsOf(this.after, this.#weights.length)
  }

  /** Returns the weight of all terms of a unit. */
  weightBefore(index: number): number {
    return this.#totalBefore[index] ?? 0
  }

  weightAfter(index: number): number {
    return this.#totalAfter[index] ?? 0
  }

  /** Returns, for a unit of the first side, the weight of the terms that it shares with each of the second. */
  row(index: number): Float64Array {
    const shared = new Float64Array(this.after.length)
    const terms = this.before[index]
    const { starts, units, counts } = this.#postings
    for (let at = 0; at < (terms?.ids.length ?? 0); at++) {
      const id = terms?.ids[at] ?? 0
      const weight = this.#weights[id] ?? 0
      if (weight === 0) continue
      const own = terms?.counts[at] ?? 0
      const end = starts[id + 1] ?? 0
      for (let place = starts[id] ?? 0; place < end; place++) {
        const unit = units[place] ?? 0
        shared[unit] = (shared[unit] ?? 0) + weight * Math.min(own, counts[place] ?? 0)
      }
    }
    return shared
  }

  /** Returns the shared part of the weight of both (Dice's coefficient), 0 to 1. */
  likeness(before: number, after: number, shared: number): number {
    const all = this.weightBefore(before) + this.weightAfter(after)
    return all === 0 ? 0 : (2 * shared) / all
  }

  /** Returns the terms that both have, those that tell most first. */
  shared(before: number, after: number): SharedTerm[] {
    const [a, b] = [this.before[before], this.after[after]]
    if (!a || !b) return []
    const others = new Map(Array.from(b.ids, (id, at) => [id, b.counts[at] ?? 0]))
    const terms: SharedTerm[] = []
    for (const [at, id] of a.ids.entries()) {
      const count = Math.min(a.counts[at] ?? 0, others.get(id) ?? 0)
      const weight = count * (this.#weights[id] ?? 0)
      if (weight > 0)
        terms.push({ before: this.#printedBefore[id] ?? '', after: this.#printedAfter[id] ?? '', weight })
    }
    return terms.sort((x, y) => y.weight - x.weight).slice(0, SHOWN)
  }

  #totals(units: readonly Terms[]): Float64Array {
    return Float64Array.from(units, ({ ids, counts }) => {
      let total = 0
      for (const [at, id] of ids.entries()) total += (this.#weights[id] ?? 0) * (counts[at] ?? 0)
      return total
    })
  }
}

/** For each term, one after another, the units that have it and how often. */
interface Postings {
  readonly starts: Int32Array
  readonly units: Int32Array
  readonly counts: Float64Array
}

function postingsOf(all: readonly Terms[], size: number): Postings {
  const starts = new Int32Array(size + 1)
  for (const { ids } of all) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const next = starts.slice()
  const units = new Int32Array(starts[size] ?? 0)
  const counts = new Float64Array(units.length)
  for (const [unit, terms] of all.entries())
    for (const [at, id] of terms.ids.entries()) {
      const place = next[id] ?? 0
      next[id] = place + 1
      units[place] = unit
      counts[place] = terms.counts[at] ?? 0
    }
  return { starts, units, counts }
}

/** Returns the overlap of two lists of texts, their terms taken by `termsOf`. */
export function overlapOf(
  before: readonly string[],
  after: readonly string[],
  termsOf: TermsOf,
  more = 0,
): Overlap {
  return new Overlap(before.map(termsOf), after.map(termsOf), more)
}

function counted(terms: readonly Term[], vocabulary: Map<string, number>, printed: string[]): Terms {
  const counts = new Map<number, number>()
  for (const [key, word] of terms) {
    let id = vocabulary.get(key)
    if (id === undefined) {
      id = vocabulary.size
      vocabulary.set(key, id)
    }
    printed[id] ??= word
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return { ids: Int32Array.from(counts.keys()), counts: Float64Array.from(counts.values()) }
}

function weightsOf(units: readonly Terms[], size: number, more: number): Float64Array {
  const frequency = new Float64Array(size)
  for (const { ids } of units) for (const id of ids) frequency[id] = (frequency[id] ?? 0) + 1
  const all = units.length + more
  const most = all <= FEW_UNITS ? all : Math.max(FEW_UNITS, all * COMMON)
  // A term on both sides of one pair stands in two units: that is as telling as can be.
  return frequency.map((times) => (times > most ? 0 : Math.log(1 + all / Math.max(2, times))))
}

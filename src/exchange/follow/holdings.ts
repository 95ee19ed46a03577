/** What following needs of the library that follows: declared here, implemented by whoever wires the two. */
import type { CollectionState } from '../collection-state.ts'
import type { Regime, Tombstone } from '../documents.ts'
import type { ExchangeObject } from '../object/model.ts'
import type { Refusal } from '../refused.ts'
import type { Entry } from '../state.ts'

/** Where a collection stands that is followed. */
export interface Standing {
  readonly release: number
  readonly hash: string
  readonly root: string
  readonly at: string
}

/** What a release, or a checkpoint, brings to the library. */
export interface Step extends Standing {
  readonly collection: string
  readonly title: string
  readonly regime: Regime
  readonly tombstones: readonly Tombstone[]
  /** The objects, each verified when it is given; the first that is not ends the step with RefusedError. */
  readonly objects: AsyncIterable<Brought>
}

/** An object that came, for whoever takes it: once taken it is kept nowhere else, for that of a code is large. */
export class Brought {
  readonly entry: Entry
  #object: ExchangeObject | null

  constructor(entry: Entry, object: ExchangeObject) {
    this.entry = entry
    this.#object = object
  }

  /** Returns the object, the first time it is asked for. */
  take(): ExchangeObject {
    const object = this.#object
    if (!object) throw new Error(`The object of ${this.entry.work} was taken before`)
    this.#object = null
    return object
  }
}

/** What became of a release that came. */
export interface Receipt {
  readonly collection: string
  readonly release: number
  readonly hash: string
  readonly status: 'received' | 'applied' | 'refused'
  readonly refusal: Refusal | null
  readonly reason: string | null
}

export interface Holdings {
  /** Null where the collection is not held yet. */
  standing(collection: string): Promise<Standing | null>
  state(collection: string): Promise<CollectionState>
  /** The object that a pair has here; null where it cannot be made again. */
  object(collection: string, entry: Entry): Promise<ExchangeObject | null>
  /** Applies all of the step in one transaction, or nothing. Returns how many works it touched. */
  apply(step: Step): Promise<number>
  keep(receipt: Receipt): Promise<void>
}

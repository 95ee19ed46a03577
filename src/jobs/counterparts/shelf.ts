/** Counterparts as pages, the API and agents ask them: which provisions of other states answer one, and why. */
import { jurisdictionsHeld } from '#store/concept-walks.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Counterparts, type CounterpartsAsked, counterpartsOf } from './counterparts.ts'
import { CounterpartsError } from './source.ts'

/** What was found, or why nothing can be looked for. */
export type CounterpartsTold = Counterparts | { readonly refused: string }

export interface CounterpartShelf {
  /** Jurisdictions of which law is held. */
  places(): readonly string[]
  /** Counterparts, the likeliest first; refused where the provision or a place is not held. */
  find(asked: Pick<CounterpartsAsked, 'iri' | 'in' | 'at' | 'limit'>): Promise<CounterpartsTold>
}

interface Kept {
  readonly stamp: string
  readonly places: readonly string[]
}

/** Returns the counterparts of a library. */
export function counterpartShelf(db: Database): CounterpartShelf {
  let kept: Kept | null = null
  return {
    places: () => {
      const stamp = db.stamp()
      if (kept?.stamp !== stamp) kept = { stamp, places: jurisdictionsHeld(db) }
      return kept.places
    },
    find: async (asked) => {
      try {
        return await counterpartsOf(db, asked)
      } catch (error) {
        if (error instanceof CounterpartsError) return { refused: error.message }
        throw error
      }
    },
  }
}

/** The lexicon as pages, the API and agents ask it. */
import type { Database } from '#store/dialect/sqlite.ts'
import { type PairLearnt, pairsLearnt, placesOf } from '#store/lexicon.ts'
import type { LexiconAnswer, LexiconAsked } from './answer.ts'
import { askLexicon } from './lexicon.ts'
import { directionOf } from './terms.ts'

export interface LexiconShelf {
  /** Pairs of languages that are learnt. */
  pairs(): Promise<readonly PairLearnt[]>
  ask(asked: LexiconAsked): Promise<LexiconAnswer>
  /** Jurisdictions whose works the pair was learnt from. */
  places(from: string, to: string): Promise<readonly string[]>
}

/** Returns the lexicon of a library. */
export function lexiconShelf(db: Database): LexiconShelf {
  return {
    pairs: () => pairsLearnt(db),
    ask: (asked) => askLexicon(db, asked),
    places: async (from, to) => {
      const own = directionOf(await pairsLearnt(db), from, to)
      return own ? placesOf(db, own.pair) : []
    },
  }
}

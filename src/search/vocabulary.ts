/** The words that an index holds in full: what a query's words are matched with. */
import type { Database } from '#store/dialect/sqlite.ts'
import { findBeginning, findSpelled } from './dialect/sqlite-find.ts'
import { spelledIn } from './dialect/sqlite-words.ts'
import type { Vocabulary } from './match.ts'

// A beginning with more endings than this is a beginning of terms as well.
const MOST_ENDINGS = 100

/** Returns the words that an index holds in full. */
export function vocabularyOf(db: Database): Vocabulary {
  const known = new Map<string, ReturnType<Vocabulary['languages']>>()
  return {
    languages: (plain) => {
      const before = known.get(plain)
      if (before) return before
      const languages = spelledIn(db, plain)
      known.set(plain, languages)
      return languages
    },
    spelled: (plain) => findSpelled(db, plain),
    beginning: (plain) => findBeginning(db, plain, MOST_ENDINGS),
  }
}

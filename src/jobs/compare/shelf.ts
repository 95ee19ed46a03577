/** Comparisons as pages, the API and agents ask for them: the last few are kept until somebody writes to the library. */
import type { Translations } from '#compare/align/unit.ts'
import { type WordHelp, wordHelp } from './help.ts'
import { translationsOf } from './lexicon.ts'
import type { CompareAsked, ComparedRow, Comparison } from './model.ts'
import { type CompareDeps, compareProvisions } from './provisions.ts'

export interface CompareShelf {
  /** Throws CompareError where the texts cannot be compared. */
  compare(asked: CompareAsked): Promise<Comparison>
  /** Help with the words of rows, in the reader's language (ISO 639-3). */
  words(rows: readonly ComparedRow[], reader: string): Promise<readonly WordHelp[]>
  /** What the lexicon knows of the words of texts in another language; null where it knows nothing. */
  translations(
    languages: readonly [from: string, to: string],
    texts: Iterable<string>,
  ): Promise<Translations | null>
}

/** Comparisons kept: pages of one are asked for one after another. */
const MOST_KEPT = 6

/** Returns the comparisons of a library. */
export function compareShelf(deps: CompareDeps): CompareShelf {
  const kept = new Map<string, Promise<Comparison>>()
  return {
    compare: (asked) => {
      const key = `${deps.db.stamp()} ${JSON.stringify(asked)}`
      const known = kept.get(key)
      if (known) return known
      const made = compareProvisions(deps, asked)
      kept.set(key, made)
      made.catch(() => kept.delete(key))
      const [oldest] = kept.keys()
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
      return made
    },
    words: (rows, reader) => wordHelp(deps.db, rows, reader),
    translations: (languages, texts) => translationsOf(deps.db, languages, texts),
  }
}

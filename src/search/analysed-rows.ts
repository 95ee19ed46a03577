/** All rows of a library as terms, in batches. */
import type { Database } from '#store/dialect/sqlite.ts'
import { languagesOf, rowsAfter } from './dialect/sqlite-write.ts'
import { type IndexedRow, indexedRow } from './indexed-row.ts'
import { type SpelledWord, spelledWords } from './spelled-words.ts'

/** Rows of an expression that follow each other. */
export interface AnalysedRun {
  readonly expression: number
  readonly rows: readonly IndexedRow[]
  /** Those that no run of the expression had before. */
  readonly words: readonly SpelledWord[]
}

/** The last id that a batch goes up to, and its rows. */
export interface Batch {
  readonly until: number
  readonly runs: readonly AnalysedRun[]
}

const ROWS = 2000

/** Yields all rows by id. */
export function* analysedRows(db: Database): Generator<Batch> {
  const languages = languagesOf(db)
  let seen: Seen = { expression: -1, words: new Set() }
  for (let until = 0; ; ) {
    const stored = rowsAfter(db, until, ROWS)
    const last = stored.at(-1)
    if (!last) return
    until = last.row.id
    const runs: AnalysedRun[] = []
    for (const [expression, rows] of Map.groupBy(stored, (each) => each.expression)) {
      const language = languages.get(expression) ?? 'und'
      if (seen.expression !== expression) seen = { expression, words: new Set() }
      const words = new Set<string>()
      const indexed = rows.map(({ row }) => indexedRow(row, language, words))
      runs.push({ expression, rows: indexed, words: spelledWords(news(words, seen), language) })
    }
    yield { until, runs }
  }
}

// The words of an expression whose rows come in several batches.
interface Seen {
  readonly expression: number
  readonly words: Set<string>
}

function news(words: ReadonlySet<string>, seen: Seen): ReadonlySet<string> {
  const fresh = words.difference(seen.words)
  for (const word of fresh) seen.words.add(word)
  return fresh
}

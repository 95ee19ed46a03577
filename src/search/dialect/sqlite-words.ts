/** The words of the texts as they are spelled: what a query's spelling is compared with, and what is offered while it is typed. */
import type { Database } from '#store/dialect/sqlite.ts'
import type { SpelledWord } from '../spelled-words.ts'
import { run } from './sqlite.ts'

const UPSERT = `INSERT INTO search_word (plain, term, language, word, acts)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
  ON CONFLICT (plain, term, language) DO UPDATE SET acts = acts + excluded.acts`

const MOST = 20_000

type Counted = [plain: string, term: string, language: string, word: string, acts: number]

/** Gathers words and counts in how many expressions each occurs. */
export class WordCounts {
  readonly #db: Database
  readonly #found = new Map<string, Counted>()

  constructor(db: Database) {
    this.#db = db
  }

  /** Adds words, each once for an expression. */
  add(words: readonly SpelledWord[]): void {
    for (const { plain, term, language, word } of words) {
      const key = `${plain} ${term} ${language}`
      const known = this.#found.get(key)
      if (known) known[4]++
      else this.#found.set(key, [plain, term, language, word, 1])
    }
    if (this.#found.size > MOST) this.end()
  }

  /** Writes what was gathered. */
  end(): void {
    if (this.#found.size > 0) run(this.#db, UPSERT, JSON.stringify([...this.#found.values()]))
    this.#found.clear()
  }
}

/** A word of the texts as it is spelled there, and in how many expressions. */
export interface KnownWord {
  readonly plain: string
  readonly word: string
  readonly acts: number
}

/** Returns in which languages there is a word that is spelled so without its marks, and in how many expressions of each. */
export function spelledIn(db: Database, plain: string): [language: string, acts: number][] {
  return run(db, 'SELECT language, sum(acts) FROM search_word WHERE plain = ? GROUP BY language', plain).map(
    ([language, acts]) => [language as string, acts as number],
  )
}

/** Returns words that begin so, those of most expressions first. */
export function wordsBeginning(db: Database, plain: string, most: number): KnownWord[] {
  return read(
    run(
      db,
      `SELECT plain, word, max(acts) AS acts FROM (SELECT plain, word, acts FROM search_word WHERE plain >= ? AND plain < ? LIMIT ?)
       GROUP BY plain ORDER BY acts DESC, plain LIMIT ?`,
      plain,
      `${plain}\u{10ffff}`,
      MOST_LOOKED_AT,
      most,
    ),
  )
}

/** Returns words that begin with the letter and are about as long. */
export function wordsOfLength(db: Database, letter: string, shortest: number, longest: number): KnownWord[] {
  return read(
    run(
      db,
      `SELECT plain, word, acts FROM search_word WHERE plain >= ? AND plain < ? AND length(plain) BETWEEN ? AND ?`,
      letter,
      `${letter}\u{10ffff}`,
      shortest,
      longest,
    ),
  )
}

/** Returns the letters that words begin with. */
export function firstLetters(db: Database): string[] {
  const letters: string[] = []
  for (let after = ''; ; ) {
    const [row] = run(db, 'SELECT plain FROM search_word WHERE plain >= ? ORDER BY plain LIMIT 1', after)
    const [letter] = String(row?.[0] ?? '')
    if (letter === undefined) return letters
    letters.push(letter)
    after = String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1)
  }
}

/** Returns those of the words that there are. */
export function wordsAmong(db: Database, plain: readonly string[]): KnownWord[] {
  return read(
    run(
      db,
      'SELECT plain, word, acts FROM search_word WHERE plain IN (SELECT value FROM json_each(?))',
      JSON.stringify(plain),
    ),
  )
}

// Of a beginning that more words have than these, some of the most frequent may be passed over.
const MOST_LOOKED_AT = 5000

function read(rows: readonly unknown[][]): KnownWord[] {
  return rows.map(([plain, word, acts]) => ({
    plain: plain as string,
    word: word as string,
    acts: acts as number,
  }))
}

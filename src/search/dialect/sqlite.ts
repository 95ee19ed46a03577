/**
 * The index in SQLite: FTS5 tables without content beside the rows they index, holding terms that `analysis.ts` made. The
 * tokenizer only cuts at spaces: everything outside ASCII is a letter to it, and hyphen and dot are declared so.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '#store/schema.ts'
import { indexTerms, numberTerms, type Spelling, spellingOf } from '../analysis/analysis.ts'

/** A provision version as it is indexed. */
export interface IndexRow {
  /** Of the provision version. */
  readonly id: number
  readonly language: string
  readonly num: string | null
  readonly heading: string | null
  /** Plain text of the content; empty where there is none. */
  readonly plain: string
}

const TOKENIZER = `tokenize = "ascii tokenchars '-.'"`

const STATEMENTS = [
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_provision USING fts5 (num, heading, body, content = '', contentless_delete = 1, ${TOKENIZER})`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_title USING fts5 (title, content = '', contentless_delete = 1, ${TOKENIZER})`,
  `CREATE TABLE IF NOT EXISTS search_word (plain TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (plain, term)) WITHOUT ROWID`,
  `CREATE INDEX IF NOT EXISTS version_unknown ON version (valid_from) WHERE superseded_in IS NULL AND state = 'unknown'`,
]

/** Makes the index's tables where they are absent. */
export async function createIndex(db: Kysely<Schema>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

// Rows a statement: large enough to be fast, small enough for SQLite's limit of parameters.
const CHUNK = 100

/** The title of an expression as it is indexed. */
export interface IndexTitle {
  readonly expressionId: number
  readonly language: string
  readonly title: string
}

/** Indexes the title of an expression, in the place of the one it had. Call it for every expression recorded, changed or not. */
export async function indexTitle(
  trx: Transaction<Schema>,
  { expressionId, language, title }: IndexTitle,
): Promise<void> {
  const words = new Set<string>()
  await sql`INSERT OR REPLACE INTO search_title (rowid, title) VALUES (${expressionId}, ${indexTerms(title, language, words)})`.execute(
    trx,
  )
  await keepWords(trx, words, language)
}

/** Indexes rows of one expression. Call it in the transaction that inserted them. */
export async function indexRows(trx: Transaction<Schema>, rows: readonly IndexRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const words = new Set<string>()
  for (let start = 0; start < rows.length; start += CHUNK) {
    const values = rows.slice(start, start + CHUNK).map((row) => {
      const num = row.num === null ? '' : numberTerms(row.num, row.language)
      const heading = row.heading === null ? '' : indexTerms(row.heading, row.language, words)
      return sql`(${row.id}, ${num}, ${heading}, ${indexTerms(row.plain, row.language, words)})`
    })
    await sql`INSERT INTO search_provision (rowid, num, heading, body) VALUES ${sql.join(values)}`.execute(
      trx,
    )
  }
  await keepWords(trx, words, first.language)
}

/** Takes rows out of the index: what was superseded is not found. */
export async function removeRows(trx: Transaction<Schema>, ids: readonly number[]): Promise<void> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    await sql`DELETE FROM search_provision WHERE rowid IN (${sql.join(ids.slice(start, start + CHUNK))})`.execute(
      trx,
    )
  }
}

async function keepWords(
  trx: Transaction<Schema>,
  words: ReadonlySet<string>,
  language: string,
): Promise<void> {
  const spellings = new Map<string, Spelling>()
  for (const word of words) {
    const spelling = spellingOf(word, language)
    if (spelling) spellings.set(`${spelling.plain} ${spelling.term}`, spelling)
  }
  const all = [...spellings.values()]
  for (let start = 0; start < all.length; start += CHUNK) {
    const values = all.slice(start, start + CHUNK).map(({ plain, term }) => sql`(${plain}, ${term})`)
    await sql`INSERT OR IGNORE INTO search_word (plain, term) VALUES ${sql.join(values)}`.execute(trx)
  }
}

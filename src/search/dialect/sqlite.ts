/**
 * The index in SQLite, beside the rows it indexes: FTS5 tables without content that hold terms which `analysis/` made, of texts
 * that hold or are to come apart from texts of the past; and what filters and facets go by. `docs/spec/search.md` describes it.
 */
import { CompiledQuery, type Kysely, sql } from 'kysely'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Schema } from '#store/schema.ts'

/** Raised when the tables below change: an index of another layout is made anew, as is one whose terms another analysis made. */
export const LAYOUT = '5'

// The tokenizer only cuts at spaces: everything outside ASCII is a letter to it, and hyphen and dot are declared so.
const FTS = `content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-.'"`

const STATEMENTS = [
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_now USING fts5 (num, heading, body, ${FTS})`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_past USING fts5 (num, heading, body, ${FTS})`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_now_terms USING fts5vocab (search_now, row)`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_now_places USING fts5vocab (search_now, instance)`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_past_terms USING fts5vocab (search_past, row)`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_past_places USING fts5vocab (search_past, instance)`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_title USING fts5 (title, names, ${FTS})`,
  `CREATE TABLE IF NOT EXISTS search_expression (id INTEGER PRIMARY KEY, rank INTEGER NOT NULL, terms TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS search_span (block INTEGER PRIMARY KEY, generation INTEGER NOT NULL, rows BLOB NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS search_span_generation ON search_span (generation)`,
  `CREATE TABLE IF NOT EXISTS search_list (
     part INTEGER NOT NULL, term TEXT NOT NULL, df INTEGER NOT NULL, postings BLOB NOT NULL, PRIMARY KEY (part, term))`,
  `CREATE TABLE IF NOT EXISTS search_word (
     plain TEXT NOT NULL, term TEXT NOT NULL, language TEXT NOT NULL, word TEXT NOT NULL, acts INTEGER NOT NULL,
     PRIMARY KEY (plain, term, language)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE INDEX IF NOT EXISTS provision_version_parent ON provision_version (parent_id)
     WHERE superseded_in IS NULL AND parent_id IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS version_unknown ON version (valid_from) WHERE superseded_in IS NULL AND state = 'unknown'`,
]

const TABLES = [
  'search_now_terms',
  'search_now_places',
  'search_past_terms',
  'search_past_places',
  'search_now',
  'search_past',
  'search_title',
  'search_expression',
  'search_span',
  'search_list',
  'search_word',
  'search_state',
  // Of the first layout.
  'search_provision',
]

/**
 * Makes the index's tables where they are absent, and else writes nothing: whoever reads waits for no writer. Those of an older layout
 * stay as they are: `isOutdated` tells.
 */
export async function createIndex(db: Kysely<Schema>): Promise<void> {
  const present = await tablesIn(db)
  if (present.size === 0) await makeTables(db)
}

/** Returns whether the index is of another layout or made by another analysis, so that it must be made anew before it is written or asked. */
export async function isOutdated(db: Kysely<Schema>): Promise<boolean> {
  const present = await tablesIn(db)
  return isOther(db, present)
}

async function isOther(db: Kysely<Schema>, present: ReadonlySet<string>): Promise<boolean> {
  if (present.has('search_provision') || !present.has('search_state')) return true
  return (await noted(db, 'layout')) !== LAYOUT || (await noted(db, 'analysis')) !== (await fingerprint())
}

/** Drops whatever there is of an index and makes its empty tables. */
export async function remakeTables(db: Kysely<Schema>): Promise<void> {
  for (const table of TABLES) await sql.raw(`DROP TABLE IF EXISTS ${table}`).execute(db)
  await makeTables(db)
}

async function makeTables(db: Kysely<Schema>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  await sql`INSERT OR IGNORE INTO search_state (name, value) VALUES
    ('layout', ${LAYOUT}), ('analysis', ${await fingerprint()}), ('generation', '0')`.execute(db)
}

async function tablesIn(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('search_provision', 'search_state')`.execute(
    db,
  )
  return new Set(rows.map(({ name }) => name))
}

// Loaded only where an index is: the rules of all languages are many files.
async function fingerprint(): Promise<string> {
  const { analysisFingerprint } = await import('../analysis/fingerprint.ts')
  return analysisFingerprint()
}

async function noted(db: Kysely<Schema>, name: string): Promise<string | null> {
  const { rows } = await sql<{ value: string }>`SELECT value FROM search_state WHERE name = ${name}`.execute(
    db,
  )
  return rows[0]?.value ?? null
}

/** Which of the two tables of provisions: 1 holds what holds or is to come, 2 what no longer held when it was indexed. */
export type PartNumber = 1 | 2

export const PARTS: Readonly<Record<PartNumber, string>> = { 1: 'search_now', 2: 'search_past' }

/** Runs a statement, kept prepared, and returns its rows as arrays. */
export function run(db: Database, statement: string, ...parameters: readonly unknown[]): unknown[][] {
  return db.rows(CompiledQuery.raw(statement, [...parameters]))
}

/** Returns what the index notes of itself under a name; null where nothing. */
export function stateOf(db: Database, name: string): string | null {
  const [row] = run(db, 'SELECT value FROM search_state WHERE name = ?', name)
  return row === undefined ? null : String(row[0])
}

/** Notes something of the index. */
export function setState(db: Database, name: string, value: string): void {
  run(db, 'INSERT OR REPLACE INTO search_state (name, value) VALUES (?, ?)', name, value)
}

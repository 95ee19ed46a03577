/** What this library publishes to others, and what it follows of others (spec: exchange). */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `CREATE TABLE collection (
     id TEXT PRIMARY KEY, audience TEXT NOT NULL, title TEXT NOT NULL, summary TEXT, selection TEXT NOT NULL, regime TEXT NOT NULL,
     added_at TEXT NOT NULL, withdrawn_at TEXT) WITHOUT ROWID`,
  `CREATE TABLE release (
     collection TEXT NOT NULL REFERENCES collection (id), number INTEGER NOT NULL, hash TEXT NOT NULL, length INTEGER NOT NULL,
     root TEXT NOT NULL, at TEXT NOT NULL, put INTEGER NOT NULL, tombstoned INTEGER NOT NULL, bytes INTEGER NOT NULL,
     checkpoint TEXT, PRIMARY KEY (collection, number)) WITHOUT ROWID`,
  // The state after the latest release, and from what of the library each object was written.
  `CREATE TABLE published (
     collection TEXT NOT NULL REFERENCES collection (id), work TEXT NOT NULL, language TEXT NOT NULL, object TEXT NOT NULL,
     length INTEGER NOT NULL, rows TEXT NOT NULL, head TEXT NOT NULL, expression_id INTEGER NOT NULL, recording INTEGER NOT NULL,
     PRIMARY KEY (collection, work, language)) WITHOUT ROWID`,
  `CREATE TABLE followed (
     name TEXT PRIMARY KEY, base TEXT NOT NULL, audience TEXT NOT NULL, fingerprint TEXT NOT NULL, mirrors TEXT NOT NULL,
     grace_days INTEGER NOT NULL, profile TEXT, added_at TEXT NOT NULL, tried_at TEXT, heard_at TEXT, expires_at TEXT,
     refusal TEXT, reason TEXT) WITHOUT ROWID`,
  `CREATE TABLE followed_collection (
     source TEXT NOT NULL REFERENCES followed (name), collection TEXT NOT NULL, title TEXT NOT NULL, regime TEXT NOT NULL,
     release INTEGER NOT NULL, hash TEXT NOT NULL, root TEXT NOT NULL, at TEXT NOT NULL, applied_at TEXT NOT NULL,
     PRIMARY KEY (source, collection)) WITHOUT ROWID`,
  `CREATE TABLE received (
     source TEXT NOT NULL, collection TEXT NOT NULL, work TEXT NOT NULL, language TEXT NOT NULL, object TEXT NOT NULL,
     length INTEGER NOT NULL, rows TEXT NOT NULL, head TEXT NOT NULL, expression_id INTEGER NOT NULL,
     PRIMARY KEY (source, collection, work, language)) WITHOUT ROWID`,
  `CREATE INDEX received_expression ON received (expression_id)`,
  // What was withdrawn stays on record: readers are told by whom, when and why.
  `CREATE TABLE withdrawn (
     source TEXT NOT NULL, collection TEXT NOT NULL, work TEXT NOT NULL, language TEXT NOT NULL, object TEXT NOT NULL,
     release INTEGER NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL, work_id INTEGER NOT NULL,
     PRIMARY KEY (source, collection, work, language, release)) WITHOUT ROWID`,
  `CREATE TABLE receipt (
     id INTEGER PRIMARY KEY, source TEXT NOT NULL, collection TEXT NOT NULL, release INTEGER NOT NULL, hash TEXT NOT NULL,
     status TEXT NOT NULL CHECK (status IN ('received', 'applied', 'refused')), refusal TEXT, reason TEXT, at TEXT NOT NULL,
     told_at TEXT)`,
  `CREATE INDEX receipt_source ON receipt (source, collection, release)`,
]

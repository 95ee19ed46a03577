/** Agreements on the exchange of law, and the files of their signed texts (spec: exchange, section 14). */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // What a record said before it was written anew stays.
  `CREATE TABLE agreement (
     id TEXT NOT NULL, version INTEGER NOT NULL, party TEXT, record TEXT NOT NULL, hash TEXT NOT NULL, added_at TEXT NOT NULL,
     PRIMARY KEY (id, version)) WITHOUT ROWID`,
  `CREATE TABLE agreement_text (hash TEXT PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL)`,
]

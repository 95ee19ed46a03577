/** Agreements on the exchange of law, the files of their signed texts, and who may read what not everybody may (spec: exchange, section 14). */
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
  // A source that was ever followed for an audience of its own stays apart, whoever takes it off the list of those followed.
  `CREATE TABLE restricted_source (name TEXT PRIMARY KEY) WITHOUT ROWID`,
  `INSERT INTO restricted_source SELECT name FROM followed WHERE audience <> 'public'`,
  `CREATE TRIGGER followed_restricted AFTER INSERT ON followed WHEN new.audience <> 'public'
   BEGIN INSERT OR IGNORE INTO restricted_source (name) VALUES (new.name); END`,
  // By the hash of its secret.
  `CREATE TABLE reader_pass (
     id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, name TEXT NOT NULL, body TEXT, made_at TEXT NOT NULL, until TEXT,
     revoked_at TEXT)`,
]

/** Studies: the changes that make each, its people, what was published of it, and how the law moved under what it quotes. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `CREATE TABLE study (id TEXT PRIMARY KEY, made_at TEXT NOT NULL) WITHOUT ROWID`,
  // JSON of a change each. Nothing is ever taken out or written over.
  `CREATE TABLE study_change (
     study TEXT NOT NULL REFERENCES study (id), seq INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, change TEXT NOT NULL,
     PRIMARY KEY (study, seq)) WITHOUT ROWID`,
  // By the hash of the secret in their invitation; role: lead, researcher, reviewer.
  `CREATE TABLE study_person (
     study TEXT NOT NULL REFERENCES study (id), name TEXT NOT NULL, role TEXT NOT NULL, hash BLOB NOT NULL UNIQUE, made_at TEXT NOT NULL,
     revoked_at TEXT, PRIMARY KEY (study, name)) WITHOUT ROWID`,
  // The whole study as it was published, as JSON: it keeps what it quoted, whatever becomes of the law.
  `CREATE TABLE study_edition (
     study TEXT NOT NULL REFERENCES study (id), number INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
     document TEXT NOT NULL, PRIMARY KEY (study, number)) WITHOUT ROWID`,
  // What a check found of a quote, once: kind is amended, repealed, corrected, or gone; hash that of the wording it moved to.
  `CREATE TABLE study_move (
     study TEXT NOT NULL REFERENCES study (id), quote TEXT NOT NULL, kind TEXT NOT NULL, hash TEXT NOT NULL, since TEXT, found_at TEXT NOT NULL,
     PRIMARY KEY (study, quote, kind, hash)) WITHOUT ROWID`,
  // Rows sent to a centre as a questionnaire, and what came back: JSON as it was sent and received.
  `CREATE TABLE study_asked (
     study TEXT NOT NULL REFERENCES study (id), number INTEGER NOT NULL, centre TEXT NOT NULL, sent_at TEXT NOT NULL, due TEXT,
     document TEXT NOT NULL, hash TEXT NOT NULL, answered_at TEXT, answer TEXT, PRIMARY KEY (study, number)) WITHOUT ROWID`,
]

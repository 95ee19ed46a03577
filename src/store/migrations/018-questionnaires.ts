/** Questionnaires between centres: letters that came over the exchange, and the studies that answer those of others. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // A study made of what another centre asked, with its signed questionnaire as it came.
  `CREATE TABLE study_question (
     study TEXT PRIMARY KEY REFERENCES study (id), document TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, taken_at TEXT NOT NULL) WITHOUT ROWID`,
  // Signed letters as they came, by the hash of what was signed; kind: questions or answers; key: public half of the sender's exchange key.
  `CREATE TABLE study_letter (
     hash TEXT PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, sender TEXT NOT NULL, document TEXT NOT NULL, heard_at TEXT NOT NULL,
     taken_at TEXT) WITHOUT ROWID`,
]

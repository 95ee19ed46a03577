/** Vectors of texts, where an operator supplies a model that makes them: all of one model. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  'CREATE TABLE embedding (text_id INTEGER PRIMARY KEY REFERENCES text (id), vector BLOB NOT NULL)',
  'CREATE TABLE embedding_model (id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, hash TEXT NOT NULL)',
]

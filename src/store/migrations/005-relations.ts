/** What works state of one another, and the court or agency whose decision a work is. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `ALTER TABLE work ADD COLUMN body TEXT`,
  // Targets are named, not linked: a work that comes in later is found by its alias.
  `CREATE TABLE relation (
     id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL REFERENCES work (id), kind TEXT NOT NULL, scheme TEXT, value TEXT,
     title TEXT, provision TEXT)`,
  `CREATE INDEX relation_work ON relation (work_id)`,
  `CREATE INDEX relation_value ON relation (value) WHERE value IS NOT NULL`,
]

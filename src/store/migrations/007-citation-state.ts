/** By which version of the rules the library's texts were read for citations; `0` where texts came in before that was kept. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `CREATE TABLE citation_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `INSERT INTO citation_state (name, value) SELECT 'reading', '0' WHERE EXISTS (SELECT 1 FROM text)`,
  // Texts that name an act are read again when it comes in, for every row that has them.
  `CREATE INDEX provision_version_text ON provision_version (text_id) WHERE superseded_in IS NULL`,
]

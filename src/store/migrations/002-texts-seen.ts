/** The texts that a history was made of, and what the source said of single wordings in them: a later import is woven among them. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `CREATE TABLE seen_text (
     id INTEGER PRIMARY KEY, expression_id INTEGER NOT NULL REFERENCES expression (id), date TEXT, basis TEXT NOT NULL,
     published TEXT, ground_id INTEGER REFERENCES ground (id), path TEXT NOT NULL)`,
  `CREATE INDEX seen_text_expression ON seen_text (expression_id, date)`,
  // Null where the source states none, empty where it is the row's own eId, or its own start.
  `ALTER TABLE provision_version ADD COLUMN key TEXT`,
  `ALTER TABLE provision_version ADD COLUMN stated_from TEXT`,
]

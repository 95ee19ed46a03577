/** The editor's bench: drafts, who recorded what and why, legal force, and the one operator who may edit. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `ALTER TABLE recording ADD COLUMN who TEXT`,
  `ALTER TABLE recording ADD COLUMN reason TEXT`,
  `ALTER TABLE work ADD COLUMN force TEXT`,
  `CREATE TABLE draft (
     id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, expression_id INTEGER REFERENCES expression (id),
     base INTEGER REFERENCES recording (id), steps TEXT NOT NULL, cursor INTEGER NOT NULL, revision INTEGER NOT NULL,
     created_at TEXT NOT NULL, updated_at TEXT NOT NULL, recorded_in INTEGER REFERENCES recording (id))`,
  `CREATE TABLE operator (id INTEGER PRIMARY KEY CHECK (id = 1), salt BLOB NOT NULL, hash BLOB NOT NULL, made_at TEXT NOT NULL)`,
  `CREATE TABLE operator_session (hash BLOB PRIMARY KEY, expires_at TEXT NOT NULL) WITHOUT ROWID`,
]

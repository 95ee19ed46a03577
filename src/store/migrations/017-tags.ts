/** Tags: that a person found a provision to be about a subject, or not to be. What is taken back stays, with who did it and when. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // The provision is the lasting one (wId): a tag stays with it when it is amended or renumbered. verdict: about, or not.
  `CREATE TABLE tag (
     id INTEGER PRIMARY KEY, provision_id INTEGER NOT NULL REFERENCES provision (id), concept TEXT NOT NULL, verdict TEXT NOT NULL,
     by TEXT NOT NULL, at TEXT NOT NULL, withdrawn_by TEXT, withdrawn_at TEXT)`,
  `CREATE UNIQUE INDEX tag_standing ON tag (concept, provision_id) WHERE withdrawn_at IS NULL`,
  `CREATE INDEX tag_provision ON tag (provision_id)`,
]

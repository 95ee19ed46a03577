/** The library: works, expressions, provisions and their versions, texts by hash. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

// Partial indexes leave out what corrections superseded: reading a day never meets it, and finds the ids in the index alone.
const STATEMENTS = [
  `CREATE TABLE recording (id INTEGER PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL, path TEXT NOT NULL)`,
  `CREATE TABLE work (
     id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, jurisdiction TEXT NOT NULL, type TEXT NOT NULL, subtype TEXT,
     date TEXT, number TEXT, title TEXT NOT NULL, published TEXT, topics TEXT NOT NULL DEFAULT '[]')`,
  `CREATE TABLE alias (
     value TEXT PRIMARY KEY, scheme TEXT NOT NULL, work_id INTEGER NOT NULL REFERENCES work (id)) WITHOUT ROWID`,
  `CREATE INDEX alias_work ON alias (work_id)`,
  `CREATE INDEX alias_lower ON alias (lower(value))`,
  `CREATE TABLE expression (
     id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL REFERENCES work (id), language TEXT NOT NULL, source TEXT NOT NULL,
     path TEXT NOT NULL, title TEXT NOT NULL, text_state TEXT NOT NULL, shown INTEGER NOT NULL, complete_from TEXT,
     recorded_in INTEGER NOT NULL REFERENCES recording (id), UNIQUE (work_id, language, source))`,
  `CREATE TABLE provision (
     id INTEGER PRIMARY KEY, expression_id INTEGER NOT NULL REFERENCES expression (id), wid TEXT NOT NULL, UNIQUE (expression_id, wid))`,
  `CREATE TABLE text (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, xml TEXT NOT NULL)`,
  `CREATE TABLE ground (id INTEGER PRIMARY KEY, title TEXT NOT NULL, source_id TEXT NOT NULL, UNIQUE (title, source_id))`,
  `CREATE TABLE provision_version (
     id INTEGER PRIMARY KEY, expression_id INTEGER NOT NULL REFERENCES expression (id),
     provision_id INTEGER NOT NULL REFERENCES provision (id), parent_id INTEGER REFERENCES provision (id),
     eid TEXT NOT NULL, sort TEXT NOT NULL, kind TEXT NOT NULL, num TEXT, heading TEXT, text_id INTEGER REFERENCES text (id),
     valid_from TEXT, valid_to TEXT, basis TEXT NOT NULL, missing INTEGER NOT NULL, concurrent INTEGER NOT NULL,
     ground_id INTEGER REFERENCES ground (id), recorded_in INTEGER NOT NULL REFERENCES recording (id),
     superseded_in INTEGER REFERENCES recording (id),
     CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to))`,
  `CREATE INDEX provision_version_from ON provision_version (expression_id, valid_from, valid_to) WHERE superseded_in IS NULL`,
  `CREATE INDEX provision_version_to ON provision_version (expression_id, valid_to) WHERE superseded_in IS NULL AND valid_to IS NOT NULL`,
  `CREATE INDEX provision_version_provision ON provision_version (provision_id)`,
  `CREATE TABLE version (
     id INTEGER PRIMARY KEY, expression_id INTEGER NOT NULL REFERENCES expression (id), valid_from TEXT, valid_to TEXT,
     basis TEXT NOT NULL, published TEXT, ground_id INTEGER REFERENCES ground (id), added INTEGER NOT NULL,
     changed INTEGER NOT NULL, removed INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT, path TEXT,
     recorded_in INTEGER NOT NULL REFERENCES recording (id), superseded_in INTEGER REFERENCES recording (id))`,
  `CREATE INDEX version_expression ON version (expression_id, valid_from) WHERE superseded_in IS NULL`,
  `CREATE INDEX version_from ON version (valid_from) WHERE superseded_in IS NULL`,
  `CREATE TABLE finding (
     id INTEGER PRIMARY KEY, work_id INTEGER REFERENCES work (id), expression_id INTEGER REFERENCES expression (id),
     severity TEXT NOT NULL, check_name TEXT NOT NULL, path TEXT NOT NULL, place TEXT, message TEXT NOT NULL,
     recorded_in INTEGER NOT NULL REFERENCES recording (id))`,
  `CREATE INDEX finding_work ON finding (work_id)`,
]

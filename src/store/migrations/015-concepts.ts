/** Concepts: what each text and heading tells, read once; and by concept and jurisdiction the rows that tell it, those that tell it most first. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `CREATE TABLE concept (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE)`,
  // The bytes of store/concept-bytes.ts. Texts that tell nothing have a row as well: they were read.
  `CREATE TABLE concept_text (
     text_id INTEGER NOT NULL REFERENCES text (id), language TEXT NOT NULL, words INTEGER NOT NULL, told BLOB NOT NULL,
     PRIMARY KEY (text_id, language)) WITHOUT ROWID`,
  // By the first 48 bits of its hash; headings that tell nothing have none.
  `CREATE TABLE concept_heading (
     hash INTEGER NOT NULL, language TEXT NOT NULL, told BLOB NOT NULL, PRIMARY KEY (hash, language)) WITHOUT ROWID`,
  // Rows that hold, whatever the day. The strength stands in the key, so that a walk meets the strongest first and may end early.
  `CREATE TABLE concept_row (
     concept INTEGER NOT NULL REFERENCES concept (id), jurisdiction TEXT NOT NULL, strength INTEGER NOT NULL,
     row_id INTEGER NOT NULL REFERENCES provision_version (id),
     PRIMARY KEY (concept, jurisdiction, strength DESC, row_id)) WITHOUT ROWID`,
  `CREATE TABLE concept_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  // Texts that came in before there was this index are read when the library is opened.
  `INSERT INTO concept_state (name, value) SELECT 'mark', '0' WHERE EXISTS (SELECT 1 FROM text)`,
]

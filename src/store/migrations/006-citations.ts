/** Citations: what each text cites, read once; where that leads from each provision version; acts cited, held or not. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // Language, jurisdiction and short forms by which texts were read.
  `CREATE TABLE citation_rules (id INTEGER PRIMARY KEY, rules TEXT NOT NULL UNIQUE)`,
  `CREATE TABLE citation_reading (
     text_id INTEGER NOT NULL REFERENCES text (id), rules_id INTEGER NOT NULL REFERENCES citation_rules (id),
     PRIMARY KEY (text_id, rules_id)) WITHOUT ROWID`,
  // An act as texts name it: its candidates as JSON, and every name under which one that comes in later would be it.
  `CREATE TABLE cited_act (id INTEGER PRIMARY KEY, act TEXT NOT NULL UNIQUE, name TEXT NOT NULL, jurisdiction TEXT)`,
  `CREATE TABLE cited_act_name (
     name TEXT NOT NULL, act_id INTEGER NOT NULL REFERENCES cited_act (id), PRIMARY KEY (name, act_id)) WITHOUT ROWID`,
  `CREATE TABLE citation (
     id INTEGER PRIMARY KEY, text_id INTEGER NOT NULL, rules_id INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
     meant TEXT NOT NULL, act_id INTEGER REFERENCES cited_act (id), origin TEXT NOT NULL, path TEXT NOT NULL, upto TEXT,
     how TEXT NOT NULL, confidence REAL NOT NULL)`,
  `CREATE INDEX citation_text ON citation (text_id, rules_id)`,
  `CREATE INDEX citation_act ON citation (act_id) WHERE act_id IS NOT NULL`,
  `CREATE TABLE citation_link (
     row_id INTEGER NOT NULL REFERENCES provision_version (id), citation_id INTEGER NOT NULL REFERENCES citation (id),
     state TEXT NOT NULL, work_id INTEGER REFERENCES work (id), provision_id INTEGER REFERENCES provision (id),
     last_id INTEGER REFERENCES provision (id), PRIMARY KEY (row_id, citation_id)) WITHOUT ROWID`,
  `CREATE INDEX citation_link_citation ON citation_link (citation_id)`,
  `CREATE INDEX citation_link_provision ON citation_link (provision_id) WHERE provision_id IS NOT NULL`,
  `CREATE INDEX citation_link_last ON citation_link (last_id) WHERE last_id IS NOT NULL`,
  `CREATE INDEX citation_link_work ON citation_link (work_id, state) WHERE work_id IS NOT NULL`,
  `CREATE TABLE short_form (
     id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL REFERENCES work (id), form TEXT NOT NULL, act TEXT NOT NULL, UNIQUE (work_id, form, act))`,
  // An article whose number is like no other is looked for among all acts.
  `CREATE INDEX provision_version_eid ON provision_version (eid) WHERE superseded_in IS NULL`,
]

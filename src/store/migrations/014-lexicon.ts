/** The lexicon: term translations learnt from the parallel texts held, where each is borne out, and what it was learnt from. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // One row for two languages, in the order of their codes: what is learnt serves both ways.
  `CREATE TABLE lexicon_pair (
     id INTEGER PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, method TEXT NOT NULL, sentences INTEGER NOT NULL,
     read INTEGER NOT NULL, works INTEGER NOT NULL, entries INTEGER NOT NULL, learnt_at TEXT NOT NULL, UNIQUE (one, other))`,
  // Of each work: the state in which it was aligned, and its sentences by their places in rows.
  `CREATE TABLE lexicon_work (
     pair_id INTEGER NOT NULL REFERENCES lexicon_pair (id) ON DELETE CASCADE,
     work_id INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE, state TEXT NOT NULL, sentences TEXT NOT NULL,
     PRIMARY KEY (pair_id, work_id)) WITHOUT ROWID`,
  `CREATE TABLE lexicon_entry (
     id INTEGER PRIMARY KEY, pair_id INTEGER NOT NULL REFERENCES lexicon_pair (id) ON DELETE CASCADE,
     one_term INTEGER NOT NULL, other_term INTEGER NOT NULL, one_stems TEXT NOT NULL, other_stems TEXT NOT NULL,
     one_forms TEXT NOT NULL, other_forms TEXT NOT NULL, together INTEGER NOT NULL, one_often INTEGER NOT NULL,
     other_often INTEGER NOT NULL, likelihood REAL NOT NULL, one_rank INTEGER NOT NULL, other_rank INTEGER NOT NULL)`,
  `CREATE INDEX lexicon_entry_one ON lexicon_entry (pair_id, one_stems)`,
  `CREATE INDEX lexicon_entry_other ON lexicon_entry (pair_id, other_stems)`,
  `CREATE TABLE lexicon_use (
     entry_id INTEGER NOT NULL REFERENCES lexicon_entry (id) ON DELETE CASCADE, work_id INTEGER NOT NULL,
     passages INTEGER NOT NULL, PRIMARY KEY (entry_id, work_id)) WITHOUT ROWID`,
  // Places are JSON: first block and where in it, last block and where, and the term inside the sentence.
  `CREATE TABLE lexicon_proof (
     entry_id INTEGER NOT NULL REFERENCES lexicon_entry (id) ON DELETE CASCADE, ordinal INTEGER NOT NULL, work_id INTEGER NOT NULL,
     one_row INTEGER NOT NULL, one_place TEXT NOT NULL, other_row INTEGER NOT NULL, other_place TEXT NOT NULL,
     PRIMARY KEY (entry_id, ordinal)) WITHOUT ROWID`,
]

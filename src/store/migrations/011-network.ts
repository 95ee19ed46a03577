/** The network as it is watched: tries of each source, when it is asked next, changes of its state, and what this centre says of itself. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // What a centre says of itself: one row.
  `CREATE TABLE own_profile (
     id INTEGER PRIMARY KEY CHECK (id = 1), profile TEXT NOT NULL, changed_at TEXT NOT NULL)`,
  // Beside what is followed: failures in a row, and when it is asked.
  `CREATE TABLE watch (
     source TEXT PRIMARY KEY REFERENCES followed (name) ON DELETE CASCADE, failures INTEGER NOT NULL DEFAULT 0, schedule TEXT,
     bandwidth INTEGER) WITHOUT ROWID`,
  `CREATE TABLE sync_try (
     id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES followed (name) ON DELETE CASCADE, at TEXT NOT NULL,
     outcome TEXT NOT NULL CHECK (outcome IN ('heard', 'refused', 'failed')), refusal TEXT, reason TEXT, works INTEGER NOT NULL,
     requests INTEGER NOT NULL, bytes INTEGER NOT NULL, seconds REAL NOT NULL)`,
  `CREATE INDEX sync_try_source ON sync_try (source, id)`,
  // Changes of state; one that has no write of its own, such as falling silent, is written with the next try.
  `CREATE TABLE network_event (
     id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES followed (name) ON DELETE CASCADE, at TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('late', 'stale', 'refused', 'fresh')), refusal TEXT, UNIQUE (source, at, kind))`,
]

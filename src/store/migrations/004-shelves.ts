/** Shelves: what an expression holds, summed up beside it, so that a library of many acts is counted, listed and followed without reading them all. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `ALTER TABLE expression ADD COLUMN wordings INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE expression ADD COLUMN first_from TEXT`,
  `ALTER TABLE expression ADD COLUMN last_from TEXT`,
  `ALTER TABLE expression ADD COLUMN jurisdiction TEXT`,
  `UPDATE expression SET jurisdiction = (SELECT jurisdiction FROM work WHERE work.id = expression.work_id)`,
  `UPDATE expression SET (wordings, first_from, last_from) = (
     SELECT count(*), min(valid_from), max(valid_from) FROM version
     WHERE expression_id = expression.id AND superseded_in IS NULL AND state = 'held')`,
  `CREATE INDEX expression_held ON expression (jurisdiction, language, wordings, first_from, recorded_in) WHERE shown = 1`,
  `CREATE INDEX expression_shelf ON expression (work_id, language, last_from) WHERE shown = 1`,
  // Acts by their latest change; of an act with a single wording none is known.
  `CREATE INDEX expression_changed ON expression (last_from, jurisdiction) WHERE shown = 1 AND wordings > 1`,
  `CREATE INDEX work_shelf ON work (jurisdiction, type, subtype, date)`,
]

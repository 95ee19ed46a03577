/** Acts that have ended: since a day nothing of them stands any more. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import { among, type Database } from './dialect/sqlite.ts'

/**
 * Returns the day since which nothing of the expression of the outer query stands, where that day has come by `at`; null where
 * something does or will, where nothing ever did, and where the text is unknown from then on.
 */
export function endedOn(at: Day) {
  return raw<Day | null>`CASE
    WHEN EXISTS (SELECT 1 FROM provision_version pv WHERE pv.expression_id = expression.id AND pv.superseded_in IS NULL
      AND (pv.valid_to IS NULL OR pv.valid_to > ${at})) THEN NULL
    WHEN (SELECT v.state FROM version v WHERE v.expression_id = expression.id AND v.superseded_in IS NULL
      ORDER BY v.valid_from DESC LIMIT 1) = 'unknown' THEN NULL
    ELSE (SELECT max(pv.valid_to) FROM provision_version pv WHERE pv.expression_id = expression.id AND pv.superseded_in IS NULL
      AND pv.valid_to IS NOT NULL) END`
}

/** Returns those of the works of which nothing stands on the day or later in any language, and something did before. */
export function endedWorks(db: Database, workIds: readonly number[], at: Day): Set<number> {
  const query = db.sql
    .selectFrom('expression')
    .where(among('expression.work_id', workIds))
    .where('expression.shown', '=', 1)
    .groupBy('expression.work_id')
    .having(raw<boolean>`count(*) = count(${endedOn(at)})`)
    .select('expression.work_id')
  return new Set(db.rows(query.compile()).map(([id]) => id as number))
}

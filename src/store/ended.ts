/** Acts that have ended: since a day nothing of them stands any more. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'

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

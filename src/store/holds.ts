/** The condition that a row of the law (`provision_version AS pv`) holds on a day. */
import { sql } from 'kysely'
import type { Day } from '#kit/day.ts'

/** Returns the condition: as the library knows the law now, the row begins on the day or before, and ends after it. */
export function holds(at: Day) {
  return sql`pv.superseded_in IS NULL AND (pv.valid_from IS NULL OR pv.valid_from <= ${at})
    AND (pv.valid_to IS NULL OR pv.valid_to > ${at})`
}

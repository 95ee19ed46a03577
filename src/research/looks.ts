/** Queries for when what studies quote was last looked at, and which of them have something to look at since. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/** Where the library stands: what was looked at there need not be looked at again before something else was recorded. */
export interface LookedAt {
  readonly today: Day
  /** Of the last recording; 0 where nothing was recorded. */
  readonly recording: number
}

/** Returns where the library stands on a day. */
export async function standingOn({ sql }: Database, today: Day): Promise<LookedAt> {
  const { last } = await sql
    .selectFrom('recording')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return { today, recording: Number(last ?? 0) }
}

/**
 * Returns the studies of which something may have moved since they were looked at: those that quote an act of which something was recorded
 * since, and those that were looked at on another day, because law that was recorded long ago comes into force by itself.
 */
export async function studiesToLookAt({ sql }: Database, today: Day): Promise<string[]> {
  const rows = await sql
    .selectFrom('study')
    .where(
      raw<boolean>`looked_on IS NULL OR looked_on <> ${today} OR EXISTS (
        SELECT 1 FROM study_change AS c
          JOIN work AS w ON w.iri = json_extract(c.change, '$.quote.work')
          JOIN expression AS e ON e.work_id = w.id
        WHERE c.study = study.id AND json_extract(c.change, '$.quote.work') IS NOT NULL AND e.recorded_in > study.looked_at)`,
    )
    .select('id')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Notes that a study was looked at. */
export async function noteLooked(
  { sql }: Database,
  id: string,
  { today, recording }: LookedAt,
): Promise<void> {
  await sql
    .updateTable('study')
    .set({ looked_on: today, looked_at: recording })
    .where('id', '=', id)
    .execute()
}

/** Queries for the one sequence of changes that each study is: read, and added to by one writer at a time. */
import type { Transaction } from 'kysely'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Schema } from '#store/schema.ts'
import type { Change, Made } from './change.ts'
import { StudyError } from './refused.ts'

/**
 * Takes the study for the writer whose transaction it is. The first statement writes: of two writers, one waits before it reads where the
 * sequence stands. Throws StudyError where there is no such study.
 */
export async function takeStudy(trx: Transaction<Schema>, id: string): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('study')
    .set((eb) => ({ made_at: eb.ref('made_at') }))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw unknownStudy(id)
}

/** Returns the changes of a study after the number, in their order. What stands in the table was parsed before it was written. */
export async function changesIn(
  sql: Pick<Database['sql'], 'selectFrom'>,
  id: string,
  since: number,
): Promise<Made[]> {
  const rows = await sql
    .selectFrom('study_change')
    .where('study', '=', id)
    .where('seq', '>', since)
    .select(['seq', 'at', 'by', 'change'])
    .orderBy('seq')
    .execute()
  return rows.map(({ change, ...made }) => ({ ...made, change: JSON.parse(change) as Change }))
}

/** Adds changes after the last one, and returns them with their numbers. */
export async function append(
  trx: Transaction<Schema>,
  id: string,
  { by, at }: Pick<Made, 'by' | 'at'>,
  last: number,
  changes: readonly Change[],
): Promise<Made[]> {
  const made = changes.map((change, index) => ({ seq: last + index + 1, at, by, change }))
  for (const each of made)
    await trx
      .insertInto('study_change')
      .values({ ...each, study: id, change: JSON.stringify(each.change) })
      .execute()
  return made
}

/** Returns what is said where there is no study of the name. */
export function unknownStudy(id: string): StudyError {
  return new StudyError(`Cannot find the study "${id}": there is none of the name`)
}

/** Putting a study that was written down elsewhere into the library as it was: its changes with their numbers, its people, its edition. */
import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Carried, keepCarried } from './carried.ts'
import { CHANGE, type Change, type Made } from './change.ts'
import { type Edition, editionOf, ROLE } from './edition.ts'
import { refuseFaults } from './faults.ts'
import { StudyError } from './refused.ts'
import { studyOf } from './study.ts'

const INSTANT = z.iso.datetime()

/** The changes of a study, as they are written down. */
export const MADE = z.array(
  z.strictObject({ seq: z.int().min(1), at: INSTANT, by: z.string().min(1), change: CHANGE }),
)

/** Somebody who worked on a study elsewhere; their invitation is not written down, and lets nobody in here. */
export const CARRIED_PERSON = z.strictObject({
  name: z.string().min(1),
  role: ROLE,
  invitedAt: INSTANT.nullable(),
  revokedAt: INSTANT.nullable(),
})

export type CarriedPerson = z.infer<typeof CARRIED_PERSON>

export interface CarriedStudy {
  readonly madeAt: string
  readonly people: readonly CarriedPerson[]
  readonly changes: readonly Made[]
  readonly edition: Edition
  /** What the study quotes, as far as it came along. */
  readonly carried: Carried
}

/**
 * Throws StudyError where the changes are no sequence of a study, one of them means nothing in it, or they do not lead to what the edition
 * says.
 */
export function refuseUnsound(changes: readonly Made[], edition: Edition): void {
  const gap = changes.findIndex(({ seq }, index) => seq !== index + 1)
  if (gap >= 0)
    throw new StudyError(
      `Cannot open the study: its change ${gap + 1} is missing or out of order; ask for the file anew`,
    )
  for (const { made, next } of stretches(changes)) refuseFaults(made, next)
  const { id, number, at, by, people } = edition
  const led = editionOf(studyOf(changes.slice(0, edition.seq)), { id, number, at, by, people })
  if (!isDeepStrictEqual(led, edition))
    throw new StudyError(
      'Cannot open the study: what it says is not what its changes lead to; it was altered; ask for the file anew',
    )
}

// What stands after a thing is dropped or undone is known from the changes so far, and not from those made at once with them.
function stretches(changes: readonly Made[]): { readonly made: readonly Made[]; readonly next: Change[] }[] {
  const ends = changes.flatMap(({ change }, index) => (TAKES_AWAY.has(change.kind) ? [index + 1] : []))
  const all = [...new Set([...ends, changes.length])]
  return all.map((end, index) => {
    const start = all[index - 1] ?? 0
    return { made: changes.slice(0, start), next: changes.slice(start, end).map(({ change }) => change) }
  })
}

const TAKES_AWAY: ReadonlySet<Change['kind']> = new Set(['drop-row', 'drop-column', 'undo'])

/** Puts the study into the library, whole or not at all. There must be none of the id. */
export async function restoreStudy(db: Database, id: string, study: CarriedStudy): Promise<void> {
  const { madeAt, people, changes, edition, carried } = study
  await db.sql.transaction().execute(async (trx) => {
    await trx.insertInto('study').values({ id, made_at: madeAt }).execute()
    for (const { name, role, invitedAt, revokedAt } of people) {
      // Nobody knows the secret of this hash: whoever is to work on the study here is invited here.
      const person = { study: id, name, role, hash: randomBytes(32) }
      await trx
        .insertInto('study_person')
        .values({ ...person, made_at: invitedAt ?? madeAt, revoked_at: revokedAt })
        .execute()
    }
    for (const { seq, at, by, change } of changes)
      await trx
        .insertInto('study_change')
        .values({ study: id, seq, at, by, change: JSON.stringify(change) })
        .execute()
    await keepCarried(trx, carried)
    if (edition.number !== null)
      await trx
        .insertInto('study_edition')
        .values({
          study: id,
          number: edition.number,
          seq: edition.seq,
          at: edition.at,
          by: edition.by,
          document: JSON.stringify({ ...edition, id }),
        })
        .execute()
  })
}

/** Returns when the study was made; null where there is none of the id. */
export async function madeAtOf(db: Database, id: string): Promise<string | null> {
  const row = await db.sql
    .selectFrom('study')
    .where('id', '=', id)
    .select('made_at as madeAt')
    .executeTakeFirst()
  return row?.madeAt ?? null
}

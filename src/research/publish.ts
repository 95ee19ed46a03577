/** Publishing a study: the next edition of it, which keeps what it quotes. */
import type { Database } from '#store/dialect/sqlite.ts'
import { cellsOf, openCells } from './cells.ts'
import { type Edition, editionOf } from './edition.ts'
import { type Actor, refuseUnlessLeading } from './may.ts'
import { peopleOf, standingIn } from './people.ts'
import { StudyError } from './refused.ts'
import { changesIn, takeStudy } from './sequence.ts'
import { type Study, studyOf } from './study.ts'

interface Publishing {
  readonly by: Actor
  /** ISO instant. */
  readonly at: string
  /** Whether it goes out with cells that nobody answered. */
  readonly withOpen?: boolean
  /** The change up to which its publisher looked at it. */
  readonly seq?: number
}

/**
 * Publishes the study as it stands, as its next edition, and returns that. Throws StudyError where there is no such study, it has no cells,
 * cells are open and `withOpen` does not allow that, or it was changed after `seq`, the change up to which its publisher looked at it; NotAllowedError where its publisher does not lead it.
 * Whether everybody may read what it quotes is the caller's to see to (`jobs/study/publish.ts`), with `seq` so that it stays so.
 */
export async function publishStudy(
  db: Database,
  id: string,
  { by, at, withOpen = false, seq }: Publishing,
): Promise<Edition> {
  const people = (await peopleOf(db, id)).map(({ name, role }) => ({ name, role }))
  return db.sql.transaction().execute(async (trx) => {
    await takeStudy(trx, id)
    refuseUnlessLeading(await standingIn(trx, id, by), 'publish the study')
    const study = studyOf(await changesIn(trx, id, 0))
    if (seq !== undefined && study.seq !== seq)
      throw new StudyError(
        `Cannot publish the study "${id}": somebody changed it meanwhile; look at it again, and publish it then`,
      )
    refuseUnready(id, study, withOpen)
    const { last } = await trx
      .selectFrom('study_edition')
      .where('study', '=', id)
      .select((eb) => eb.fn.max('number').as('last'))
      .executeTakeFirstOrThrow()
    const number = Number(last ?? 0) + 1
    const edition = editionOf(study, { id, number, at, by: by.name, people })
    const document = JSON.stringify(edition)
    await trx
      .insertInto('study_edition')
      .values({ study: id, number, seq: study.seq, at, by: by.name, document })
      .execute()
    return edition
  })
}

function refuseUnready(id: string, study: Study, withOpen: boolean): void {
  const cells = cellsOf(study)
  if (cells.length === 0)
    throw new StudyError(`Cannot publish the study "${id}": it has no cells; add rows and columns first`)
  const open = openCells(study)
  if (open.length > 0 && !withOpen)
    throw new StudyError(
      `Cannot publish the study "${id}": ${open.length} of ${cells.length} cells are not answered (${named(open)}); answer them, say that nothing was found, or publish it with open cells`,
    )
}

function named(cells: readonly ReturnType<Study['cell']>[]): string {
  const some = cells.slice(0, 3).map(({ row, column }) => `${row} ${column}`)
  return cells.length > some.length ? `${some.join(', ')} …` : some.join(', ')
}

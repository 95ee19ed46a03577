/** Whether everybody may read what a study quotes: what is for some readers only is not published with it. */
import { dayOf } from '#kit/day.ts'
import { cellsOf } from '#research/cells.ts'
import { StudyError } from '#research/refused.ts'
import type { Study } from '#research/study.ts'
import { type Database, openSqliteBehindWall } from '#store/dialect/sqlite.ts'
import { libraryOver } from '#store/library.ts'
import { restrictionsOf } from '../agreements/user-class.ts'

/** Throws StudyError where a quote is of a text that not everybody may read, as somebody without a pass who comes from anywhere reads it. */
export async function publishable(
  db: Database,
  study: Pick<Study, 'rows' | 'columns' | 'cell'>,
  now: Date,
): Promise<void> {
  const restrictions = await restrictionsOf(db)(dayOf(now))
  if (!restrictions.any || db.file === null) return
  const cleared = await restrictions.clearedFor({ address: null, secret: null })
  const walled = openSqliteBehindWall(db.file, cleared)
  try {
    const [open, whole] = [libraryOver(walled), libraryOver(db)]
    for (const { row, column, quotes } of cellsOf(study))
      for (const { quote } of quotes) {
        const { work, language, id } = quote
        const held = await isShown(whole, work, language)
        if (held && !(await isShown(open, work, language)))
          throw new StudyError(
            `Cannot publish the study: "${quote.title}", quoted in ${row}, ${column} (${id}), is not for everybody to read; drop the quote, or have the agreement changed`,
          )
      }
  } finally {
    await walled.close()
  }
}

async function isShown(
  library: ReturnType<typeof libraryOver>,
  work: string,
  language: string,
): Promise<boolean> {
  const reference = await library.resolve(work)
  return reference !== null && (await library.expression(reference.work.id, language)) !== null
}

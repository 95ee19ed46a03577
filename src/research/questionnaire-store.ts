/** Queries for questionnaires: what was asked of whom and what came back, what others ask here, and letters that came over the exchange. */
import type { Database } from '#store/dialect/sqlite.ts'
import type { StudyLetterTable } from '#store/tables/study.ts'
import { StudyError } from './refused.ts'

/** A questionnaire that was sent, as it was signed, and the latest answers to it. */
export interface Asked {
  readonly number: number
  readonly centre: string
  readonly sentAt: string
  readonly due: string | null
  readonly document: string
  readonly hash: string
  readonly answeredAt: string | null
  readonly answer: string | null
}

export interface Letter extends Omit<StudyLetterTable, 'heard_at' | 'taken_at'> {
  readonly heardAt: string
  readonly takenAt: string | null
}

/** Returns the number that the next questionnaire of a study bears. */
export async function nextNumber({ sql }: Database, study: string): Promise<number> {
  const { last } = await sql
    .selectFrom('study_asked')
    .where('study', '=', study)
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

/** Keeps a questionnaire that goes out. Throws StudyError where another of the number went out meanwhile. */
export async function keepAsked(
  { sql }: Database,
  study: string,
  { number, centre, sentAt, due, document, hash }: Omit<Asked, 'answeredAt' | 'answer'>,
): Promise<void> {
  const row = { study, number, centre, sent_at: sentAt, due, document, hash, answered_at: null, answer: null }
  const { numInsertedOrUpdatedRows: made } = await sql
    .insertInto('study_asked')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!made) throw new StudyError(`Cannot ask: questionnaire ${number} went out meanwhile; try again`)
}

/** Returns the questionnaires of a study in their order. */
export async function askedOf({ sql }: Database, study: string): Promise<Asked[]> {
  const rows = await sql
    .selectFrom('study_asked')
    .where('study', '=', study)
    .selectAll()
    .orderBy('number')
    .execute()
  return rows.map(toAsked)
}

/** Returns the questionnaire of the hash with its study; null where none was sent. */
export async function askedByHash(
  { sql }: Database,
  hash: string,
): Promise<(Asked & { readonly study: string }) | null> {
  const row = await sql.selectFrom('study_asked').where('hash', '=', hash).selectAll().executeTakeFirst()
  return row ? { ...toAsked(row), study: row.study } : null
}

/** Keeps the latest answers to a questionnaire. */
export async function keepAnswer(
  { sql }: Database,
  hash: string,
  { answer, at }: { readonly answer: string; readonly at: string },
): Promise<void> {
  await sql.updateTable('study_asked').set({ answer, answered_at: at }).where('hash', '=', hash).execute()
}

/** Keeps the questionnaire that a study answers. */
export async function keepQuestions(
  { sql }: Database,
  row: { readonly study: string; readonly document: string; readonly hash: string; readonly at: string },
): Promise<void> {
  const { at, ...rest } = row
  await sql
    .insertInto('study_question')
    .values({ ...rest, taken_at: at })
    .execute()
}

/** Returns the questionnaire that a study answers, as it was signed; null where it answers none. */
export async function questionsOf(
  { sql }: Database,
  study: string,
): Promise<{ readonly document: string; readonly hash: string } | null> {
  const row = await sql
    .selectFrom('study_question')
    .where('study', '=', study)
    .select(['document', 'hash'])
    .executeTakeFirst()
  return row ?? null
}

/** Returns the study that answers the questionnaire of the hash; null where none does. */
export async function studyAnswering({ sql }: Database, hash: string): Promise<string | null> {
  const row = await sql
    .selectFrom('study_question')
    .where('hash', '=', hash)
    .select('study')
    .executeTakeFirst()
  return row?.study ?? null
}

/**
 * Keeps a letter that came over the exchange, unless so many of the sender's wait already. Returns whether it is there now: a letter that came
 * before is.
 */
export async function keepStudyLetter(
  { sql }: Database,
  letter: Omit<Letter, 'takenAt'>,
  most: number,
): Promise<boolean> {
  const { heardAt: heard_at, ...rest } = letter
  return sql.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows: made } = await trx
      .insertInto('study_letter')
      .values({ ...rest, heard_at, taken_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (!made) return true
    const { waiting } = await trx
      .selectFrom('study_letter')
      .where('key', '=', letter.key)
      .where('taken_at', 'is', null)
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .executeTakeFirstOrThrow()
    if (Number(waiting) <= most) return true
    await trx.deleteFrom('study_letter').where('hash', '=', letter.hash).execute()
    return false
  })
}

/** Returns letters in the order in which they came; those that wait alone where that is asked. */
export async function studyLetters({ sql }: Database, waitingOnly: boolean): Promise<Letter[]> {
  let query = sql.selectFrom('study_letter').selectAll().orderBy('heard_at').orderBy('hash')
  if (waitingOnly) query = query.where('taken_at', 'is', null)
  return (await query.execute()).map(({ heard_at: heardAt, taken_at: takenAt, ...rest }) => ({
    ...rest,
    heardAt,
    takenAt,
  }))
}

/** Marks a letter as dealt with. */
export async function letterTaken({ sql }: Database, hash: string, at: string): Promise<void> {
  await sql
    .updateTable('study_letter')
    .set({ taken_at: at })
    .where('hash', '=', hash)
    .where('taken_at', 'is', null)
    .execute()
}

function toAsked(row: {
  number: number
  centre: string
  sent_at: string
  due: string | null
  document: string
  hash: string
  answered_at: string | null
  answer: string | null
}): Asked {
  const { number, centre, sent_at: sentAt, due, document, hash, answered_at: answeredAt, answer } = row
  return { number, centre, sentAt, due, document, hash, answeredAt, answer }
}

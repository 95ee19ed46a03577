/** Queries for studies: making, listing, opening and changing them. Every front works through these. */
import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Database } from '#store/dialect/sqlite.ts'
import { cellsOf, isSettled } from './cells.ts'
import { CHANGE, type Change, type Made } from './change.ts'
import { listEditions } from './edition-list.ts'
import { refuseFaults } from './faults.ts'
import { type Actor, refuseUnallowed } from './may.ts'
import { type Person, peopleOf, standingIn } from './people.ts'
import { NAME } from './quote.ts'
import { StudyError } from './refused.ts'
import { append, changesIn, takeStudy } from './sequence.ts'
import { type Study, said, studyOf } from './study.ts'

/** A study as lists show it. */
export interface ListedStudy {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly madeAt: string
  /** When, and by whom, it was last changed. */
  readonly changedAt: string
  readonly changedBy: string
  readonly rows: number
  readonly columns: number
  /** Cells that are answered, reviewed, or found to have nothing. */
  readonly settled: number
  /** Of the latest edition; null where nothing was published. */
  readonly published: number | null
}

export interface OpenedStudy {
  readonly id: string
  readonly study: Study
  readonly changes: readonly Made[]
  readonly people: readonly Person[]
}

/** Whoever does something, and the ISO instant. */
interface Act {
  readonly by: string
  readonly at: string
}

/** Makes a study; `by` leads it. Throws StudyError where the id is no name, or there is a study of it. */
export async function newStudy(
  db: Database,
  {
    id,
    title,
    question = null,
    by,
    at,
  }: Act & { readonly id: string; readonly title: string; readonly question?: string | null },
): Promise<void> {
  if (!NAME.safeParse(id).success)
    throw new StudyError(
      `Cannot make the study "${id}": expected small letters, digits and hyphens, at most 40, such as erasure`,
    )
  if (title.trim() === '') throw new StudyError(`Cannot make the study "${id}": it has no title; give one`)
  if (by.trim() === '') throw new StudyError(`Cannot make the study "${id}": nobody makes it; give a name`)
  await db.sql.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows: made } = await trx
      .insertInto('study')
      .values({ id, made_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (!made) throw new StudyError(`Cannot make the study "${id}": there is one of the name; choose another`)
    // Whoever makes a study has no invitation: the hash is of a secret that nobody knows.
    const hash = randomBytes(32)
    const person = { study: id, name: by, role: 'lead', made_at: at, revoked_at: null } as const
    await trx
      .insertInto('study_person')
      .values({ ...person, hash })
      .execute()
    const write = (name: 'title' | 'question', words: string): Change => ({
      kind: 'write',
      field: { of: 'study', name },
      words,
      seen: [],
    })
    const first = [write('title', title), ...(question === null ? [] : [write('question', question)])]
    await append(trx, id, { by, at }, 0, first)
  })
}

/** Returns the ids of all studies, in order. */
export async function studyIds(db: Database): Promise<string[]> {
  const rows = await db.sql.selectFrom('study').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Returns all studies as lists show them, the one changed last first. */
export async function listStudies(db: Database): Promise<ListedStudy[]> {
  const studies = await db.sql.selectFrom('study').selectAll().execute()
  const listed: ListedStudy[] = []
  for (const { id, made_at: madeAt } of studies) {
    const changes = await changesOf(db, id)
    const [latest] = await listEditions(db, id)
    const study = studyOf(changes)
    const last = changes.at(-1)
    listed.push({
      id,
      title: said(study.title),
      question: said(study.question),
      madeAt,
      changedAt: last?.at ?? madeAt,
      changedBy: last?.by ?? '',
      rows: study.rows.length,
      columns: study.columns.length,
      settled: cellsOf(study).filter(isSettled).length,
      published: latest?.number ?? null,
    })
  }
  return listed.sort((a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0))
}

/** Returns the changes of a study after the number, in their order; none where there is no such study. */
export async function changesOf(db: Database, id: string, since = 0): Promise<Made[]> {
  return changesIn(db.sql, id, since)
}

/** Returns the study with its changes and people; null where there is none of the id. */
export async function openStudy(db: Database, id: string): Promise<OpenedStudy | null> {
  const held = await db.sql.selectFrom('study').where('id', '=', id).select('id').executeTakeFirst()
  if (!held) return null
  const changes = await changesOf(db, id)
  return { id, study: studyOf(changes), changes, people: await peopleOf(db, id) }
}

/**
 * Adds changes to a study, all or none, and returns them with their numbers: 1, 2, 3 … without gaps, whoever else writes. Throws StudyError
 * where there is no such study, or one of the changes is not to be read or means nothing in it; NotAllowedError where one is not for them to make.
 */
export async function changeStudy(
  db: Database,
  id: string,
  by: Actor,
  at: string,
  changes: readonly Change[],
): Promise<Made[]> {
  const parsed = z.array(CHANGE).safeParse(changes)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new StudyError(
      `Cannot change the study "${id}": ${issue?.message ?? 'not readable'} (at ${issue?.path.join('.') || 'the beginning'})`,
    )
  }
  if (parsed.data.length === 0) return []
  return db.sql.transaction().execute(async (trx) => {
    await takeStudy(trx, id)
    const standing = await standingIn(trx, id, by)
    const made = await changesIn(trx, id, 0)
    refuseUnallowed(standing, parsed.data, made)
    refuseFaults(made, parsed.data)
    return append(trx, id, { by: by.name, at }, made.at(-1)?.seq ?? 0, parsed.data)
  })
}

/** Queries for studies: their changes in one sequence each, their people, and what was published of them. Every front works through these. */
import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import * as z from 'zod'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Schema } from '#store/schema.ts'
import { CHANGE, type Change, type Made } from './change.ts'
import { type Edition, editionOf, type Role } from './edition.ts'
import { refuseFaults } from './faults.ts'
import { NAME } from './quote.ts'
import { StudyError } from './refused.ts'
import { type Study, said, studyOf } from './study.ts'

/** Somebody who works on a study. */
export interface Person {
  readonly name: string
  readonly role: Role
  /** ISO instant of the latest invitation. */
  readonly invitedAt: string
  /** ISO instant since when the invitation opens nothing; null while it does. */
  readonly revokedAt: string | null
}

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
    const [latest] = await editionRows(db, id).limit(1).execute()
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
 * where there is no such study, or one of the changes is not to be read or means nothing in it.
 */
export async function changeStudy(
  db: Database,
  id: string,
  by: string,
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
    // The first statement writes: of two writers, one waits before it reads where the sequence stands.
    const { numUpdatedRows } = await trx
      .updateTable('study')
      .set((eb) => ({ made_at: eb.ref('made_at') }))
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw unknown(id)
    const made = await changesIn(trx, id, 0)
    refuseFaults(made, parsed.data)
    return append(trx, id, { by, at }, made.at(-1)?.seq ?? 0, parsed.data)
  })
}

/**
 * Publishes the study as it stands, as its next edition, and returns that. Throws StudyError where there is no such study, it has no cells,
 * cells are open and `withOpen` does not allow that, or it was changed after `seq`, the change up to which its publisher looked at it.
 * Whether everybody may read what it quotes is the caller's to see to (`jobs/study/publish.ts`), with `seq` so that it stays so.
 */
export async function publishStudy(
  db: Database,
  id: string,
  { by, at, withOpen = false, seq }: Act & { readonly withOpen?: boolean; readonly seq?: number },
): Promise<Edition> {
  const people = (await peopleOf(db, id)).map(({ name, role }) => ({ name, role }))
  return db.sql.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('study')
      .set((eb) => ({ made_at: eb.ref('made_at') }))
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw unknown(id)
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
    const edition = editionOf(study, { id, number, at, by, people })
    const document = JSON.stringify(edition)
    await trx
      .insertInto('study_edition')
      .values({ study: id, number, seq: study.seq, at, by, document })
      .execute()
    return edition
  })
}

/** Returns the editions of a study, the latest first. Behind the wall as well: what was published is for everybody. */
export async function editionsOf(db: Database, id: string): Promise<Edition[]> {
  const rows = await editionRows(db, id).execute()
  return rows.map(({ document }) => JSON.parse(document) as Edition)
}

/** Returns the latest edition of every study of which one was published, the one published last first. */
export async function latestEditions(db: Database): Promise<Edition[]> {
  const rows = await db.sql
    .selectFrom('study_edition')
    .where(({ eb, selectFrom }) =>
      eb(
        'number',
        '=',
        selectFrom('study_edition as later')
          .whereRef('later.study', '=', 'study_edition.study')
          .select((inner) => inner.fn.max('later.number').as('number')),
      ),
    )
    .select('document')
    .orderBy('at', 'desc')
    .orderBy('study')
    .execute()
  return rows.map(({ document }) => JSON.parse(document) as Edition)
}

/** Returns who works on a study, in the order of their invitations. */
export async function peopleOf(db: Database, id: string): Promise<Person[]> {
  const rows = await db.sql
    .selectFrom('study_person')
    .where('study', '=', id)
    .select(['name', 'role', 'made_at as invitedAt', 'revoked_at as revokedAt'])
    .orderBy('made_at')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row }))
}

/**
 * Invites somebody and returns the secret that their invitation holds, which is not kept. Whoever is invited again has a new secret, and the
 * old one opens nothing. Throws StudyError where there is no such study, or the name is empty.
 */
export async function invite(
  db: Database,
  id: string,
  { name, role, at }: { readonly name: string; readonly role: Role; readonly at: string },
): Promise<string> {
  if (name.trim() === '') throw new StudyError('Cannot invite nobody: give the name of the person')
  if (!(await studyIds(db)).includes(id)) throw unknown(id)
  const secret = randomBytes(24).toString('base64url')
  const invitation = { role, hash: hashOf(secret), made_at: at, revoked_at: null }
  await db.sql
    .insertInto('study_person')
    .values({ study: id, name, ...invitation })
    .onConflict((conflict) => conflict.columns(['study', 'name']).doUpdateSet(invitation))
    .execute()
  return secret
}

/** Returns whom a secret lets in, and to which study; null where it lets nobody in. */
export async function personBySecret(
  db: Database,
  secret: string,
): Promise<{ readonly study: string; readonly name: string; readonly role: Role } | null> {
  const person = await db.sql
    .selectFrom('study_person')
    .where('hash', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .select(['study', 'name', 'role'])
    .executeTakeFirst()
  return person ? { ...person } : null
}

/** Takes an invitation back; what the person wrote stays. Returns false where nobody of the name has one that holds. */
export async function revoke(db: Database, id: string, name: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db.sql
    .updateTable('study_person')
    .set({ revoked_at: at })
    .where('study', '=', id)
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Returns the cells of a study, row by row. */
export function cellsOf(study: Pick<Study, 'rows' | 'columns' | 'cell'>): ReturnType<Study['cell']>[] {
  return study.rows.flatMap((row) => study.columns.map((column) => study.cell(row.id, column.id)))
}

/** Returns the cells that are neither answered, nor reviewed, nor found to have nothing. */
export function openCells(study: Pick<Study, 'rows' | 'columns' | 'cell'>): ReturnType<Study['cell']>[] {
  return cellsOf(study).filter((cell) => !isSettled(cell))
}

function isSettled({ status }: ReturnType<Study['cell']>): boolean {
  return status === 'answered' || status === 'reviewed' || status === 'none-found'
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

function editionRows(db: Database, id: string) {
  return db.sql
    .selectFrom('study_edition')
    .where('study', '=', id)
    .select(['number', 'document'])
    .orderBy('number', 'desc')
}

// What stands in the table was parsed before it was written.
async function changesIn(
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

async function append(
  trx: Transaction<Schema>,
  id: string,
  { by, at }: Act,
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

function unknown(id: string): StudyError {
  return new StudyError(`Cannot find the study "${id}": there is none of the name`)
}

// A secret of 24 random bytes is not to be guessed: it needs no slow hash.
function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}

/** Who owes what: the questionnaires of a study, what came back of each, and what is late. */
import type { Day } from '#kit/day.ts'
import { isSettled } from '#research/cells.ts'
import { readAnswers, readQuestionnaire } from '#research/questionnaire.ts'
import { askedOf, questionsOf } from '#research/questionnaire-store.ts'
import type { Study } from '#research/study.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { unseal } from './signing.ts'

export interface Owed {
  readonly number: number
  readonly centre: string
  /** SHA-256 of what was signed. */
  readonly hash: string
  readonly sentAt: string
  readonly due: string | null
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Cells that were asked, and of these, those that came back settled. */
  readonly cells: number
  readonly answered: number
  /** Cells of which the answer is a draft. */
  readonly drafts: number
  readonly state: 'waiting' | 'partly' | 'answered'
  /** True where something is owed after the day on which it was due. */
  readonly isLate: boolean
  /** When the latest answers were signed, and when they were taken. */
  readonly signedAt: string | null
  readonly answeredAt: string | null
  /** Cells that are owed, as row and column. */
  readonly open: readonly (readonly [row: string, column: string])[]
}

/** What a study that was made of another centre's questions owes to it. */
export interface Owing {
  readonly number: number
  readonly asker: string
  /** SHA-256 of what was signed. */
  readonly hash: string
  readonly due: string | null
  readonly cells: number
  /** Cells that can go out: answered, reviewed, or found to have nothing. */
  readonly ready: number
  readonly isLate: boolean
  /** Cells that are not ready, as row and column. */
  readonly open: readonly (readonly [row: string, column: string])[]
}

/** Returns the questionnaires of a study in their order, each with what its centre owes. */
export async function owedOf(db: Database, study: string, today: Day): Promise<Owed[]> {
  return (await askedOf(db, study)).map(
    ({ number, centre, hash, sentAt, due, document, answer, answeredAt }) => {
      const { rows, columns } = readQuestionnaire(unseal(document).body)
      const answers = answer === null ? null : readAnswers(unseal(answer).body)
      const settled = new Set(
        answers?.cells.flatMap(({ row, column, status }) => (status === 'draft' ? [] : `${row} ${column}`)),
      )
      const asked = rows.flatMap((row) => columns.map((column) => [row.id, column.id] as const))
      const open = asked.filter(([row, column]) => !settled.has(`${row} ${column}`))
      const state = open.length === 0 ? 'answered' : answers === null ? 'waiting' : 'partly'
      return {
        number,
        centre,
        hash,
        sentAt,
        due,
        rows: rows.map(({ id }) => id),
        columns: columns.map(({ id }) => id),
        cells: asked.length,
        answered: asked.length - open.length,
        drafts: answers?.cells.filter(({ status }) => status === 'draft').length ?? 0,
        state,
        isLate: state !== 'answered' && due !== null && due < today,
        signedAt: answers?.at ?? null,
        answeredAt,
        open,
      }
    },
  )
}

/** Returns what a study owes to the centre whose questions it was made of; null where it was made of none. */
export async function owingOf(
  db: Database,
  { id, study }: { readonly id: string; readonly study: Study },
  today: Day,
): Promise<Owing | null> {
  const held = await questionsOf(db, id)
  if (!held) return null
  const { number, asker, due, rows, columns } = readQuestionnaire(unseal(held.document).body)
  const asked = rows.flatMap((row) => columns.map((column) => [row.id, column.id] as const))
  const open = asked.filter(([row, column]) => !isSettled(study.cell(row, column)))
  return {
    number,
    asker: asker.name,
    hash: held.hash,
    due,
    cells: asked.length,
    ready: asked.length - open.length,
    isLate: open.length > 0 && due !== null && due < today,
    open,
  }
}

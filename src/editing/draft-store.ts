/** Drafts in the library's database: kept as they grow, found again after a restart, never changed by two at once. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Database } from '#store/dialect/sqlite.ts'
import type { DraftTable, Schema } from '#store/schema.ts'
import type { Draft, DraftKind } from './draft.ts'
import { type Step, stepsFrom } from './steps.ts'

/** A draft that cannot be kept, or recorded, as it is: another was quicker, or it is no longer there. */
export class DraftGoneError extends Error {
  override name = 'DraftGoneError'
}

/** Begins a draft. */
export async function beginDraft(
  db: Database,
  of: {
    readonly kind: DraftKind
    readonly expressionId: number | null
    readonly base: number | null
    readonly steps?: readonly Step[]
  },
  now: Date,
): Promise<Draft> {
  const steps = of.steps ?? []
  const at = now.toISOString()
  const row = await db.sql
    .insertInto('draft')
    .values({
      kind: of.kind,
      expression_id: of.expressionId,
      base: of.base,
      steps: JSON.stringify(steps),
      cursor: steps.length,
      revision: 1,
      created_at: at,
      updated_at: at,
      recorded_in: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toDraft(row)
}

/** Returns the draft, recorded or not; null where there is none of the number. */
export async function draftOf(db: Database, id: number): Promise<Draft | null> {
  const row = await db.sql.selectFrom('draft').where('id', '=', id).selectAll().executeTakeFirst()
  return row ? toDraft(row) : null
}

/** A draft in a list. */
export interface ListedDraft extends Omit<Draft, 'steps'> {
  readonly stepCount: number
  /** Title of what it mends; of a new act, as far as it has one. */
  readonly title: string | null
  readonly iri: string | null
  readonly language: string | null
}

/** Returns the drafts that are open, the one touched last first. */
export async function openDrafts(db: Database): Promise<ListedDraft[]> {
  const rows = await db.sql
    .selectFrom('draft')
    .leftJoin('expression', 'expression.id', 'draft.expression_id')
    .leftJoin('work', 'work.id', 'expression.work_id')
    .where('draft.recorded_in', 'is', null)
    .selectAll('draft')
    .select(['expression.title', 'expression.language', 'work.iri'])
    .orderBy('draft.updated_at', 'desc')
    .orderBy('draft.id', 'desc')
    .execute()
  return rows.map(({ title, language, iri, ...row }) => {
    const { steps, ...draft } = toDraft(row)
    return {
      ...draft,
      stepCount: draft.cursor,
      title: title ?? lastSaid(steps, draft.cursor, 'title'),
      iri,
      language: language ?? lastSaid(steps, draft.cursor, 'language'),
    }
  })
}

/**
 * Keeps the draft as it is now and returns it with its new revision. Throws DraftGoneError where it was changed since it was
 * read, is recorded, or discarded: nothing is then kept.
 */
export async function keepDraft(db: Database, draft: Draft, now: Date): Promise<Draft> {
  const updated = await db.sql
    .updateTable('draft')
    .set({
      expression_id: draft.expressionId,
      base: draft.base,
      steps: JSON.stringify(draft.steps),
      cursor: draft.cursor,
      revision: draft.revision + 1,
      updated_at: now.toISOString(),
    })
    .where('id', '=', draft.id)
    .where('revision', '=', draft.revision)
    .where('recorded_in', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!updated) throw await whyGone(db.sql, draft, 'keep')
  return toDraft(updated)
}

/** Takes the draft away. Throws DraftGoneError as `keepDraft` does. */
export async function discardDraft(db: Database, draft: Pick<Draft, 'id' | 'revision'>): Promise<void> {
  const gone = await db.sql
    .deleteFrom('draft')
    .where('id', '=', draft.id)
    .where('revision', '=', draft.revision)
    .where('recorded_in', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw await whyGone(db.sql, draft, 'discard')
}

/**
 * Marks the draft as recorded, so that it is recorded once. Throws DraftGoneError as `keepDraft` does, and where what it mends
 * was changed after it was begun: the transaction must then be given up.
 */
export async function claimDraft(trx: Transaction<Schema>, draft: Draft, recording: number): Promise<void> {
  const claimed = await trx
    .updateTable('draft')
    .set({ recorded_in: recording, revision: draft.revision + 1 })
    .where('id', '=', draft.id)
    .where('revision', '=', draft.revision)
    .where('recorded_in', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!claimed) throw await whyGone(trx, draft, 'record')
  if (draft.expressionId === null) return
  const held = await trx
    .selectFrom('expression')
    .where('id', '=', draft.expressionId)
    .select(['recorded_in', 'shown'])
    .executeTakeFirst()
  if (held?.recorded_in !== draft.base || held.shown !== 1)
    throw new DraftGoneError(
      `Cannot record draft ${draft.id}: the act was changed after the draft was begun; renew the draft, look at it again, and record it then`,
    )
}

async function whyGone(
  sql: Kysely<Schema>,
  { id }: Pick<Draft, 'id'>,
  what: string,
): Promise<DraftGoneError> {
  const row = await sql.selectFrom('draft').where('id', '=', id).selectAll().executeTakeFirst()
  const now = row ? toDraft(row) : null
  return new DraftGoneError(
    now === null
      ? `Cannot ${what} draft ${id}: it is not there any more; see comity edit drafts`
      : now.recordedIn !== null
        ? `Cannot ${what} draft ${id}: it is recorded already; begin another to change the act again`
        : `Cannot ${what} draft ${id}: it was changed elsewhere meanwhile; open it again and go on from there`,
  )
}

function toDraft(row: Selectable<DraftTable>): Draft {
  return {
    id: row.id,
    kind: row.kind,
    expressionId: row.expression_id,
    base: row.base,
    steps: stepsFrom(JSON.parse(row.steps)),
    cursor: row.cursor,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    recordedIn: row.recorded_in,
  }
}

function lastSaid(steps: readonly Step[], cursor: number, what: 'title' | 'language'): string | null {
  for (const step of steps.slice(0, cursor).toReversed())
    if (step.do === 'describe' && step[what] !== undefined) return step[what]
  return null
}

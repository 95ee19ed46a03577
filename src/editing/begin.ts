/** Beginning a draft on a text that is held, and taking it up again where the text has changed since. */
import type { Database } from '#store/dialect/sqlite.ts'
import { expressionOf } from '#store/expressions.ts'
import type { Expression } from '#store/model.ts'
import { recordingOf } from '#store/seen-texts.ts'
import type { Draft, DraftKind } from './draft.ts'
import { beginDraft } from './draft-store.ts'
import type { Step } from './steps.ts'

/** Begins a draft that mends the expression. */
export async function beginMending(
  db: Database,
  kind: Exclude<DraftKind, 'new'>,
  expression: Pick<Expression, 'id'>,
  steps: readonly Step[],
  now: Date,
): Promise<Draft> {
  const base = await recordingOf(db.sql, expression.id)
  return beginDraft(db, { kind, expressionId: expression.id, base, steps }, now)
}

/** Returns the draft on the text of its act that is shown now; keep it with `keepDraft`. Steps that no longer fit are found by opening it. */
export async function renewed(db: Database, draft: Draft): Promise<Draft> {
  if (draft.expressionId === null) return draft
  const { work_id, language } = await db.sql
    .selectFrom('expression')
    .where('id', '=', draft.expressionId)
    .select(['work_id', 'language'])
    .executeTakeFirstOrThrow()
  const shown = await expressionOf(db.sql, work_id, language)
  const expressionId = shown?.id ?? draft.expressionId
  return { ...draft, expressionId, base: await recordingOf(db.sql, expressionId) }
}

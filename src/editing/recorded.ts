/** What editors of this library recorded lately. */
import type { Database } from '#store/dialect/sqlite.ts'
import type { DraftKind } from './draft.ts'
import { stepsFrom } from './steps.ts'

export interface RecordedDraft {
  readonly id: number
  readonly kind: DraftKind
  /** Title of what it mended, as it is now; of a new act, as it was entered. */
  readonly title: string | null
  /** ISO instant. */
  readonly at: string
  readonly who: string | null
  readonly reason: string | null
}

/** Returns the drafts that were recorded, the last first. */
export async function recordedDrafts(db: Database, limit: number): Promise<RecordedDraft[]> {
  const rows = await db.sql
    .selectFrom('draft')
    .innerJoin('recording', 'recording.id', 'draft.recorded_in')
    .leftJoin('expression', 'expression.id', 'draft.expression_id')
    .select(['draft.id', 'draft.kind', 'draft.steps', 'draft.cursor', 'expression.title'])
    .select(['recording.at', 'recording.who', 'recording.reason'])
    .orderBy('recording.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, kind, title, steps, cursor, at, who, reason }) => ({
    id,
    kind,
    title: title ?? titleEntered(steps, cursor),
    at,
    who: who ?? null,
    reason: reason ?? null,
  }))
}

function titleEntered(steps: string, cursor: number): string | null {
  for (const step of stepsFrom(JSON.parse(steps)).slice(0, cursor).toReversed())
    if (step.do === 'describe' && step.title !== undefined) return step.title
  return null
}

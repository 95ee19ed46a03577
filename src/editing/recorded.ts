/** What editors of this library recorded lately. */
import type { Database } from '#store/dialect/sqlite.ts'
import type { DraftKind } from './draft.ts'

export interface RecordedDraft {
  readonly id: number
  readonly kind: DraftKind
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
    .select(['draft.id', 'draft.kind', 'recording.at', 'recording.who', 'recording.reason'])
    .orderBy('recording.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, who: row.who ?? null, reason: row.reason ?? null }))
}

/** What follows from an act that was recorded, in the same transaction: the search index, citations, concepts, and what its sources say against each other. */
import type { Day } from '#kit/day.ts'
import { updateIndex } from '#search/dialect/sqlite-write.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { RecordedAct, Writing } from '#store/record/recorded.ts'
import { recordCitations } from './import/citations.ts'
import { disagreements } from './import/source-disagreements.ts'
import { recordConcepts } from './subjects/concept-index.ts'

/** Brings everything that the library keeps of an act's texts up to the texts. */
export async function takeIn(
  db: Database,
  trx: Writing,
  { workId, expressions }: RecordedAct,
  today: Day,
): Promise<void> {
  for (const { id, inserted, superseded } of expressions)
    updateIndex(db, { expressionId: id, removed: superseded, added: inserted.map((row) => row.id), today })
  const read = expressions.map(({ id, language, inserted, superseded }) => ({
    id,
    workId,
    language,
    inserted: inserted.map((row) => row.id),
    superseded,
  }))
  await recordCitations(db, trx, read)
  await recordConcepts(db, trx, read)
  await disagreements(db, trx, workId, today)
}

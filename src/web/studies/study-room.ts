/** What the pages of studies work with. */
import type { Database } from '#store/dialect/sqlite.ts'

export interface StudyRoom {
  readonly db: Database
  readonly now: () => Date
  /** Aborted when the server ends: until then, whoever works on a study is told what goes on. */
  readonly ending?: AbortSignal
}

/** What the editor's bench works with: the library's database and the time, both given. */
import type { Database } from '#store/dialect/sqlite.ts'

export interface Desk {
  readonly db: Database
  readonly now: () => Date
}

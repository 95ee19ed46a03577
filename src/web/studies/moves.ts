/** How the law moved under what a study quotes, by the names of the quotes. */
import { type Move, movesOf } from '#jobs/study/moves.ts'
import type { Day } from '#kit/day.ts'
import type { Study } from '#research/study.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/** Returns the moves; those that somebody looked at and kept are not among them. */
export async function movesIn(db: Database, study: Study, today: Day): Promise<ReadonlyMap<string, Move>> {
  return new Map((await movesOf(db, study, today)).map((move) => [move.quote, move]))
}

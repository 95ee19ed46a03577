/** Queries for moves that were found: each once, with the instant at which it was. */
import type { Database } from '#store/dialect/sqlite.ts'
import type { StudyMoveTable } from '#store/tables/study.ts'

/** A move as it was found. */
export interface FoundMove {
  readonly quote: string
  readonly kind: StudyMoveTable['kind']
  readonly hash: string | null
  readonly since: string | null
  /** ISO instant. */
  readonly foundAt: string
}

type Moved = Omit<FoundMove, 'foundAt'>

/** Keeps the moves of a study that are not known and returns those. */
export async function keepMoves(
  db: Database,
  study: string,
  moves: readonly Moved[],
  at: string,
): Promise<FoundMove[]> {
  const found: FoundMove[] = []
  await db.sql.transaction().execute(async (trx) => {
    for (const { quote, kind, hash, since } of moves) {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('study_move')
        .values({ study, quote, kind, hash: hash ?? '', since, found_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows) found.push({ quote, kind, hash, since, foundAt: at })
    }
  })
  return found
}

/** Returns the moves of a study that were ever found, the latest first. */
export async function foundMoves(db: Database, study: string): Promise<FoundMove[]> {
  const rows = await db.sql
    .selectFrom('study_move')
    .where('study', '=', study)
    .selectAll()
    .orderBy('found_at', 'desc')
    .orderBy('quote')
    .execute()
  return rows.map(({ quote, kind, hash, since, found_at }) => ({
    quote,
    kind,
    hash: hash === '' ? null : hash,
    since,
    foundAt: found_at,
  }))
}

/** Telling once that the law moved: what a check of studies finds is kept, so that their people learn of it after an import, a sync or an edit. */

import type { Day } from '#kit/day.ts'
import { type FoundMove, keepMoves } from '#research/found-moves.ts'
import { noteLooked, standingOn, studiesToLookAt } from '#research/looks.ts'
import { openStudy } from '#research/studies.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { movesOf } from './moves.ts'

/** What is new of one study. */
export interface NewMoves {
  readonly study: string
  readonly found: readonly FoundMove[]
}

/**
 * Keeps the moves that were not known yet, and returns those, by study. Only studies of which something may have moved since they were last
 * looked at are opened, unless it is said which.
 */
export async function recordMoves(
  db: Database,
  { today, at, only }: { readonly today: Day; readonly at: string; readonly only?: readonly string[] },
): Promise<NewMoves[]> {
  const fresh: NewMoves[] = []
  // Before the looking: what is recorded meanwhile is looked at the next time.
  const standing = await standingOn(db, today)
  for (const id of only ?? (await studiesToLookAt(db, today))) {
    const opened = await openStudy(db, id)
    if (!opened) continue
    const moves = await movesOf(db, opened.study, today)
    const found = moves.length === 0 ? [] : await keepMoves(db, id, moves, at)
    await noteLooked(db, id, standing)
    if (found.length > 0) fresh.push({ study: id, found })
  }
  return fresh
}

/** Returns a line a study of what is new: "3 quotes of the study erasure are no longer the law". */
export function newMoveLines(fresh: readonly NewMoves[]): string[] {
  return fresh.map(({ study, found }) => {
    const what = found.length === 1 ? '1 quote' : `${found.length} quotes`
    return `${what} of the study ${study} ${found.length === 1 ? 'is' : 'are'} no longer the law: comity study check ${study}`
  })
}

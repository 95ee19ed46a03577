/** What somebody did last to a study and has not taken back: what undoing means to them. */
import type { Made } from '#research/change.ts'
import { standingOf } from '#research/study.ts'

/** Returns the person's last change that counts and is no undo itself; null where there is none. */
export function lastOwn(changes: readonly Made[], name: string): Made | null {
  return standingOf(changes).findLast(({ by }) => by === name) ?? null
}

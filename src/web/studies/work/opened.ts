/** A study opened to whoever works on it. */
import { listEditions } from '#research/edition-list.ts'
import type { OpenedStudy } from '#research/studies.ts'
import { movesIn } from '../moves.ts'
import type { Asking } from '../room.ts'
import type { StudyRoom } from '../study-room.ts'
import type { Worker } from '../view.ts'
import type { WorkView } from './work-frame.tsx'

/** A request that has passed the door of a study. */
export interface Working {
  readonly context: Asking
  readonly room: StudyRoom
  readonly opened: OpenedStudy
  readonly worker: Worker
}

/** Returns the view of the study; `opened` where it was changed since the door was passed. */
export async function workViewOf(
  { context, room, worker, ...passed }: Working,
  { opened = passed.opened, refused = null }: { opened?: OpenedStudy; refused?: string | null } = {},
): Promise<WorkView> {
  const page = context.get('page')
  const { id, study } = opened
  const [latest] = await listEditions(room.db, id)
  const moves = await movesIn(room.db, study, page.today)
  return { page, id, study, moves, worker, edition: latest?.number ?? null, refused }
}

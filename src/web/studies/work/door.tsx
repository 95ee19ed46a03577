/** The door of a study: whoever may work on it passes, and whoever may not is told how one comes in. */

import { mayLead } from '#research/may.ts'
import { openStudy } from '#research/studies.ts'
import { html } from '../../answer.tsx'
import { Form } from '../../edit/form.ts'
import { isScript } from '../../edit/kept-answer.tsx'
import { type Asking, workerOf } from '../room.ts'
import type { StudyRoom } from '../study-room.ts'
import { DoorPage } from './door-page.tsx'
import type { Working } from './opened.ts'

type Take = (working: Working) => Response | Promise<Response>

/** Returns the handler of what only those who work on the study may do; `lead` is for whoever leads it alone. */
export function within(room: StudyRoom, take: Take, lead = false) {
  return async (context: Asking): Promise<Response> => {
    keptByNobody(context)
    const id = context.req.param('id') ?? ''
    const worker = await workerOf(context, room, id)
    const opened = worker && (await openStudy(room.db, id))
    if (worker && opened && (!lead || mayLead(worker))) return take({ context, room, opened, worker })
    return shut(context, id, worker && opened ? 403 : 401)
  }
}

/** Says of an answer that it is for the one who asked. */
export function keptByNobody(context: Asking): void {
  context.header('Cache-Control', 'private, no-store')
  // With no referrer at all, browsers would hide the origin of the study's own forms from it.
  context.header('Referrer-Policy', 'same-origin')
}

async function shut(context: Asking, id: string, status: 401 | 403): Promise<Response> {
  const page = context.get('page')
  if (isScript(context))
    return context.json(
      { message: page.t(status === 401 ? 'studies.say.ended' : 'studies.refused.role') },
      status,
    )
  const typed = context.req.method === 'POST' ? (await Form.of(context)).text('words') : ''
  return html(context, <DoorPage page={page} id={id} stale={false} typed={typed} />, status)
}

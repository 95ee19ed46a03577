/** A form of a study is taken: its changes are made, or it is said why not, and nothing typed is lost on the way. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { NotAllowedError, StudyError } from '#research/refused.ts'
import { changeStudy, openStudy } from '#research/studies.ts'
import { html } from '../../answer.tsx'
import { Form, FormError } from '../../edit/form.ts'
import { isScript } from '../../edit/kept-answer.tsx'
import { workHref } from '../addresses.ts'
import { mandateOf } from '../mandate.ts'
import { actorOf } from '../view.ts'
import { type Working, workViewOf } from './opened.ts'
import { partsOf } from './parts.tsx'
import { RefusedPage } from './refused-page.tsx'
import { touchedSince } from './touched.ts'
import { changesIn } from './turns.ts'

/** Returns the answer to a form: the page it came from, or to the script what is other than it was. */
export async function turned(working: Working): Promise<Response> {
  const { context, room, opened, worker } = working
  const page = context.get('page')
  const form = await Form.of(context)
  try {
    const changes = await changesIn({ page, room, worker, changes: opened.changes, form })
    const at = room.now().toISOString()
    const made = await changeStudy(room.db, opened.id, actorOf(worker), at, changes)
    if (!isScript(context)) return context.redirect(backOf(opened.id, form), 303)
    const since = Number(form.line('since')) || opened.study.seq
    const now = (await openStudy(room.db, opened.id)) ?? opened
    const view = await workViewOf(working, { opened: now })
    const agreement = await mandateOf(page, now.study.agreement)
    const parts = partsOf(view, touchedSince(now.changes, since), agreement)
    return context.json({ ...parts, savedAt: made.at(-1)?.at ?? at, made: made.map(({ seq }) => seq) })
  } catch (error) {
    if (error instanceof NotAllowedError) return refused(working, form, page.t('studies.refused.role'), 403)
    if (!(error instanceof StudyError || error instanceof FormError)) throw error
    return refused(working, form, error.message, 400)
  }
}

async function refused(
  working: Working,
  form: Form,
  message: string,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { context } = working
  if (isScript(context)) return context.json({ message }, status)
  const view = await workViewOf(working, { refused: message })
  const typed = ['words', 'iri', 'mark', 'question']
    .map((name) => form.text(name))
    .filter((text) => text !== '')
  return html(
    context,
    <RefusedPage view={view} back={backOf(view.id, form)} typed={typed.join('\n\n')} />,
    status,
  )
}

// Back to where one came from, and never out of the study.
function backOf(id: string, form: Form): string {
  const back = form.line('back')
  return back.startsWith(`${workHref(id)}/`) || back.startsWith(`${workHref(id)}#`) ? back : workHref(id)
}

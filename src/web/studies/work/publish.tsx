/** Publishing a study, as whoever leads it asks. */
import { publishable } from '#jobs/study/publish.ts'
import { listEditions } from '#research/edition-list.ts'
import { publishStudy } from '#research/publish.ts'
import { StudyError } from '#research/refused.ts'
import { html } from '../../answer.tsx'
import { Form } from '../../edit/form.ts'
import { studyHref } from '../addresses.ts'
import { actorOf } from '../view.ts'
import { type Working, workViewOf } from './opened.ts'
import { PublishPage } from './publish-page.tsx'

/** Returns the page where a study is published. */
export async function publishAnswer(working: Working, refused: string | null = null): Promise<Response> {
  const view = await workViewOf(working, { refused })
  const editions = await listEditions(working.room.db, view.id)
  const status = refused === null ? 200 : 400
  return html(working.context, <PublishPage view={view} editions={editions} />, status)
}

/** Publishes the study as it stands and leads to what everybody reads. */
export async function publishNow(working: Working): Promise<Response> {
  const { context, room, opened, worker } = working
  const withOpen = (await Form.of(context)).has('withOpen')
  try {
    await publishable(room.db, opened.study, room.now())
    await publishStudy(room.db, opened.id, {
      by: actorOf(worker),
      at: room.now().toISOString(),
      withOpen,
      seq: opened.study.seq,
    })
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    return publishAnswer(working, error.message)
  }
  return context.redirect(studyHref(opened.id), 303)
}

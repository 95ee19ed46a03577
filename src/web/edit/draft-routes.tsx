/** A draft at the bench: looked at, changed step by step, recorded or discarded. */
import { type Context, Hono } from 'hono'
import { type Bench, isBlocked, openBench } from '#editing/bench.ts'
import type { Draft } from '#editing/draft.ts'
import { DraftGoneError, discardDraft, draftOf, keepDraft } from '#editing/draft-store.ts'
import { recordDraft } from '#jobs/record-edit.ts'
import { html, notFound } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { draftHref } from './addresses.ts'
import { at } from './at.ts'
import type { Desk } from './desk.ts'
import { DiscardPage } from './discard-page.tsx'
import { draftPage } from './draft-view.tsx'
import { Form, FormError } from './form.ts'
import { conflictAnswer, keptAnswer } from './kept-answer.tsx'
import { RecordPage } from './record-page.tsx'
import { RecordedPage } from './recorded-page.tsx'
import { turned } from './turns.ts'

type Ask = Context<SiteEnv>

export function draftRoutes(desk: Desk): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  const withDraft = (answer: (context: Ask, draft: Draft) => Promise<Response>) => async (context: Ask) => {
    const id = context.req.param('id') ?? ''
    const draft = /^\d{1,9}$/.test(id) ? await draftOf(desk.db, Number(id)) : null
    return draft ? answer(context, draft) : notFound(context)
  }
  routes.get(
    '/:id',
    withDraft(async (context, draft) => {
      const page = context.get('page')
      if (draft.recordedIn !== null)
        return html(context, <RecordedPage page={page} bench={await openBench(desk.db, draft, page.today)} />)
      const { req } = context
      const shown = {
        near: req.query('near') ?? null,
        open: req.query('open') ?? null,
      }
      return html(context, await draftPage(page, desk, await openBench(desk.db, draft, page.today), shown))
    }),
  )
  routes.post(
    '/:id',
    withDraft((context, draft) => step(context, desk, draft)),
  )
  routes.get(
    '/:id/record',
    withDraft((context, draft) => preview(context, desk, draft)),
  )
  routes.post(
    '/:id/record',
    withDraft((context, draft) => record(context, desk, draft)),
  )
  routes.get(
    '/:id/discard',
    withDraft(async (context, draft) => {
      const page = context.get('page')
      return html(context, <DiscardPage page={page} bench={await openBench(desk.db, draft, page.today)} />)
    }),
  )
  routes.post(
    '/:id/discard',
    withDraft(async (context, { id }) => {
      const form = await Form.of(context)
      await discardDraft(desk.db, { id, revision: Number(form.line('revision')) })
      return context.redirect('/edit', 303)
    }),
  )
  return routes
}

async function step(context: Ask, desk: Desk, draft: Draft): Promise<Response> {
  const page = context.get('page')
  const form = await Form.of(context)
  if (Number(form.line('revision')) !== draft.revision || draft.recordedIn !== null)
    return conflictAnswer(context, draft, form)
  const asked = await at(page, desk, draft, form)
  const done = await turned(asked)
  if (done.draft === draft) return keptAnswer(context, desk, asked.bench, done)
  const bench = await openBench(desk.db, done.draft, page.today)
  refuseFaults(bench, asked.base, done.draft)
  try {
    const kept = await keepDraft(desk.db, done.draft, desk.now())
    return keptAnswer(context, desk, { ...bench, draft: kept }, done)
  } catch (error) {
    if (!(error instanceof DraftGoneError)) throw error
    return conflictAnswer(context, draft, form)
  }
}

// A new step that cannot be taken is not kept; faults of older ones (the act was changed meanwhile) are shown beside the text.
function refuseFaults({ folded }: Bench, base: Draft, next: Draft): void {
  if (next.steps.length === base.steps.length && next.steps.at(-1) === base.steps.at(-1)) return
  const fault = folded.faults.find((one) => one.step >= base.cursor)
  if (fault) throw new FormError(fault.message)
}

async function preview(context: Ask, desk: Desk, draft: Draft): Promise<Response> {
  if (draft.recordedIn !== null) return context.redirect(draftHref(draft), 303)
  const page = context.get('page')
  const bench = await openBench(desk.db, draft, page.today)
  return html(context, <RecordPage page={page} bench={bench} refused={null} />)
}

async function record(context: Ask, desk: Desk, draft: Draft): Promise<Response> {
  const page = context.get('page')
  const form = await Form.of(context)
  const bench = await openBench(desk.db, draft, page.today)
  const refused = refusalOf(context, draft, form, isBlocked(bench))
  if (refused !== null) return html(context, <RecordPage page={page} bench={bench} refused={refused} />, 422)
  const { revision } = draft
  const recorder = {
    who: form.line('who').slice(0, 200) || 'operator',
    reason: form.text('reason').trim().slice(0, 2000) || null,
    now: desk.now(),
  }
  await recordDraft(desk.db, { ...draft, revision }, recorder)
  return context.redirect(draftHref(draft), 303)
}

function refusalOf(context: Ask, draft: Draft, form: Form, blocked: boolean): string | null {
  const { t } = context.get('page')
  if (draft.recordedIn !== null) return t('bench.record.already')
  if (Number(form.line('revision')) !== draft.revision) return t('bench.record.changed')
  if (blocked) return t('bench.record.blocked')
  return draft.kind === 'correct' && form.text('reason').trim() === '' ? t('bench.record.noReason') : null
}

/** The bench itself: what is in the making, and beginning something. */
import { type Context, Hono } from 'hono'
import { beginMending } from '#editing/begin.ts'
import { openBench } from '#editing/bench.ts'
import { beginDraft, openDrafts } from '#editing/draft-store.ts'
import { recordedDrafts } from '#editing/recorded.ts'
import { type Step, stepsFrom } from '#editing/steps.ts'
import { html, notFound } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { ActPage } from './act-page.tsx'
import { draftHref } from './addresses.ts'
import type { Desk } from './desk.ts'
import { Form, FormError } from './form.ts'
import { actsFound } from './grounds.ts'
import { HomePage } from './home-page.tsx'
import type { Sessions } from './session.ts'
import { addressIn } from './turns.ts'

const RECORDED = 12

export function beginRoutes(desk: Desk, sessions: Sessions): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/', (context) => home(context, desk, sessions))
  routes.post('/begin', (context) => begin(context, desk))
  return routes
}

async function home(context: Context<SiteEnv>, desk: Desk, sessions: Sessions): Promise<Response> {
  const page = context.get('page')
  const asked = (context.req.query('of') ?? '').trim().slice(0, 500)
  const reference = asked === '' ? null : await page.library.resolve(addressIn(asked))
  if (reference) {
    const expressions = await page.library.expressions(reference.work.id)
    return html(context, <ActPage page={page} reference={reference} expressions={expressions} />)
  }
  const found = asked === '' ? [] : await actsFound(page, asked)
  const until = await sessions.until(context)
  const [drafts, recorded] = [await openDrafts(desk.db), await recordedDrafts(desk.db, RECORDED)]
  return html(
    context,
    <HomePage page={page} drafts={drafts} recorded={recorded} asked={asked} found={found} until={until} />,
  )
}

async function begin(context: Context<SiteEnv>, desk: Desk): Promise<Response> {
  const page = context.get('page')
  const form = await Form.of(context)
  const kind = form.line('kind')
  const now = desk.now()
  if (kind === 'new') {
    const steps = stepsFrom([{ do: 'describe', type: 'act' }])
    const draft = await beginDraft(desk.db, { kind, expressionId: null, base: null, steps }, now)
    return context.redirect(draftHref(draft), 303)
  }
  if (kind !== 'amend' && kind !== 'correct' && kind !== 'set')
    throw new FormError(`Cannot begin "${kind}": expected new, amend, correct or set`)
  const reference = await page.library.resolve(form.line('of'))
  const expression = reference && (await page.library.expression(reference.work.id, reference.language))
  if (!expression) return notFound(context)
  const on = form.line('at') || page.today
  const steps: Step[] = kind === 'set' ? [] : stepsFrom([{ do: 'date', asOf: on }])
  const draft = await beginMending(desk.db, kind, expression, steps, now)
  const eId = form.line('eId')
  const { text } = (await openBench(desk.db, draft, page.today)).folded
  const entry = eId === '' ? undefined : text.find((one) => one.eId === eId)
  return context.redirect(draftHref(draft, entry ? { open: entry.wId } : {}), 303)
}

/** Adding what one reads to a study: `/studies/-/add?iri=…` asks for the cell, the one last used before all others. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { quoteOf } from '#jobs/study/quote.ts'
import { mayWrite } from '#research/may.ts'
import type { Quote } from '#research/quote.ts'
import { NotAllowedError, StudyError } from '#research/refused.ts'
import { changeStudy, listStudies, openStudy } from '#research/studies.ts'
import { html } from '../../answer.tsx'
import { readDay } from '../../day-input.ts'
import { Form, FormError } from '../../edit/form.ts'
import { isScript } from '../../edit/kept-answer.tsx'
import type { SiteEnv } from '../../page.ts'
import { cellHref } from '../addresses.ts'
import { type Asking, lastCell, operatorName, rememberCell, studiesInvitedTo, workerOf } from '../room.ts'
import type { StudyRoom } from '../study-room.ts'
import { actorOf } from '../view.ts'
import { iriTyped } from '../work/typed-iri.ts'
import { AddPage } from './add-page.tsx'
import { changesFor } from './changes-for.ts'
import type { Own } from './own.ts'

export function addRoutes(room: StudyRoom): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.use(async (context, next) => {
    context.header('Cache-Control', 'private, no-store')
    context.header('Referrer-Policy', 'same-origin')
    await next()
  })
  routes.get('/', (context) => asked(context, room, context.req.query('mark') ?? '', null))
  routes.post('/', bodyLimit({ maxSize: 200_000 }), (context) => added(context, room))
  return routes
}

async function asked(
  context: Asking,
  room: StudyRoom,
  mark: string,
  refused: string | null,
  form: Form | null = null,
): Promise<Response> {
  const page = context.get('page')
  const typed = form?.line('iri') ?? context.req.query('iri') ?? ''
  const day = readDay(form?.line('at') ?? context.req.query('at')).day ?? page.today
  const own = await ownStudies(context, room)
  // Where not everybody may read everything, nothing is shown here to whoever is no one's researcher.
  const quoted = own.length === 0 ? { quote: null } : await quotedAt(context, room, typed, day)
  const props = { page, own, day, mark: mark.slice(0, 2000), last: lastCell(context), typed }
  const said = refused ?? ('refused' in quoted ? quoted.refused : null)
  const quote = 'quote' in quoted ? quoted.quote : null
  return html(context, <AddPage {...props} quote={quote} refused={said} />, said === null ? 200 : 400)
}

async function quotedAt(
  context: Asking,
  room: StudyRoom,
  typed: string,
  at: NonNullable<ReturnType<typeof readDay>['day']>,
): Promise<{ readonly quote: Quote } | { readonly refused: string }> {
  try {
    const iri = await iriTyped(room.db, context.get('page'), typed, at)
    return { quote: await quoteOf(room.db, iri, { id: 'shown', at }) }
  } catch (error) {
    if (!(error instanceof StudyError || error instanceof FormError)) throw error
    return { refused: error.message }
  }
}

// The one last added to first, then the one changed last.
async function ownStudies(context: Asking, room: StudyRoom): Promise<Own[]> {
  const operator = (await operatorName(context, room)) !== null
  const ids = operator ? (await listStudies(room.db)).map(({ id }) => id) : studiesInvitedTo(context)
  const own: Own[] = []
  for (const id of ids) {
    const worker = await workerOf(context, room, id)
    const opened = worker && mayWrite(worker) ? await openStudy(room.db, id) : null
    if (worker && opened) own.push({ opened, worker })
  }
  const last = lastCell(context)?.split(' ')[0]
  return own.sort((one, other) => Number(other.opened.id === last) - Number(one.opened.id === last))
}

async function added(context: Asking, room: StudyRoom): Promise<Response> {
  const page = context.get('page')
  const form = await Form.of(context)
  const id = form.line('study')
  const worker = await workerOf(context, room, id)
  const opened = worker && (await openStudy(room.db, id))
  const refuse = (message: string, status: 400 | 401 | 403) =>
    isScript(context)
      ? context.json({ message }, status)
      : asked(context, room, form.text('mark'), message, form)
  if (!worker || !opened) return refuse(page.t('studies.say.ended'), 401)
  try {
    const { changes, row, column } = await changesFor(page, room, opened, form)
    await changeStudy(room.db, id, actorOf(worker), room.now().toISOString(), changes)
    rememberCell(context, `${id} ${row} ${column}`)
    const href = cellHref(id, row, column)
    return isScript(context)
      ? context.json({ href, message: page.t('studies.added') })
      : context.redirect(href, 303)
  } catch (error) {
    if (error instanceof NotAllowedError) return refuse(page.t('studies.refused.role'), 403)
    if (!(error instanceof StudyError || error instanceof FormError)) throw error
    return refuse(error.message, 400)
  }
}

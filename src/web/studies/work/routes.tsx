/** The rooms where a study is worked on, and what is done there: its people pass by their invitation, and nobody else but the operator. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { personBySecret } from '#research/people.ts'
import { html, notFound } from '../../answer.tsx'
import type { SiteEnv } from '../../page.ts'
import { workHref } from '../addresses.ts'
import { mandateOf } from '../mandate.ts'
import { type Asking, letIn, letOut } from '../room.ts'
import type { StudyRoom } from '../study-room.ts'
import { answersFile, askedAnswer, questionnaireFile } from './asked.tsx'
import { QUESTIONS } from './asked-page.tsx'
import { CellPage } from './cell-page.tsx'
import { keptByNobody, within } from './door.tsx'
import { DoorPage } from './door-page.tsx'
import { frameAnswer } from './frame.tsx'
import { HistoryPage, SIZE } from './history-page.tsx'
import { type Working, workViewOf } from './opened.ts'
import { partsOf } from './parts.tsx'
import { invitePerson, peopleAnswer, revokePerson } from './people.tsx'
import { publishAnswer, publishNow } from './publish.tsx'
import { suggestionsAnswer } from './suggesting.tsx'
import { touchedSince } from './touched.ts'
import { turned } from './turned.tsx'
import { WorkPage } from './work-page.tsx'

/** Bytes that a form may bring: the longest answer, every letter of it escaped. */
const LARGEST = 1_500_000

const ID = '[a-z0-9][a-z0-9-]{0,39}'
const AT = `/:id{${ID}}/work`

export function workRoutes(room: StudyRoom): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get(`/:id{${ID}}/join/:secret`, (context) => join(context, room))
  routes.use(`${AT}/*`, bodyLimit({ maxSize: LARGEST }))
  routes.get(AT, within(room, grid))
  routes.post(AT, within(room, turned))
  routes.get(`${AT}/frame`, within(room, frameAnswer))
  routes.get(`${AT}/cells/:row/:column`, within(room, cell))
  routes.get(`${AT}/history`, within(room, history))
  routes.get(
    `${AT}/people`,
    within(room, (working) => peopleAnswer(working)),
  )
  routes.get(`${AT}/asked`, within(room, askedAnswer))
  routes.get(
    `${AT}/asked/:file{(?:${QUESTIONS}|[1-9][0-9]{0,5})\\.(?:json|docx|md|pdf)}`,
    within(room, questionnaireFile),
  )
  routes.get(`${AT}/asked/:number{[1-9][0-9]{0,5}}/answers.json`, within(room, answersFile))
  routes.post(`${AT}/people`, within(room, invitePerson, true))
  routes.post(`${AT}/people/revoke`, within(room, revokePerson, true))
  routes.get(
    `${AT}/publish`,
    within(room, (working) => publishAnswer(working), true),
  )
  routes.post(`${AT}/publish`, within(room, publishNow, true))
  routes.post(`${AT}/leave`, within(room, leave))
  routes.get(`${AT}/parts`, within(room, parts))
  routes.get(`${AT}/suggestions/:row/:column`, within(room, suggestionsAnswer))
  return routes
}

async function join(context: Asking, room: StudyRoom): Promise<Response> {
  const { id = '', secret = '' } = context.req.param()
  keptByNobody(context)
  const person = secret.length > 200 ? null : await personBySecret(room.db, secret)
  if (person?.study !== id)
    return html(context, <DoorPage page={context.get('page')} id={id} stale={true} />, 404)
  letIn(context, id, secret)
  return context.redirect(workHref(id), 303)
}

async function grid(working: Working): Promise<Response> {
  const view = await workViewOf(working)
  const agreement = await mandateOf(view.page, view.study.agreement)
  return html(working.context, <WorkPage view={view} agreement={agreement} />)
}

async function cell(working: Working): Promise<Response> {
  const { context } = working
  const view = await workViewOf(working)
  const row = view.study.rows.find(({ id }) => id === context.req.param('row'))
  const column = view.study.columns.find(({ id }) => id === context.req.param('column'))
  if (!row || !column) return notFound(context)
  return html(context, <CellPage view={view} row={row} column={column} />)
}

async function history(working: Working): Promise<Response> {
  const { context, opened } = working
  const { changes } = opened
  const typed = context.req.query('page') ?? '1'
  const last = Math.max(1, Math.ceil(changes.length / SIZE))
  const number = /^[1-9]\d{0,5}$/.test(typed) ? Math.min(Number(typed), last) : 1
  return html(context, <HistoryPage view={await workViewOf(working)} changes={changes} number={number} />)
}

function leave({ context, opened }: Working): Response {
  letOut(context, opened.id)
  return context.redirect('/studies', 303)
}

async function parts(working: Working): Promise<Response> {
  const { context, opened } = working
  const since = Number(context.req.query('since') ?? 0)
  const view = await workViewOf(working)
  const touched = touchedSince(opened.changes, Number.isSafeInteger(since) ? since : 0)
  return context.json(partsOf(view, touched, await mandateOf(view.page, opened.study.agreement)))
}

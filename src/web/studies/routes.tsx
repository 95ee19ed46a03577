/** Studies: `/studies` lists them, `/studies/erasure` is the latest edition, `/studies/erasure/editions/1` an earlier one; below `work`, its people work. */
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { type Edition, studyOfEdition } from '#research/edition.ts'
import { editionNumbered, latestEditions, listEditions } from '#research/edition-list.ts'
import { StudyError } from '#research/refused.ts'
import { listStudies, newStudy } from '#research/studies.ts'
import { html, notFound } from '../answer.tsx'
import { Form } from '../edit/form.ts'
import type { SiteEnv } from '../page.ts'
import { addRoutes } from './adding/routes.tsx'
import { studyHref, workHref } from './addresses.ts'
import { studyFileRoutes } from './files.tsx'
import { ListPage } from './list-page.tsx'
import { mandateOf } from './mandate.ts'
import { movesIn } from './moves.ts'
import { type Asking, operatorName, studiesInvitedTo, workerOf } from './room.ts'
import { StudyPage } from './study-page.tsx'
import type { StudyRoom } from './study-room.ts'
import { workRoutes } from './work/routes.tsx'

/** What takes more than questions: the door of each is its own. */
export const STUDIES = /^\/studies(?:$|\/-\/add$|\/[a-z0-9-]+\/work(?:\/|$))/

const ID = '[a-z0-9][a-z0-9-]{0,39}'

export function studyRoutes(room: StudyRoom): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/', (context) => list(context, room))
  if (!room.db.isWalled) {
    routes.use('*', csrf())
    routes.post('/', (context) => make(context, room))
    routes.route('/-/add', addRoutes(room))
    routes.route('/', workRoutes(room))
  }
  routes.get(`/:file{${ID}\\.json}`, async (context) => {
    const latest = await editionNumbered(room.db, context.req.param('file').slice(0, -'.json'.length))
    return latest ? document(context, latest) : notFound(context)
  })
  routes.route('/', studyFileRoutes(room))
  routes.get(`/:id{${ID}}`, (context) => edition(context, room, context.req.param('id'), null))
  routes.get(`/:id{${ID}}/editions/:number{[1-9][0-9]{0,5}}`, (context) =>
    edition(context, room, context.req.param('id'), Number(context.req.param('number'))),
  )
  routes.get(`/:id{${ID}}/editions/:file{[1-9][0-9]{0,5}\\.json}`, async (context) => {
    const number = Number.parseInt(context.req.param('file'), 10)
    const found = await editionNumbered(room.db, context.req.param('id'), number)
    return found ? document(context, found) : notFound(context)
  })
  return routes
}

async function list(
  context: Asking,
  room: StudyRoom,
  refusal: { readonly refused: string; readonly typed: { id: string; title: string } } | null = null,
): Promise<Response> {
  const page = context.get('page')
  const published = await latestEditions(room.db)
  const operator = (await operatorName(context, room)) !== null
  const invited = new Set<string>()
  if (!room.db.isWalled)
    for (const id of studiesInvitedTo(context)) if (await workerOf(context, room, id)) invited.add(id)
  const all = operator || invited.size > 0 ? await listStudies(room.db) : []
  const own = all.filter(({ id }) => operator || invited.has(id))
  const props = { page, published, own, operator, ...refusal }
  return html(context, <ListPage {...props} />, refusal ? 400 : 200)
}

async function make(context: Asking, room: StudyRoom): Promise<Response> {
  const name = await operatorName(context, room)
  if (name === null) return context.redirect('/edit/studies', 303)
  const form = await Form.of(context)
  const [id, title] = [form.line('id'), form.line('title')]
  try {
    await newStudy(room.db, { id, title, by: name, at: room.now().toISOString() })
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    return list(context, room, { refused: error.message, typed: { id, title } })
  }
  return context.redirect(workHref(id, 'frame'), 303)
}

async function edition(
  context: Asking,
  room: StudyRoom,
  id: string,
  number: number | null,
): Promise<Response> {
  const page = context.get('page')
  const shown = await editionNumbered(room.db, id, number)
  const worker = await workerOf(context, room, id)
  if (!shown) {
    // Its people are led to where they work on what is not published yet.
    return worker && number === null ? context.redirect(workHref(id), 303) : notFound(context)
  }
  const study = studyOfEdition(shown)
  const view = { page, id, study, moves: await movesIn(room.db, study, page.today), worker: null }
  const agreement = await mandateOf(page, study.agreement)
  context.header('Link', `<${studyHref(id)}.json>; rel="alternate"; type="application/json"`)
  return html(
    context,
    <StudyPage
      view={view}
      edition={shown}
      editions={await listEditions(room.db, id)}
      agreement={agreement}
      worksOnIt={worker !== null}
    />,
  )
}

function document(context: Asking, edition: Edition): Response {
  return context.json(edition)
}

/** Studies by program: those published with what moved since, for everybody; the moves of one that is worked on, for its people. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { movesFeed } from '#jobs/study/feed.ts'
import type { MovesForPeople, StudyShelf } from '#jobs/study/shelf.ts'
import { type Api, type ApiDeps, type ApiEnv, BASE, reading } from './asking.ts'
import { Refused } from './refused.ts'
import { list } from './schema-parts.ts'

const StudySchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    question: z.string(),
    number: z.number().openapi({ description: 'api.field.studyNumber' }),
    at: z.string(),
    by: z.string(),
    rows: z.number(),
    jurisdictions: list(z.string()),
    moved: z.number().openapi({ description: 'api.field.studyMoved' }),
    href: z.string().openapi({ description: 'api.field.studyHref' }),
  })
  .openapi('Study')

export const StudiesSchema = z.strictObject({ studies: list(StudySchema) }).openapi('Studies')

/** Adds the list, and below it each study by its id and the moves of each, where there are studies. */
export function addStudies(api: Api, { studyShelf: shelf }: ApiDeps): void {
  if (!shelf) return
  api.openapi(reading('studies', z.object({}), StudiesSchema), async (context) => {
    const published = await shelf.published(context.get('today'))
    const studies = published.map((study) => ({ ...study, href: `${BASE}/studies/${study.id}` }))
    return context.json({ studies })
  })
  api.get(`${BASE}/studies/:id`, async (context) => {
    const id = context.req.param('id')
    const typed = context.req.query('edition')
    const number = typed === undefined ? null : Number(typed)
    const found = await shelf.edition(id, number, context.get('today'))
    if (!found) throw new Refused(404, 'api.problem.404', 'api.wrong.study', { id })
    return context.json(found)
  })
  api.get(`${BASE}/studies/:id/moves`, async (context) => context.json(await forPeople(shelf, context)))
  api.get(`${BASE}/studies/:id/moves.atom`, async (context) => {
    const moved = await forPeople(shelf, context)
    const origin = context.get('origin')
    const now = `${context.get('today')}T00:00:00.000Z`
    const self = `${origin}${BASE}/studies/${moved.id}/moves.atom`
    context.header('Content-Type', 'application/atom+xml; charset=utf-8')
    return context.body(movesFeed(moved, { origin, self, now }))
  })
}

// Readers of feeds cannot all send headers: the secret may stand in the address, which then is to be kept as a password is.
async function forPeople(shelf: StudyShelf, context: Context<ApiEnv>): Promise<MovesForPeople> {
  const id = context.req.param('id') ?? ''
  const [, bearer] = /^Bearer (\S+)$/i.exec(context.req.header('Authorization') ?? '') ?? []
  const secret = bearer ?? context.req.query('key') ?? ''
  const moved = await shelf.movesFor(id, secret, context.get('today'))
  if (!moved) throw new Refused(404, 'api.problem.404', 'api.wrong.studyKey', { id })
  context.header('Cache-Control', 'private, no-store')
  return moved
}

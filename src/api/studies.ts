/** Studies by program: those published with what moved since, for everybody; what moved and who owes answers, for those who work on one. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { CITATION_STYLES } from '#export/study/citation-style.ts'
import { STUDY_FORMATS } from '#export/study/registry.ts'
import { movesFeed } from '#jobs/study/feed.ts'
import type { Day } from '#kit/day.ts'
import { type Api, type ApiDeps, type ApiEnv, answers, BASE, pathOf, reading } from './asking.ts'
import { Refused } from './refused.ts'
import { ReadStudySchema, StudiesSchema, StudyAskedSchema, StudyMovesSchema } from './study-schemas.ts'

const ID = z
  .string()
  .max(100)
  .openapi({ param: { name: 'id', in: 'path' }, description: 'api.param.study' })
const BY_ID = z.object({ id: ID })
const EDITION_ASKED = z.coerce.number().int().min(1).max(999_999).optional()

const WHICH = z.object({ edition: EDITION_ASKED.openapi({ description: 'api.param.studyEdition' }) })
const KEY = z.object({ key: z.string().max(200).optional().openapi({ description: 'api.param.studyKey' }) })

/** The name under which the secret of an invitation stands in the document. */
const INVITATION = 'invitation'
const FOR_PEOPLE = { params: BY_ID, security: [{ [INVITATION]: [] }, {}] }

/** Adds the list, and below it each study by its id, its files, and what is for its people, where there are studies. */
export function addStudies(api: Api, { studyShelf: shelf }: ApiDeps): void {
  if (!shelf) return
  api.openapi(reading('studies', z.object({}), StudiesSchema), async (context) => {
    const published = await shelf.published(context.get('today'))
    const studies = published.map((study) => ({ ...study, href: `${BASE}/studies/${study.id}` }))
    return context.json({ studies })
  })
  api.openapi(reading('study', WHICH, ReadStudySchema, { params: BY_ID }), async (context) => {
    const { id } = context.req.valid('param')
    const number = context.req.valid('query').edition ?? null
    const found = await shelf.edition(id, number, context.get('today'))
    if (!found) throw new Refused(404, 'api.problem.404', 'api.wrong.study', { id })
    return context.json(found)
  })
  describeFiles(api)
  api.openAPIRegistry.registerComponent('securitySchemes', INVITATION, {
    type: 'http',
    scheme: 'bearer',
    description: 'api.security.invitation',
  })
  api.openapi(reading('study-moves', KEY, StudyMovesSchema, FOR_PEOPLE), async (context) =>
    context.json(await forPeople(context, shelf.movesFor)),
  )
  api.openapi(FEED, async (context) => {
    const moved = await forPeople(context, shelf.movesFor)
    const origin = context.get('origin')
    const now = `${context.get('today')}T00:00:00.000Z`
    const self = `${origin}${BASE}/studies/${moved.id}/moves.atom`
    context.header('Content-Type', 'application/atom+xml; charset=utf-8')
    return context.body(movesFeed(moved, { origin, self, now }))
  })
  api.openapi(reading('study-asked', KEY, StudyAskedSchema, FOR_PEOPLE), async (context) =>
    context.json(await forPeople(context, shelf.askedFor)),
  )
}

const FEED = createRoute({
  method: 'get',
  path: pathOf('study-moves-feed'),
  operationId: 'study-moves-feed',
  summary: 'api.op.study-moves-feed',
  description: 'api.about.study-moves-feed',
  security: FOR_PEOPLE.security,
  request: { params: BY_ID, query: KEY },
  responses: answers({ 'application/atom+xml': { schema: z.string() } }),
})

// The site answers for the files of studies, below its own pages: they are told of here, and not served.
function describeFiles(api: Api): void {
  const endings = [...STUDY_FORMATS.map(({ ending }) => ending), 'json', 'zip']
  const binary = { schema: { type: 'string', format: 'binary' } } as const
  const types = [...STUDY_FORMATS.map(({ mediaType }) => mediaType.replace(/;.*/, '')), 'application/zip']
  api.openAPIRegistry.registerPath({
    method: 'get',
    path: pathOf('study-file'),
    operationId: 'study-file',
    summary: 'api.op.study-file',
    description: 'api.about.study-file',
    request: {
      params: z.object({
        id: ID,
        ending: z
          .enum(endings)
          .openapi({ param: { name: 'ending', in: 'path' }, description: 'api.param.studyEnding' }),
      }),
      query: z.object({
        style: z.enum(CITATION_STYLES).optional().openapi({ description: 'api.param.studyStyle' }),
        annexes: z.literal('1').optional().openapi({ description: 'api.param.studyAnnexes' }),
      }),
    },
    responses: {
      200: {
        description: 'api.answer.ok',
        content: {
          ...Object.fromEntries(types.map((type) => [type, binary])),
          'application/json': { schema: ReadStudySchema.shape.edition },
        },
      },
      404: { description: 'api.answer.problem' },
    },
  })
}

type ForPeople<Told> = (id: string, secret: string, today: Day) => Promise<Told | null>

// Readers of feeds cannot all send headers: the secret may stand in the address, which then is to be kept as a password is.
async function forPeople<Told>(context: Context<ApiEnv>, of: ForPeople<Told>): Promise<Told> {
  const id = context.req.param('id') ?? ''
  const [, bearer] = /^Bearer (\S+)$/i.exec(context.req.header('Authorization') ?? '') ?? []
  const secret = bearer ?? context.req.query('key') ?? ''
  const told = await of(id, secret, context.get('today'))
  if (!told) throw new Refused(404, 'api.problem.404', 'api.wrong.studyKey', { id })
  context.header('Cache-Control', 'private, no-store')
  return told
}

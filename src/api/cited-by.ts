/** The operation that tells what cites an act or a provision. */
import { z } from '@hono/zod-openapi'
import { formatDay } from '#i18n/dates.ts'
import { type CitingEntry, citingList } from '#jobs/citations/citing.ts'
import { formatIri } from '#law/iri.ts'
import { CITING_KINDS } from '#store/citing-works.ts'
import { readingOrder } from '#store/outline.ts'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { offsetOf, writeCursor } from './cursor.ts'
import { meant } from './meaning.ts'
import { Refused } from './refused.ts'
import { day, list, Next } from './schema-parts.ts'
import { linkNext } from './works.ts'

const { iri, lang, at, type, cursor, limit } = PARAMETERS

const Group = z.enum(CITING_KINDS).openapi({ description: 'api.field.citingGroup' })

const CountSchema = z.strictObject({ works: z.number(), passages: z.number() }).openapi('CitingCount')

const PassageSchema = z
  .strictObject({
    iri: z.string(),
    language: z.string(),
    title: z.string(),
    eId: z.string(),
    kind: z.string(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    from: day.nullable(),
    to: day.nullable(),
    quote: list(z.strictObject({ text: z.string(), cited: z.boolean() })),
  })
  .openapi('CitingPassage')

const CitingWorkSchema = z
  .strictObject({
    iri: z.string(),
    title: z.string(),
    jurisdiction: z.string(),
    type: z.string(),
    subtype: z.string().nullable(),
    body: z.string().nullable(),
    date: z.string().nullable(),
    group: Group,
    passages: z.number(),
    quoted: list(PassageSchema),
  })
  .openapi('CitingWork')

export const CitedBySchema = z
  .strictObject({
    iri: z.string(),
    counts: z.strictObject({
      within: CountSchema,
      legislation: CountSchema,
      decision: CountSchema,
      practice: CountSchema,
    }),
    total: CountSchema,
    works: list(CitingWorkSchema),
    next: Next,
  })
  .openapi('CitedBy')

const QUERY = z.object({
  iri,
  lang,
  at,
  group: Group.optional(),
  in: z.string().max(20).toLowerCase().optional().openapi({ description: 'api.param.citingPlace' }),
  type,
  year: z
    .string()
    .regex(/^(?:\d{4}|unknown)$/, { error: 'api.wrong.year' })
    .optional()
    .openapi({ description: 'api.param.citingYear' }),
  work: z.string().max(2000).optional().openapi({ description: 'api.param.citingWork' }),
  quotes: z.coerce.number().int().min(0).max(20).default(3).openapi({ description: 'api.param.quotes' }),
  cursor,
  limit,
})

/** Adds the operation. */
export function addCitedBy(api: Api, deps: ApiDeps): void {
  const { library } = deps
  api.openapi(reading('cited-by', QUERY, CitedBySchema), async (context) => {
    const asked = context.req.valid('query')
    const { reference, expression, at: on } = await meant(deps, context, asked)
    const { work, eId } = reference
    const { nodes } = await library.textOnDay(expression.id, on)
    const node = eId === null ? null : readingOrder(nodes).find((each) => each.eId === eId)
    if (node === undefined)
      throw new Refused(404, 'problem.noProvision', 'problem.noProvisionLead', {
        title: expression.title,
        eId: eId ?? '',
        date: formatDay(on, context.get('t').locale),
      })
    const mark = await library.mark()
    const offset = offsetOf(asked.cursor, mark)
    const found = await citingList(
      library,
      { workId: work.id, provisionId: node?.provisionId ?? null },
      {
        filter: {
          group: asked.group ?? null,
          place: asked.in ?? null,
          kind: asked.type ?? null,
          year: asked.year ?? null,
          work: asked.work ?? null,
        },
        offset,
        limit: asked.limit,
        quotes: asked.quotes,
        language: expression.language,
        today: context.get('today'),
      },
    )
    const end = offset + asked.limit
    const all = asked.work === undefined ? found.total.works : found.total.passages
    return context.json({
      iri: formatIri({ work: work.iri, language: expression.language, at: null, eId }),
      counts: found.counts,
      total: found.total,
      works: found.entries.map(told),
      next: end < all ? linkNext(context, writeCursor({ offset: end, mark })) : null,
    })
  })
}

function told({ id: _, ...entry }: CitingEntry) {
  return entry
}

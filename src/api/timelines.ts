/** The operation that tells the lives of rules: when each state introduced, changed and dropped them. */
import { z } from '@hono/zod-openapi'
import { MOST_LANES } from '#jobs/timelines/shelf.ts'
import { type Api, type ApiDeps, reading } from './asking.ts'
import { Basis, day, list, orNull, TextState } from './schema-parts.ts'

const StretchSchema = z
  .strictObject({
    kind: z
      .enum(['wording', 'missing', 'absent', 'unknown'])
      .openapi({ description: 'api.field.laneStretch' }),
    from: day.nullable(),
    to: day.nullable(),
    n: z.number().nullable(),
    basis: Basis.nullable(),
    why: z.enum(['hole', 'not-held', 'incomplete', 'between-texts']).nullable().openapi({
      description: 'api.field.laneWhy',
    }),
    iri: z.string().nullable(),
  })
  .openapi('TimelineStretch')

const EventSchema = z
  .strictObject({
    kind: z
      .enum(['introduced', 'first', 'changed', 'renumbered', 'moved', 'repealed', 'returned'])
      .openapi({ description: 'api.field.laneEvent' }),
    day: day,
    after: day.nullable().openapi({ description: 'api.field.laneAfter' }),
    basis: Basis,
    ground: orNull(
      z
        .strictObject({ title: z.string(), id: z.string().nullable(), iri: z.string().nullable() })
        .openapi('TimelineGround'),
    ),
    numbers: z.tuple([z.string().nullable(), z.string().nullable()]).readonly().nullable(),
    iri: z.string(),
    redline: z.string().nullable().openapi({ description: 'api.field.laneRedline' }),
  })
  .openapi('TimelineEvent')

const LaneSchema = z
  .strictObject({
    asked: z.string(),
    work: z
      .strictObject({
        iri: z.string(),
        title: z.string(),
        jurisdiction: z.string(),
        date: z.string().nullable(),
      })
      .openapi('TimelineWork'),
    language: z.string(),
    title: z.string(),
    wId: z.string().nullable(),
    kind: z.string().nullable(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    iri: z.string(),
    textState: TextState,
    completeFrom: day.nullable(),
    seenLast: day.nullable().openapi({ description: 'api.field.laneSeenLast' }),
    stretches: list(StretchSchema),
    events: list(EventSchema),
  })
  .openapi('TimelineLane')

export const TimelineSchema = z
  .strictObject({
    lanes: list(LaneSchema),
    refused: list(
      z
        .strictObject({
          asked: z.string(),
          why: z.enum(['not-held', 'not-in-language', 'no-provision']),
          title: z.string().nullable(),
          languages: list(z.string()),
        })
        .openapi('TimelineRefused'),
    ),
  })
  .openapi('Timeline')

const NAME = z.string().trim().min(1).max(2000)

const QUERY = z.object({
  // A parameter that stands once comes as a text, and several times as a list.
  p: z
    .union([NAME, z.array(NAME).min(1).max(MOST_LANES)])
    .transform((names) => (typeof names === 'string' ? [names] : names))
    .openapi({
      type: 'array',
      items: { type: 'string' },
      description: 'api.param.timelineP',
    }),
})

/** Adds the operation, where there are timelines. */
export function addTimelines(api: Api, { timelines, clock }: ApiDeps): void {
  if (!timelines) return
  api.openapi(reading('timeline', QUERY, TimelineSchema), async (context) =>
    context.json(await timelines.timeline(context.req.valid('query').p, clock())),
  )
}

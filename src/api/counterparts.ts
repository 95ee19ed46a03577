/** The operation that finds which provisions of other states answer one, and says why. */
import { z } from '@hono/zod-openapi'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { Refused } from './refused.ts'
import { day, list } from './schema-parts.ts'

const { iri, at, in: places } = PARAMETERS

/** Counterparts told at most: behind these, reading is worth more. */
const MOST = 50

const WhySchema = z
  .strictObject({
    concepts: list(
      z
        .strictObject({ iri: z.string(), source: list(z.string()), target: list(z.string()) })
        .openapi('ConceptInBoth'),
    ).openapi({ description: 'api.field.counterpartConcepts' }),
    terms: list(z.strictObject({ source: z.string(), target: z.string() }).openapi('TermInBoth')),
    numbers: list(z.string()),
    citations: list(z.string()),
    surroundings: list(z.string()).openapi({ description: 'api.field.counterpartSurroundings' }),
  })
  .openapi('WhyCounterpart')

export const CounterpartsSchema = z
  .strictObject({
    source: z
      .strictObject({
        iri: z.string(),
        jurisdiction: z.string(),
        language: z.string(),
        at: day,
        num: z.string().nullable(),
        heading: z.string().nullable(),
        title: z.string(),
      })
      .openapi('CounterpartSource'),
    hits: list(
      z
        .strictObject({
          iri: z.string(),
          jurisdiction: z.string(),
          language: z.string(),
          kind: z.string(),
          num: z.string().nullable(),
          heading: z.string().nullable(),
          title: z.string(),
          score: z.number(),
          confidence: z.number().openapi({ description: 'api.field.counterpartConfidence' }),
          why: WhySchema,
          model: z
            .strictObject({ name: z.string(), likeness: z.number() })
            .nullable()
            .openapi({ description: 'api.field.counterpartModel' }),
        })
        .openapi('Counterpart'),
    ),
  })
  .openapi('Counterparts')

/** Adds the operation, where there are counterparts to ask for. */
export function addCounterparts(api: Api, { counterparts }: ApiDeps): void {
  if (!counterparts) return
  const query = z.object({
    iri,
    in: places,
    at,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(MOST)
      .default(10)
      .openapi({ description: 'api.param.counterpartLimit' }),
  })
  api.openapi(reading('counterparts', query, CounterpartsSchema), async (context) => {
    const asked = context.req.valid('query')
    const found = await counterparts.find({
      iri: asked.iri,
      in: asked.in?.length ? asked.in : null,
      at: asked.at ?? context.get('today'),
      limit: asked.limit,
    })
    if ('refused' in found)
      throw new Refused(404, 'api.problem.404', 'api.wrong.counterparts', { iri: asked.iri })
    return context.json({
      source: found.source,
      // The row is a number of this library's own, and what the score is made of is for measuring.
      hits: found.hits.map(({ row: _, evidence: __, ...hit }) => hit),
    })
  })
}

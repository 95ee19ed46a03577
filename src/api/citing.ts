/** Operations about citations: what a text cites, and where that leads. */
import { z } from '@hono/zod-openapi'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { named } from './meaning.ts'
import { list, orNull } from './schema-parts.ts'

const { iri, lang, at } = PARAMETERS

const CitedActSchema = z
  .strictObject({ key: z.string(), name: z.string(), jurisdiction: z.string().nullable() })
  .openapi('CitedAct')

const CitationSchema = z
  .strictObject({
    start: z.number(),
    end: z.number(),
    text: z.string(),
    iri: z.string().nullable(),
    confidence: z.number(),
    how: z.enum([
      'identifier',
      'title',
      'abbreviation',
      'number',
      'short-form',
      'self',
      'relative',
      'context',
      'typed',
    ]),
    state: z.enum(['held', 'not-held', 'unresolved']).openapi({ description: 'api.field.citationState' }),
    named: orNull(CitedActSchema),
    work: z.string().nullable(),
    eId: z.string().nullable(),
    provision: z.string().nullable(),
    to: z.string().nullable(),
  })
  .openapi('Citation')

export const CitationsSchema = z.strictObject({ citations: list(CitationSchema) }).openapi('Citations')

/** Adds the operations. */
export function addCiting(api: Api, deps: ApiDeps): void {
  const text = z.string().min(1).max(5000).openapi({ description: 'api.param.text' })
  const context = iri.optional().openapi({ description: 'api.param.context' })
  api.openapi(reading('cite', z.object({ text, context, lang, at }), CitationsSchema), async (request) => {
    const asked = request.req.valid('query')
    // A context that is not held is a mistake to be told of, not an empty answer.
    if (asked.context !== undefined) await named(deps, asked.context)
    const citations = await deps.cite(asked.text, {
      context: asked.context ?? null,
      language: asked.lang ?? null,
      at: asked.at ?? null,
    })
    return request.json({ citations })
  })
}

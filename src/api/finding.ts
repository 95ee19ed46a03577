/** Operations that look over the whole library: search, findings of the integrity gate, counts. */
import { z } from '@hono/zod-openapi'
import { QueryError } from '#search/query.ts'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { offsetOf, writeCursor } from './cursor.ts'
import { named } from './meaning.ts'
import { withPlace } from './public.ts'
import { problem } from './refused.ts'
import { FindingsSchema, StatsSchema } from './schemas.ts'
import { HitsSchema } from './text-schemas.ts'
import { linkNext } from './works.ts'

const { iri, lang, at, in: places, type, cursor, limit } = PARAMETERS

/** Adds the operations. */
export function addFinding(api: Api, deps: ApiDeps): void {
  const { library } = deps
  const q = z.string().trim().min(1).max(300).openapi({ description: 'api.param.q' })
  const query = z.object({ q, at, in: places, lang, type, cursor, limit })
  api.openapi(reading('search', query, HitsSchema), async (context) => {
    const asked = context.req.valid('query')
    const mark = await library.mark()
    const offset = offsetOf(asked.cursor, mark)
    try {
      const found = await deps.search.search(asked.q, {
        at: asked.at ?? context.get('today'),
        in: asked.in ?? [],
        lang: asked.lang ?? null,
        type: asked.type ?? null,
        limit: asked.limit,
        offset,
      })
      const end = offset + found.hits.length
      const more = found.hits.length === asked.limit && end < found.total
      return context.json({
        ...found,
        next: more ? linkNext(context, writeCursor({ offset: end, mark })) : null,
      })
    } catch (error) {
      if (!(error instanceof QueryError)) throw error
      return problem(context, 400, context.get('t')('api.problem.400'), error.message)
    }
  })
  const severity = z.enum(['warning', 'quarantine']).optional().openapi({ description: 'api.param.severity' })
  const findings = z.object({ iri: iri.optional(), severity, cursor, limit })
  api.openapi(reading('findings', findings, FindingsSchema), async (context) => {
    const asked = context.req.valid('query')
    const mark = await library.mark()
    const offset = offsetOf(asked.cursor, mark)
    const all = await library.findings({
      ...(asked.iri === undefined ? {} : { workId: (await named(deps, asked.iri)).work.id }),
      ...(asked.severity === undefined ? {} : { severity: asked.severity }),
    })
    const end = offset + asked.limit
    const next = end < all.length ? linkNext(context, writeCursor({ offset: end, mark })) : null
    return context.json({ findings: all.slice(offset, end).map(withPlace), next })
  })
  api.openapi(reading('stats', z.object({}), StatsSchema), async (context) =>
    context.json(await library.stats()),
  )
}

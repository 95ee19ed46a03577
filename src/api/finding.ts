/** Operations that look over the whole library: search, findings of the integrity gate, counts. */
import { z } from '@hono/zod-openapi'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { offsetOf, writeCursor } from './cursor.ts'
import { named } from './meaning.ts'
import { withPlace } from './public.ts'
import { FindingsSchema, StatsSchema } from './schemas.ts'
import { addSearching } from './searching.ts'
import { linkNext } from './works.ts'

const { iri, cursor, limit } = PARAMETERS

/** Adds the operations. */
export function addFinding(api: Api, deps: ApiDeps): void {
  const { library } = deps
  addSearching(api, deps)
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

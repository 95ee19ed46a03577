/** `/graph?iri=…`: the graph of an act by any of its names leads to the one at its address. */
import { Hono } from 'hono'
import { addressOf } from '../act/address.ts'
import { bad, notFound } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'

export function graphRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/graph', async (context) => {
    const { t, library } = context.get('page')
    const named = context.req.query('iri')?.trim() ?? ''
    if (named === '') return bad(context, t('problem.bad'), t('graph.noName'))
    const reference = await library.resolve(named)
    if (!reference) return notFound(context)
    const { work, language } = reference
    const steps = context.req.query('steps') === '2' ? '&steps=2' : ''
    return context.redirect(
      `${addressOf(language ? `${work.iri}/${language}` : work.iri)}?view=graph${steps}`,
    )
  })
  return routes
}

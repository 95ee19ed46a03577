/** The site: every page by its address, made of the library, the search and the clock that it is given. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { translator } from '#i18n/messages.ts'
import { preferences } from '#i18n/preference.ts'
import { aboutRoutes } from './about-routes.tsx'
import { actRoutes } from './act/routes.tsx'
import { html, notFound, type SiteEnv } from './answer.tsx'
import { assetRoutes } from './asset-routes.ts'
import { headers } from './headers.ts'
import { homeRoutes } from './home/routes.tsx'
import type { SiteDeps } from './page.ts'
import { ProblemPage } from './problem-page.tsx'
import { searchRoutes } from './search/routes.tsx'

export type { SiteDeps } from './page.ts'

/** Returns the site over a library. `failed` is told of errors that a reader sees as a page without details. */
export function site(deps: SiteDeps, failed: (error: Error) => void = () => {}): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.use(headers(), compress())
  app.route('/', assetRoutes(deps.assets))
  app.use(etag(), async (context, next) => {
    const t = translator('en')
    const preferred = preferences(context.req.header('accept-language'))
    context.set('page', { ...deps, t, today: deps.clock(), preferences: preferred })
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return refuseMethod()
    return next()
  })
  app.route('/', homeRoutes())
  app.route('/', searchRoutes())
  app.route('/', aboutRoutes())
  app.route('/', actRoutes())
  app.notFound((context) => notFound(context))
  app.onError((error, context) => {
    failed(error)
    const page = context.get('page')
    const words = page.t('problem.failedLead')
    return html(context, <ProblemPage page={page} title={page.t('problem.failed')} words={words} />, 500)
  })
  return app
}

function refuseMethod(): Response {
  return new Response(`${translator('en')('problem.method')}\n`, {
    status: 405,
    headers: { Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

/** The door to the API, and its pages. */
import { Hono } from 'hono'
import { formatLinks, PROBLEMS_PAGE } from '#kit/http.ts'
import { html, notFound } from '../answer.tsx'
import { serviceLinks } from '../http/act-headers.ts'
import { originOf } from '../http/origin.ts'
import type { ApiDoor, SiteEnv } from '../page.ts'
import { ApiPage } from './api-page.tsx'
import type { OpenApi } from './described.ts'
import { ProblemsPage } from './problems-page.tsx'

/** Lets requests in to the API, and those of agents. */
export function apiDoor(api: ApiDoor): Hono {
  const routes = new Hono()
  for (const path of ['/api/v1', '/api/v1/']) routes.get(path, (context) => context.redirect('/api', 302))
  routes.all('/api/v1/*', ({ req, env }) => {
    // The answer to a HEAD is that to a GET, whose body is taken away last of all: its tag and length are of that body.
    const asked = req.method === 'HEAD' ? new Request(req.url, { headers: req.raw.headers }) : req.raw
    return api.fetch(asked, env as object)
  })
  routes.all('/mcp', ({ req, env }) => api.fetch(req.raw, env as object))
  return routes
}

export function apiPageRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/api', async (context) => {
    const page = context.get('page')
    if (!page.api) return notFound(context)
    const document = await page.api.document(page.t, originOf(context))
    context.header('Link', formatLinks(serviceLinks(originOf(context))))
    return html(context, <ApiPage page={page} api={document as OpenApi} />)
  })
  routes.get(PROBLEMS_PAGE, (context) => html(context, <ProblemsPage page={context.get('page')} />))
  // RFC 9727: where a machine that knows nothing but the host begins.
  routes.get('/.well-known/api-catalog', (context) => {
    const origin = originOf(context)
    const [description, page] = serviceLinks(origin)
    const catalog = {
      linkset: [
        {
          anchor: `${origin}/api/v1`,
          'service-desc': [{ href: description?.href, type: description?.type }],
          'service-doc': [{ href: page?.href, type: page?.type }],
        },
      ],
    }
    if (!context.get('page').api) return notFound(context)
    return context.body(`${JSON.stringify(catalog, null, 2)}\n`, 200, {
      'Content-Type': 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    })
  })
  return routes
}

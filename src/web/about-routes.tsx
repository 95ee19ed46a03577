/** Pages and words about the site itself. */
import { Hono } from 'hono'
import { AboutPage } from './about-page.tsx'
import { html } from './answer.tsx'
import type { SiteEnv } from './page.ts'

export function aboutRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/about', (context) => html(context, <AboutPage page={context.get('page')} />))
  routes.get('/health', (context) => context.json({ status: 'ok' }))
  return routes
}

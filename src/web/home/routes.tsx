/** The first page and the shelves. */
import { Hono } from 'hono'
import { html, type SiteEnv } from '../answer.tsx'
import { BrowsePage } from '../browse-page.tsx'
import { holdingsOf } from './holdings.ts'
import { HomePage } from './home-page.tsx'

export function homeRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/', async (context) => {
    const page = context.get('page')
    return html(context, <HomePage page={page} holdings={await holdingsOf(page.library, page.today)} />)
  })
  routes.get('/browse', async (context) => {
    const page = context.get('page')
    const place = context.req.query('in')?.trim().toLowerCase().slice(0, 20) || null
    const summaries = await page.library.works(place ? { in: [place] } : {})
    return html(
      context,
      <BrowsePage page={page} summaries={summaries} place={place} />,
      place && summaries.length === 0 ? 404 : 200,
    )
  })
  return routes
}

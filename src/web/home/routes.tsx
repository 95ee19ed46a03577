/** The first page. */
import { Hono } from 'hono'
import { html } from '../answer.tsx'
import { onceEach, told } from '../browse/told-change.ts'
import type { SiteEnv } from '../page.ts'
import { EmptyPage } from './empty-page.tsx'
import { HomePage } from './home-page.tsx'
import { newsKeeper } from './news.ts'

/** Changes shown on each side of today. */
const SHOWN = 5

export function homeRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  const newsOf = newsKeeper()
  routes.get('/', async (context) => {
    const page = context.get('page')
    const news = await newsOf(page.library, page.today)
    if (news.holdings.length === 0) return html(context, <EmptyPage page={page} />)
    const [coming, lately] = await Promise.all(
      [news.coming, news.lately].map((changes) => told(page, onceEach(page, changes).slice(0, SHOWN))),
    )
    return html(context, <HomePage page={page} news={news} coming={coming ?? []} lately={lately ?? []} />)
  })
  return routes
}

/** The shelves, and the changes of all law held by date. */
import { type Context, Hono } from 'hono'
import { bad, html } from '../answer.tsx'
import type { Page, SiteEnv } from '../page.ts'
import { type Asked, conditionsOf, readAsked, type Wrong } from './asked.ts'
import { BrowsePage } from './browse-page.tsx'
import { ChangesPage, PlaceNews } from './changes-page.tsx'
import { shelfKeeper } from './shelf.ts'
import { onceADay, onceEach, told } from './told-change.ts'

/** Changes on one page of them; on a jurisdiction's page, on each side of today. */
const CHANGES = 40
const NEWS = 3

export function browseRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  const shelfOf = shelfKeeper()
  routes.get('/browse', async (context) => {
    const page = context.get('page')
    const asked = readAsked((name) => context.req.query(name))
    if ('what' in asked) return refused(context, asked)
    const shelf = await shelfOf(page, asked)
    const news = isPlace(asked) && asked.filter.in ? await placeNews(page, asked.filter.in) : null
    return html(
      context,
      <BrowsePage page={page} asked={asked} shelf={shelf}>
        {news}
      </BrowsePage>,
      shelf.acts.length === 0 && conditionsOf(asked).length > 0 ? 404 : 200,
    )
  })
  routes.get('/changes', async (context) => {
    const page = context.get('page')
    const place = context.req.query('in')?.trim().toLowerCase().slice(0, 20) || null
    const typed = context.req.query('page') ?? '1'
    if (!/^[1-9]\d{0,3}$/.test(typed)) return refused(context, { what: 'page', typed })
    const number = Number(typed)
    const window = { in: place, day: page.today, limit: CHANGES + 1 }
    const past = await page.library.changesByDate({
      ...window,
      side: 'until',
      offset: (number - 1) * CHANGES,
    })
    const coming = number === 1 ? await page.library.changesByDate({ ...window, side: 'after' }) : []
    const tell = async (changes: typeof past) => told(page, onceADay(page, changes.slice(0, CHANGES)))
    return html(
      context,
      <ChangesPage
        page={page}
        place={place}
        number={number}
        more={past.length > CHANGES}
        coming={await tell(coming)}
        past={await tell(past)}
      />,
    )
  })
  return routes
}

// Nothing asked but the jurisdiction: its own page.
function isPlace(asked: Asked): boolean {
  return conditionsOf(asked).length === 1 && asked.letter === null && asked.page === 1
}

async function placeNews(page: Page, place: string) {
  const window = { in: place, day: page.today, limit: NEWS * 4 }
  const coming = await page.library.changesByDate({ ...window, side: 'after' })
  const lately = await page.library.actsChangedLately(page.today, NEWS * 4, place)
  const [next, last] = await Promise.all(
    [coming, lately].map((changes) => told(page, onceEach(page, changes).slice(0, NEWS))),
  )
  return <PlaceNews page={page} place={place} coming={next ?? []} lately={last ?? []} />
}

function refused(context: Context<SiteEnv>, { what, typed }: Wrong): Response {
  const { t } = context.get('page')
  const words = { year: 'browse.wrongYear', page: 'browse.wrongPage', condition: 'browse.wrong' } as const
  return bad(context, t('problem.bad'), t(words[what], { typed }))
}

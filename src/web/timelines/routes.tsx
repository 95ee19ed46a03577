/** Timelines across states: `/timelines?p=…&p=…`, the lives of provisions and acts one under another. */
import { Hono } from 'hono'
import type { Picked } from '#jobs/timelines/picks.ts'
import { MOST_LANES, type TimelineShelf } from '#jobs/timelines/shelf.ts'
import { languageOf } from '#law/language.ts'
import { bad, html, notFound } from '../answer.tsx'
import type { Page, SiteEnv } from '../page.ts'
import { askedOf, endTyped, PATH } from './asked.ts'
import { TimelinesPage } from './timelines-page.tsx'

export function timelineRoutes(timelines: TimelineShelf): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get(PATH, async (context) => {
    const page = context.get('page')
    const { t } = page
    const query = new URL(context.req.url).searchParams
    const asked = askedOf(query)
    const span = { from: endTyped(asked.from, '01-01'), to: endTyped(asked.to, '12-31') }
    const { from, to } = span
    if (from === undefined || to === undefined)
      return bad(
        context,
        t('problem.bad'),
        t('timelines.wrongYear', { typed: from === undefined ? asked.from : asked.to }),
      )
    if (from !== null && to !== null && from >= to)
      return bad(context, t('problem.bad'), t('timelines.wrongOrder'))
    if (asked.names.length > MOST_LANES)
      return bad(
        context,
        t('problem.bad'),
        t('timelines.tooMany', { n: asked.names.length, most: MOST_LANES }),
      )
    const picked = await pickedBy(timelines, page, query)
    if (picked === undefined) return notFound(context)
    const names = picked ? [...new Set([...asked.names, ...picked.names])].slice(0, MOST_LANES) : asked.names
    const timeline = await timelines.timeline(names, page.today)
    const found = timeline.lanes.length > 0 || names.length === 0
    return html(
      context,
      <TimelinesPage
        page={page}
        asked={{ ...asked, names }}
        span={{ from, to }}
        timeline={timeline}
        picked={picked}
      />,
      found ? 200 : 404,
    )
  })
  return routes
}

// Null where the address names rules alone; undefined where there is no such row or subject.
async function pickedBy(
  timelines: TimelineShelf,
  page: Page,
  query: URLSearchParams,
): Promise<Picked | null | undefined> {
  const [study, row, subject] = ['study', 'row', 'subject'].map((name) => query.get(name)?.trim() ?? '')
  if (study && row) return (await timelines.ofRow(study, row)) ?? undefined
  if (!subject) return null
  const languages = [page.t.locale, ...page.preferences].flatMap((tag) => languageOf(tag) ?? [])
  return (await timelines.ofSubject(subject, languages, page.today)) ?? undefined
}

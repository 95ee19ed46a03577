/** Timelines across states: `/timelines?p=…&p=…`, the lives of provisions and acts one under another. */
import { Hono } from 'hono'
import { MOST_LANES, type TimelineShelf } from '#jobs/timeline-shelf.ts'
import { bad, html, type SiteEnv } from '../answer.tsx'
import { askedOf, endTyped, PATH } from './asked.ts'
import { TimelinesPage } from './timelines-page.tsx'

export function timelineRoutes(timelines: TimelineShelf): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get(PATH, async (context) => {
    const page = context.get('page')
    const { t } = page
    const asked = askedOf(new URL(context.req.url).searchParams)
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
    const timeline = await timelines.timeline(asked.names, page.today)
    const found = timeline.lanes.length > 0 || asked.names.length === 0
    return html(
      context,
      <TimelinesPage page={page} asked={asked} span={{ from, to }} timeline={timeline} />,
      found ? 200 : 404,
    )
  })
  return routes
}

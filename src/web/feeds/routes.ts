/** What is new, for whoever follows it: by act, by place and for the whole library; and what there is, for whoever indexes it. */
import { type Context, Hono } from 'hono'
import { formatIri } from '#law/iri.ts'
import { actOf } from '../act/view.ts'
import { bad, notFound } from '../answer.tsx'
import { decodedPath } from '../http/origin.ts'
import { placeName, type SiteEnv } from '../page.ts'
import { forPrograms } from '../search/programs.ts'
import { FEEDS, feedPath, SEARCH_FEED } from './address.ts'
import { changeEntry, feedAnswer, markOf, recordedEntry } from './feed.ts'
import { searchFeed } from './search-feed.ts'
import { robots, siteMap, siteMapPart } from './site-map.ts'

type Asking = Context<SiteEnv>

export function feedRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/feeds/changes/:place?', (context) => changes(context, placeOf(context)))
  routes.get('/feeds/recorded/:place?', (context) => recorded(context, placeOf(context)))
  routes.get('/feeds/akn/*', ofAct)
  routes.get(SEARCH_FEED, (context) => forPrograms(context, searchFeed))
  routes.get('/robots.txt', robots)
  routes.get('/sitemap.xml', siteMap)
  routes.get('/sitemaps/:part{[1-9][0-9]{0,4}\\.xml}', siteMapPart)
  return routes
}

function placeOf(context: Asking): string | null {
  return context.req.param('place')?.toLowerCase() ?? null
}

async function changes(context: Asking, place: string | null): Promise<Response> {
  const after = markOf(context)
  if (after === undefined || (after && !after.from)) return wrongMark(context)
  const page = context.get('page')
  if (place !== null && !(await isHeld(context, place))) return notFound(context)
  const named = place === null ? page.t('site.name') : placeName(page, place)
  const feed = {
    title: page.t('feed.changes', { name: named }),
    subtitle: page.t('feed.changesLead'),
    path: place === null ? FEEDS.changes : `${FEEDS.changes}/${place}`,
    page: place === null ? '/' : `/browse?in=${place}`,
  }
  return feedAnswer(
    context,
    feed,
    (limit) => page.library.changesOfTexts({ place, after, limit }),
    changeEntry,
  )
}

async function recorded(context: Asking, place: string | null): Promise<Response> {
  const after = markOf(context)
  if (after === undefined) return wrongMark(context)
  const page = context.get('page')
  if (place !== null && !(await isHeld(context, place))) return notFound(context)
  const named = place === null ? page.t('site.name') : placeName(page, place)
  const feed = {
    title: page.t('feed.recorded', { name: named }),
    subtitle: page.t('feed.recordedLead'),
    path: place === null ? FEEDS.recorded : `${FEEDS.recorded}/${place}`,
    page: place === null ? '/browse' : `/browse?in=${place}`,
  }
  return feedAnswer(
    context,
    feed,
    (limit) => page.library.recordedLately({ place, after, limit }),
    recordedEntry,
  )
}

async function ofAct(context: Asking): Promise<Response> {
  const after = markOf(context)
  if (after === undefined || (after && !after.from)) return wrongMark(context)
  const page = context.get('page')
  const path = decodedPath(context.req.path)?.slice('/feeds'.length)
  const reference = path === undefined ? null : await page.library.resolve(path)
  if (!reference || reference.alias || reference.at !== null || reference.eId !== null)
    return notFound(context)
  const act = await actOf(page, reference, null)
  if (!act) return notFound(context)
  const shown = formatIri({ work: act.work.iri, language: reference.language, at: null, eId: null })
  const feed = {
    title: act.expression.title,
    subtitle: page.t('feed.actLead'),
    path: feedPath(shown),
    page: shown,
  }
  const read = (limit: number) =>
    page.library.changesOfTexts({ expressionId: act.expression.id, after, limit })
  return feedAnswer(context, feed, read, changeEntry)
}

async function isHeld(context: Asking, place: string): Promise<boolean> {
  const { library } = context.get('page')
  return (
    /^[a-z]{2}(?:-[a-z0-9]+)*$/.test(place) && (await library.recordedLately({ place, limit: 1 })).length > 0
  )
}

function wrongMark(context: Asking): Response {
  const { t } = context.get('page')
  return bad(context, t('problem.bad'), t('feed.wrongMark'))
}

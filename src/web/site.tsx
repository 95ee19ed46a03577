/** The site: every page by its address, made of the library, the search and the clock that it is given. */
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { translator } from '#i18n/messages.ts'
import { preferences } from '#i18n/preference.ts'
import { aboutRoutes } from './about-routes.tsx'
import { actRoutes } from './act/routes.tsx'
import { agreementRoutes } from './agreements/routes.tsx'
import { notFound, refuse } from './answer.tsx'
import { apiDoor, apiPageRoutes } from './api-page/routes.tsx'
import { assetRoutes } from './asset-routes.ts'
import { browseRoutes } from './browse/routes.tsx'
import { comparisonRoutes } from './comparison/routes.tsx'
import { counterpartRoutes } from './counterparts/routes.tsx'
import { BENCH, editRoutes } from './edit/routes.tsx'
import { exchangeRoutes } from './exchange/routes.ts'
import { feedLinks } from './feeds/links.ts'
import { feedRoutes } from './feeds/routes.ts'
import { fileRoutes } from './files/routes.tsx'
import { graphRoutes } from './graph/routes.ts'
import { headers } from './headers.ts'
import { homeRoutes } from './home/routes.tsx'
import { forget } from './http/act-headers.ts'
import { keptAnswers } from './http/kept-answers.ts'
import { originOf } from './http/origin.ts'
import { sending } from './http/sending.ts'
import { timeMapRoutes } from './http/timemap-routes.ts'
import { lexiconRoutes } from './lexicon/routes.tsx'
import { networkRoutes } from './network/routes.tsx'
import type { Page, SiteDeps, SiteEnv } from './page.ts'
import { searchRoutes } from './search/routes.tsx'
import { speechOf, withoutSpeech, withSpeech } from './speech.ts'
import { liveRoutes } from './studies/live-routes.ts'
import { STUDIES, studyRoutes } from './studies/routes.tsx'
import { subjectRoutes } from './subjects/routes.tsx'
import { timelineRoutes } from './timelines/routes.tsx'
import { verifyRoutes } from './verify/routes.tsx'

export type { SiteDeps } from './page.ts'

/** Returns the site over a library. `failed` is told of errors that a reader sees as a page without details. */
export function site(deps: SiteDeps, failed: (error: Error) => void = () => {}): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { stamp, clock, network } = deps
  if (deps.exchange) app.route('/exchange', exchangeRoutes(deps.exchange))
  if (deps.studies && !deps.studies.db.isWalled) app.route('/studies', liveRoutes(deps.studies))
  if (stamp) app.use(keptAnswers(() => `${stamp()} ${clock()} ${network?.mark() ?? ''}`))
  app.use(headers(), sending())
  app.route('/', assetRoutes(deps.assets))
  if (deps.api) app.route('/', apiDoor(deps.api))
  app.use(async (context, next) => {
    const page = pageOf(deps, context)
    context.set('page', page)
    const isWrittenTo =
      (deps.desk && BENCH.test(context.req.path)) || (deps.studies && STUDIES.test(context.req.path))
    if (!isQuestion(context) && !isWrittenTo) return refuseMethod(context)
    await next()
    if (page.speech.chosen) carryOn(context, page.speech.locale)
  })
  if (deps.desk) app.route('/edit', editRoutes(deps.desk))
  app.route('/', homeRoutes())
  app.route('/', browseRoutes())
  app.route('/', searchRoutes())
  app.route('/', aboutRoutes())
  if (deps.agreements) app.route('/', agreementRoutes(deps.agreements))
  if (network) app.route('/', networkRoutes(network))
  if (deps.lexicon) app.route('/', lexiconRoutes(deps.lexicon))
  if (deps.comparisons) app.route('/', comparisonRoutes(deps.comparisons))
  if (deps.subjects) app.route('/', subjectRoutes(deps.subjects))
  if (deps.counterparts) app.route('/', counterpartRoutes(deps.counterparts))
  if (deps.studies) app.route('/studies', studyRoutes(deps.studies))
  if (deps.timelines) app.route('/', timelineRoutes(deps.timelines))
  app.route('/', apiPageRoutes())
  app.route('/', timeMapRoutes())
  app.route('/', feedRoutes())
  app.route('/', verifyRoutes())
  app.route('/', fileRoutes())
  app.route('/', graphRoutes())
  app.route('/', actRoutes())
  app.notFound((context) => notFound(context))
  app.onError((error, context) => {
    const { t } = context.get('page')
    forget(context)
    if (error instanceof HTTPException) {
      const title = t('problem.refused')
      return refuse(context, error.status as ContentfulStatusCode, { title, words: t('problem.refusedLead') })
    }
    failed(error)
    return refuse(context, 500, { title: t('problem.failed'), words: t('problem.failedLead') })
  })
  return app
}

function pageOf(deps: SiteDeps, { req }: Context<SiteEnv>): Page {
  const { pathname, search } = new URL(req.url)
  const preferred = preferences(req.header('accept-language'))
  const speech = speechOf(req.query('ui'), preferred)
  return {
    ...deps,
    t: translator(speech.locale),
    speech,
    address: withoutSpeech(pathname + search),
    today: deps.clock(),
    preferences: speech.chosen ? [speech.locale, ...preferred] : preferred,
    links: feedLinks(deps, translator(speech.locale), pathname === '/browse' ? req.query('in') : undefined),
  }
}

// A redirect within the site leads to a page in the language chosen.
function carryOn(context: Context<SiteEnv>, locale: string): void {
  const { headers } = context.res
  const to = headers.get('Location')
  if (to?.startsWith('/') || to?.startsWith(`${originOf(context)}/`))
    headers.set('Location', withSpeech(to, locale))
}

function isQuestion({ req }: Context<SiteEnv>): boolean {
  return req.method === 'GET' || req.method === 'HEAD'
}

function refuseMethod(context: Context<SiteEnv>): Response {
  const { t } = context.get('page')
  context.header('Allow', 'GET, HEAD, OPTIONS')
  return refuse(context, 405, { title: t('api.problem.405'), words: t('problem.method') })
}

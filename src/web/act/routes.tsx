/** Acts at their IRIs, their other names, and what can be asked of them. */
import { type Context, Hono } from 'hono'
import { ownLanguageName } from '#i18n/names.ts'
import { bcp47 } from '#law/language.ts'
import type { Reference } from '#store/model.ts'
import { bad, html, notFound, type SiteEnv, wrongDay } from '../answer.tsx'
import { readDay } from '../day-input.ts'
import { say } from '../page.ts'
import { ProblemPage } from '../problem-page.tsx'
import { ActPage } from './act-page.tsx'
import { ComparePage, comparisonOf } from './compare-page.tsx'
import { VersionsPage } from './versions-page.tsx'
import { type Act, actOf, hrefOf, viewOf } from './view.ts'

type Asking = Context<SiteEnv>

export function actRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/akn/*', async (context) => {
    const path = decoded(context.req.path)
    const { t, library } = context.get('page')
    if (path === null) return bad(context, t('problem.bad'), t('problem.badLead'))
    const wrong = /@([^/]+)/.exec(path)?.[1]
    if (wrong !== undefined && readDay(wrong).wrong) return wrongDay(context, wrong)
    if (/[^/]\/+$/.test(path) && path !== '/akn/') return toTrimmed(context)
    const reference = await library.resolve(path)
    if (!reference) return toPlace(context, path) ?? notFound(context)
    return reference.alias ? toWork(context, reference) : showAct(context, reference)
  })
  routes.get('/alias/*', (context) => byAlias(context, context.req.path.slice('/alias/'.length)))
  routes.get('/*', (context) => byAlias(context, context.req.path.slice(1)))
  return routes
}

// Register numbers and the like; some of them begin with a slash, as ELIs do.
async function byAlias(context: Asking, written: string): Promise<Response> {
  const alias = decoded(written)
  const { t, library } = context.get('page')
  if (alias === null) return bad(context, t('problem.bad'), t('problem.badLead'))
  if (alias === '') return notFound(context)
  const reference = (await library.resolve(alias)) ?? (await library.resolve(`/${alias}`))
  if (reference) return toWork(context, reference)
  return alias.endsWith('/') ? toTrimmed(context) : notFound(context)
}

// One address, one page: a slash at the end is dropped. Two at the beginning would name another site.
function toTrimmed(context: Asking): Response {
  const path = context.req.path.replace(/\/+$/, '').replace(/^[/\\]+/, '')
  return context.redirect(`/${path}${new URL(context.req.url).search}`, 301)
}

// Readers shorten an address to see what lies above the act: the shelf of its state, if anything is on it.
function toPlace(context: Asking, path: string): Response | null {
  const place = /^\/akn\/([a-z]{2}(?:-[a-z0-9]+)?)(?:\/act)?$/.exec(path)?.[1]
  return place ? context.redirect(`/browse?in=${place}`) : null
}

// What was asked of the act under its other name (a language, a day, two days) is asked of it at its address.
function toWork(context: Asking, reference: Reference): Response {
  return context.redirect(encodeURI(reference.work.iri) + new URL(context.req.url).search)
}

async function showAct(context: Asking, reference: Reference): Promise<Response> {
  const page = context.get('page')
  const act = await actOf(page, reference, context.req.query('lang') ?? null)
  if (!act) return noLanguage(context, reference)
  const query = context.req.query()
  if (query.at !== undefined) return toDay(context, act, query.at, reference.eId)
  if (query.from !== undefined || query.to !== undefined) return compare(context, act, query.from, query.to)
  if (query.view === 'versions') return html(context, <VersionsPage page={page} act={act} />)
  const part = query.part === undefined ? null : /^[1-9]\d{0,4}$/.test(query.part) ? Number(query.part) : 0
  if (part === 0)
    return bad(context, page.t('problem.bad'), page.t('problem.wrongPart', { typed: query.part ?? '' }))
  const view = await viewOf(page, act, { eId: reference.eId, part })
  if (!view.reading && view.text.nodes.length > 0) return noProvision(context, act, reference.eId ?? '')
  const { aliases } = await page.library.summary(act.work.id)
  return html(context, <ActPage page={page} view={view} aliases={aliases} eId={reference.eId} />)
}

function toDay(context: Asking, act: Act, typed: string, eId: string | null): Response {
  const { day, wrong } = readDay(typed)
  return wrong ? wrongDay(context, typed) : context.redirect(hrefOf(act, { at: day, eId }))
}

async function compare(
  context: Asking,
  act: Act,
  from: string | undefined,
  to: string | undefined,
): Promise<Response> {
  const page = context.get('page')
  const [first, second] = [readDay(from), readDay(to)]
  if (first.wrong) return wrongDay(context, first.typed)
  if (second.wrong) return wrongDay(context, second.typed)
  const start = first.day ?? act.versions.find((version) => version.from !== null)?.from ?? page.today
  const end = second.day ?? page.today
  if (start > end) return context.redirect(`${hrefOf(act, { at: null })}?from=${end}&to=${start}`)
  const typed = context.req.query('page') ?? '1'
  const number = /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 0
  if (number === 0) return bad(context, page.t('problem.bad'), page.t('search.wrongPage', { typed }))
  return html(
    context,
    <ComparePage page={page} act={act} comparison={await comparisonOf(page, act, start, end, number)} />,
  )
}

async function noLanguage(context: Asking, reference: Reference): Promise<Response> {
  const page = context.get('page')
  const { work } = reference
  const held = (await page.library.expressions(work.id)).filter(({ shown }) => shown)
  const links = held.map(({ language }) => (
    <li>
      <a href={encodeURI(`${work.iri}/${language}`)} lang={bcp47(language)} hreflang={bcp47(language)}>
        {ownLanguageName(language)}
      </a>
    </li>
  ))
  const words = page.t('problem.noLanguageLead', { title: work.title })
  return html(
    context,
    <ProblemPage page={page} title={page.t('problem.noLanguage')} words={words}>
      <ul>{links}</ul>
    </ProblemPage>,
    404,
  )
}

function noProvision(context: Asking, act: Act, eId: string): Response {
  const page = context.get('page')
  const words = page.t('problem.noProvisionLead', {
    title: act.expression.title,
    eId,
    date: say(page, act.at),
  })
  return html(
    context,
    <ProblemPage page={page} title={page.t('problem.noProvision')} words={words}>
      <p>
        <a href={hrefOf(act)}>{page.t('problem.readAct')}</a> ·{' '}
        <a href={`${hrefOf(act, { at: null })}?view=versions`}>{page.t('versions.title')}</a>
      </p>
    </ProblemPage>,
    404,
  )
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

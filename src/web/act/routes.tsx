/** Acts at their IRIs, their other names, and what can be asked of them. */
import { type Context, Hono } from 'hono'
import { ownLanguageName } from '#i18n/names.ts'
import { dayOf } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47 } from '#law/language.ts'
import type { Reference } from '#store/model.ts'
import { bad, html, notFound, refuse, wrongDay } from '../answer.tsx'
import { answerBeside } from '../beside/answer.tsx'
import { answerCitedBy, answerCites } from '../citing/answer.tsx'
import { answerCompare } from '../compare/answer.tsx'
import { readDay } from '../day-input.ts'
import { answerGraph } from '../graph/answer.tsx'
import { askedAct, describe, forget, headLinks } from '../http/act-headers.ts'
import { chosen } from '../http/offers.ts'
import { pageHeld } from '../http/page-state.ts'
import { lastModified } from '../http/state.ts'
import { notAcceptable, textAnswer } from '../http/text-answer.ts'
import { timeGate } from '../http/timegate.ts'
import { type SiteEnv, say } from '../page.ts'
import { answerVerify } from '../verify/answer.tsx'
import { groundsOf, VersionsPage } from '../versions/versions-page.tsx'
import { ActPage } from './act-page.tsx'
import { StoryView } from './story-view.tsx'
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

// What was asked of the act under its other name (a language, a day, two days, a provision) is asked of it at its address.
function toWork(context: Asking, { work, language, at, eId }: Reference): Response {
  const iri = formatIri({ work: work.iri, language, at, eId })
  return context.redirect(encodeURI(iri) + new URL(context.req.url).search)
}

async function showAct(context: Asking, reference: Reference): Promise<Response> {
  const page = context.get('page')
  const act = await actOf(page, reference, context.req.query('lang') ?? null)
  if (!act) return (await withdrawn(context, reference)) ?? noLanguage(context, reference)
  const query = context.req.query()
  if (query.at !== undefined) return toDay(context, act, query.at, reference.eId)
  const pair = query.from !== undefined || query.to !== undefined
  if (pair && reference.eId === null) return answerCompare(context, act)
  if (query.beside !== undefined) return answerBeside(context, act, reference.eId)
  if (query.view === 'versions') {
    const findings = await page.library.findings({ workId: act.work.id })
    const grounds = await groundsOf(page, act)
    return html(context, <VersionsPage page={page} act={act} grounds={grounds} findings={findings} />)
  }
  if (query.view === 'graph') return answerGraph(context, act)
  if (query.view === 'verify') return answerVerify(context, act, reference.eId)
  if (query.view === 'cites') return answerCites(context, act)
  if (query.view === 'cited-by')
    return (
      (await answerCitedBy(context, act, reference.eId)) ?? noProvision(context, act, reference.eId ?? '')
    )
  if (pair || (query.only === 'wordings' && reference.eId !== null))
    return wordings(context, act, reference, query)
  return showText(context, act, reference)
}

// What its publisher took back is gone, and not merely unknown: readers are told by whom, when and why.
async function withdrawn(context: Asking, { work }: Reference): Promise<Response | null> {
  const page = context.get('page')
  const last = await page.library.withdrawal(work.id)
  if (!last) return null
  const on = say(page, dayOf(new Date(last.at)))
  const { source, reason } = last
  return refuse(context, 410, {
    title: page.t('problem.withdrawn', { title: work.title }),
    words: page.t('problem.withdrawnLead', { source, on, reason }),
  })
}

// The same address gives the page, and the text in every format that a program may ask for.
async function showText(context: Asking, act: Act, reference: Reference): Promise<Response> {
  const page = context.get('page')
  const { part: typed, near = null } = context.req.query()
  const part = typed === undefined ? null : /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0
  if (part === 0)
    return bad(context, page.t('problem.bad'), page.t('problem.wrongPart', { typed: typed ?? '' }))
  const asked = await askedAct(page, act, reference)
  const elsewhere = timeGate(context, asked)
  if (elsewhere) return elsewhere
  const offer = chosen(context.req.header('Accept'), act.expression.language)
  if (offer === null) return notAcceptable(context, asked)
  describe(context, asked, offer)
  if (offer.format) return textAnswer(context, asked, offer.format, offer.type)
  const held = await pageHeld(context, lastModified(asked.shown, page.today))
  if (held) return held
  const view = await viewOf(page, act, { eId: reference.eId, part, near })
  if (!view.reading && view.text.nodes.length > 0) return noProvision(context, act, reference.eId ?? '')
  const { aliases } = await page.library.summary(act.work.id)
  const linked = { ...page, links: headLinks(page, asked) }
  return html(context, <ActPage page={linked} view={view} aliases={aliases} eId={reference.eId} />)
}

function toDay(context: Asking, act: Act, typed: string, eId: string | null): Response {
  const { day, wrong } = readDay(typed)
  return wrong ? wrongDay(context, typed) : context.redirect(hrefOf(act, { at: day, eId }))
}

// Two wordings of a provision: its page with the redline, or the redline alone for a script to put in place.
async function wordings(
  context: Asking,
  act: Act,
  { eId }: Reference,
  asked: Readonly<Record<string, string>>,
): Promise<Response> {
  const page = context.get('page')
  const [from, to] = [readDay(asked.from), readDay(asked.to)]
  if (from.wrong) return wrongDay(context, from.typed)
  if (to.wrong) return wrongDay(context, to.typed)
  const view = await viewOf(page, act, { eId, part: null, pair: { from: from.day, to: to.day } })
  if (view.reading === null || eId === null) return noProvision(context, act, eId ?? '')
  if (!view.story) return answerCompare(context, act)
  context.header('X-Robots-Tag', 'noindex')
  if (asked.only === 'wordings')
    return html(context, <StoryView page={page} view={view} story={view.story} />)
  const { aliases } = await page.library.summary(act.work.id)
  return html(context, <ActPage page={page} view={view} aliases={aliases} eId={eId} />)
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
  return refuse(context, 404, {
    title: page.t('problem.noLanguage'),
    words: page.t('problem.noLanguageLead', { title: work.title }),
    children: <ul>{links}</ul>,
    more: { languages: held.map(({ language }) => language) },
  })
}

function noProvision(context: Asking, act: Act, eId: string): Response {
  const page = context.get('page')
  const words = page.t('problem.noProvisionLead', {
    title: act.expression.title,
    eId,
    date: say(page, act.at),
  })
  forget(context)
  return refuse(context, 404, {
    title: page.t('problem.noProvision'),
    words,
    children: (
      <p>
        <a href={hrefOf(act)}>{page.t('problem.readAct')}</a> ·{' '}
        <a href={`${hrefOf(act, { at: null })}?view=versions`}>{page.t('versions.title')}</a>
      </p>
    ),
  })
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

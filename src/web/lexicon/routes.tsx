/** The lexicon: `/lexicon` lists the pairs of languages, `/lexicon/en/fr` is a glossary, `?term=` looks a term up. */
import { type Context, Hono } from 'hono'
import type { LexiconShelf } from '#jobs/lexicon/shelf.ts'
import { bcp47, languageOf } from '#law/language.ts'
import { bad, html } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { LexiconPage } from './lexicon-page.tsx'
import { PairsPage } from './pairs-page.tsx'

/** Terms on one page of a glossary; renderings of a term. */
const SIZE = 60
const RENDERINGS = 8

export function lexiconRoutes(lexicon: LexiconShelf): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/lexicon', async (context) =>
    html(context, <PairsPage page={context.get('page')} pairs={await lexicon.pairs()} />),
  )
  routes.get('/lexicon/:from/:to', async (context) => answer(context, lexicon))
  return routes
}

async function answer(context: Context<SiteEnv>, lexicon: LexiconShelf): Promise<Response> {
  const page = context.get('page')
  const typed = [context.req.param('from') ?? '', context.req.param('to') ?? ''] as const
  const [from, to] = typed.map((each) => languageOf(each))
  const wrong = typed.find((each) => languageOf(each) === null) ?? (from === to ? typed[1] : undefined)
  if (!from || !to || wrong !== undefined)
    return bad(context, page.t('problem.bad'), page.t('lexicon.wrong', { typed: wrong ?? '' }))
  if (typed[0] !== bcp47(from) || typed[1] !== bcp47(to))
    return context.redirect(`/lexicon/${bcp47(from)}/${bcp47(to)}${new URL(context.req.url).search}`, 301)
  const number = context.req.query('page') ?? '1'
  if (!/^[1-9]\d{0,3}$/.test(number))
    return bad(context, page.t('problem.bad'), page.t('search.wrongPage', { typed: number }))
  const term = context.req.query('term')?.trim().slice(0, MOST_TYPED) || null
  const domain = context.req.query('in')?.trim().toLowerCase().slice(0, 20) || null
  const letter = context.req.query('letter')?.slice(0, 4) || null
  const said = await lexicon.ask({
    from,
    to,
    term,
    domain,
    limit: term === null ? SIZE : RENDERINGS,
    alphabet: { letter, offset: (Number(number) - 1) * SIZE },
  })
  const view = {
    answer: said,
    letter,
    number: Number(number),
    size: SIZE,
    places: await lexicon.places(from, to),
  }
  const found = said.terms.length > 0 || (term === null && (said.learnt !== null || said.through.length > 0))
  return html(context, <LexiconPage page={page} view={view} />, found ? 200 : 404)
}

const MOST_TYPED = 200

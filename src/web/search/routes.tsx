/** Search: the question is read, checked, answered, as a page, a table, data; and what is offered while it is typed. */
import { type Context, Hono } from 'hono'
import type { SearchResult } from '#search/model.ts'
import { html, notFound } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { type Asked, isWithinAct, optionsOf, queryOf, readAsked, type Wrong } from './asked.ts'
import { faultOf, wrongWords } from './faults.ts'
import { FORMS, formLinks } from './forms.tsx'
import { historyAnswer, historyTable } from './history.tsx'
import { elsewhereOf } from './other-language.ts'
import { forPrograms } from './programs.ts'
import { SearchPage, SIZE } from './search-page.tsx'
import { suggestAnswer } from './suggest.ts'
import { tableAnswer } from './table.ts'

type Asking = Context<SiteEnv>

export function searchRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/search', searched)
  routes.get(FORMS.csv, (context) => forPrograms(context, tableAnswer))
  routes.get(FORMS.json, toApi)
  routes.get('/search/suggest', suggestAnswer)
  routes.get(FORMS.history, historyAnswer)
  routes.get(FORMS.historyCsv, (context) => forPrograms(context, historyTable))
  return routes
}

async function searched(context: Asking): Promise<Response> {
  const page = context.get('page')
  const { asked, wrong } = readAsked((name) => context.req.query(name))
  const { result, problem, status } = await answerTo(context, asked, wrong)
  const links = result === null ? [] : formLinks(page, asked)
  const linked = { ...page, links: [...(page.links ?? []), ...links] }
  const day = result === null || result.at === page.today ? null : result.at
  const elsewhere = await elsewhereOf(page, result?.hits ?? [], day)
  return html(
    context,
    <SearchPage page={linked} asked={asked} result={result} elsewhere={elsewhere} problem={problem} />,
    status,
  )
}

interface Answer {
  readonly result: SearchResult | null
  readonly problem: string | null
  readonly status: 200 | 400 | 503
}

async function answerTo(context: Asking, asked: Asked, wrong: Wrong | null): Promise<Answer> {
  const page = context.get('page')
  if (wrong) return { result: null, problem: wrongWords(page.t, wrong), status: 400 }
  if (asked.q === '') return { result: null, problem: null, status: 200 }
  try {
    const result = await page.search.search(asked.q, {
      ...optionsOf(asked, page.today),
      fold: !isWithinAct(asked),
      limit: SIZE,
      offset: (asked.page - 1) * SIZE,
    })
    return { result, problem: null, status: 200 }
  } catch (error) {
    const fault = faultOf(page.t, error)
    if (!fault) throw error
    for (const [name, value] of Object.entries(fault.headers)) context.header(name, value)
    return { result: null, problem: fault.words, status: fault.status }
  }
}

// The API gives the search as data: one form of it is enough.
function toApi(context: Asking): Response {
  if (!context.get('page').api) return notFound(context)
  const { asked } = readAsked((name) => context.req.query(name))
  const query = queryOf({ ...asked, page: 1, explain: false })
  if (asked.explain) query.set('explain', 'true')
  if (isWithinAct(asked)) query.set('fold', 'false')
  return context.redirect(`/api/v1/search?${query}`)
}

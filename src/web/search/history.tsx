/** When words entered and left the law: the page at its address, and its table of days. */
import type { Context } from 'hono'
import { eventsTable } from '#jobs/search/hit-rows.ts'
import type { PhraseHistory } from '#search/model.ts'
import { html } from '../answer.tsx'
import { originOf } from '../http/origin.ts'
import { pageHeld } from '../http/page-state.ts'
import type { SiteEnv } from '../page.ts'
import { type Asked, readAsked } from './asked.ts'
import { faultOf, wrongWords } from './faults.ts'
import { HistoryPage } from './history-page.tsx'
import { downloaded } from './table.ts'

type Asking = Context<SiteEnv>

/** Returns the page. */
export async function historyAnswer(context: Asking): Promise<Response> {
  const page = context.get('page')
  const { asked, wrong } = readAsked((name) => context.req.query(name))
  const shown = (history: PhraseHistory | null, problem: string | null) => (
    <HistoryPage page={page} asked={asked} history={history} problem={problem} />
  )
  if (wrong) return html(context, shown(null, wrongWords(page.t, wrong)), 400)
  if (asked.q === '') return html(context, shown(null, null))
  try {
    return html(context, shown(await historyOf(context, asked), null))
  } catch (error) {
    const fault = faultOf(page.t, error)
    if (!fault) throw error
    for (const [name, value] of Object.entries(fault.headers)) context.header(name, value)
    return html(context, shown(null, fault.words), fault.status)
  }
}

/** Returns the days on which the words came and went, as CSV. */
export async function historyTable(context: Asking, asked: Asked): Promise<Response> {
  downloaded(context, 'phrase.csv')
  const held = await pageHeld(context, null)
  if (held) return held
  const history = await historyOf(context, asked)
  return context.body(eventsTable(history.events, originOf(context)))
}

function historyOf(context: Asking, { q, filters }: Asked): Promise<PhraseHistory> {
  const { search } = context.get('page')
  return search.phrase(q, {
    in: filters.in,
    lang: filters.lang[0] ?? null,
    type: filters.type[0] ?? null,
  })
}

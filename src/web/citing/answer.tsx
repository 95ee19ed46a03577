/** Answering for what cites an act or provision (`?view=cited-by`) and what an act cites (`?view=cites`). */
import type { Context } from 'hono'
import { citesOf } from '#jobs/citations/cited-acts.ts'
import { type CitingFilter, citingList } from '#jobs/citations/citing.ts'
import { CITING_KINDS } from '#store/citing-works.ts'
import { inOrder } from '../act/reading.ts'
import { type Act, versionOn } from '../act/view.ts'
import { bad, html } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { CitedByPage } from './cited-by-page.tsx'
import { CitesPage } from './cites-page.tsx'

/** Works on a page, and passages quoted of each; passages on a page of one work. */
const LIMIT = 20
const QUOTES = 3

/**
 * Returns the list of what cites the act, or the provision of the eId as the text of the day has it; null where that has none. A page
 * beyond the last is the last.
 */
export async function answerCitedBy(
  context: Context<SiteEnv>,
  act: Act,
  eId: string | null,
): Promise<Response | null> {
  const page = context.get('page')
  const { group = '', in: place = '', kind = '', year = '', work = '' } = context.req.query()
  const { page: typed = '1' } = context.req.query()
  const number = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0
  if (number === 0) return bad(context, page.t('problem.bad'), page.t('search.wrongPage', { typed }))
  const text = await page.library.textOnDay(act.expression.id, act.at)
  const node = eId === null ? null : (inOrder(text.nodes).find((each) => each.eId === eId) ?? null)
  if (eId !== null && node === null) return null
  const filter: CitingFilter = {
    group: CITING_KINDS.find((each) => each === group) ?? null,
    place: place || null,
    kind: kind || null,
    year: year || null,
    work: work || null,
  }
  const cited = { workId: act.work.id, provisionId: node?.provisionId ?? null }
  const asked = { filter, limit: LIMIT, quotes: QUOTES, language: act.expression.language, today: page.today }
  let list = await citingList(page.library, cited, { ...asked, offset: (number - 1) * LIMIT })
  const paged = filter.work === null ? list.total.works : list.total.passages
  const last = Math.max(1, Math.ceil(paged / LIMIT))
  if (number > last) list = await citingList(page.library, cited, { ...asked, offset: (last - 1) * LIMIT })
  return html(
    context,
    <CitedByPage
      page={page}
      act={act}
      version={versionOn(act.versions, act.at)}
      node={node}
      list={list}
      filter={filter}
      number={Math.min(number, last)}
      last={last}
    />,
  )
}

/** Returns the page of what the act cites on the day. */
export async function answerCites(context: Context<SiteEnv>, act: Act): Promise<Response> {
  const page = context.get('page')
  const cites = await citesOf(page.library, act.expression, act.at)
  return html(
    context,
    <CitesPage page={page} act={act} version={versionOn(act.versions, act.at)} cites={cites} />,
  )
}

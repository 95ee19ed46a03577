/** Answering for two days of an act: `?from=2018-05-25&to=2024-03-01`, with `show=whole` for the whole text and `columns=2` for before and after beside each other. */
import type { Context } from 'hono'
import type { Act } from '../act/view.ts'
import { bad, html, wrongDay } from '../answer.tsx'
import { readDay } from '../day-input.ts'
import type { SiteEnv } from '../page.ts'
import { ComparePage } from './compare-page.tsx'
import { comparisonOf } from './comparison.ts'

/** Returns the page of the comparison, or the one that says what of the address cannot be read. A day not named is the act's first, or today. */
export async function answerCompare(context: Context<SiteEnv>, act: Act): Promise<Response> {
  const page = context.get('page')
  const query = context.req.query()
  const [first, second] = [readDay(query.from), readDay(query.to)]
  if (first.wrong) return wrongDay(context, first.typed)
  if (second.wrong) return wrongDay(context, second.typed)
  const typed = query.page ?? '1'
  const number = /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 0
  if (number === 0) return bad(context, page.t('problem.bad'), page.t('search.wrongPage', { typed }))
  const comparison = await comparisonOf(page, act, {
    from: first.day ?? act.versions.find((version) => version.from !== null)?.from ?? page.today,
    to: second.day ?? page.today,
    whole: query.show === 'whole',
    columns: query.columns === '2',
    number,
  })
  return html(context, <ComparePage page={page} comparison={comparison} />)
}

/** Answering for an act with other languages beside: `?beside=rus,fra`, each with a day of its own where one is named (`rus@2024-03-01`). */
import type { Context } from 'hono'
import type { Act } from '../act/view.ts'
import { bad, html } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { BesidePage } from './beside-page.tsx'
import { askedBeside, besideOf } from './beside-view.ts'

/** Returns the page of languages side by side, or the one that says what of the address cannot be read. */
export async function answerBeside(
  context: Context<SiteEnv>,
  act: Act,
  eId: string | null,
): Promise<Response> {
  const page = context.get('page')
  const values = context.req.queries('beside') ?? []
  const asked = askedBeside(values)
  if (!asked) return bad(context, page.t('problem.bad'), page.t('beside.wrong', { typed: values.join(',') }))
  const typed = context.req.query('page') ?? '1'
  const number = /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 0
  if (number === 0) return bad(context, page.t('problem.bad'), page.t('search.wrongPage', { typed }))
  const view = await besideOf(page, act, asked, { eId, number })
  return html(context, <BesidePage page={page} view={view} />)
}

/** Searches that programs read: what is wrong with them is told as programs read it. */
import type { Context } from 'hono'
import { bad, refuse } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { type Asked, readAsked } from './asked.ts'
import { faultOf, wrongWords } from './faults.ts'

/** Returns the answer to the search that the address states, or what is wrong with it. */
export async function forPrograms(
  context: Context<SiteEnv>,
  answer: (context: Context<SiteEnv>, asked: Asked) => Promise<Response>,
): Promise<Response> {
  const { t } = context.get('page')
  const { asked, wrong } = readAsked((name) => context.req.query(name))
  if (wrong) return bad(context, t('problem.bad'), wrongWords(t, wrong))
  if (asked.q === '') return bad(context, t('problem.bad'), t('search.fault.empty'))
  try {
    return await answer(context, asked)
  } catch (error) {
    const fault = faultOf(t, error)
    if (!fault) throw error
    for (const name of ['Content-Type', 'Content-Disposition', 'Content-Language', 'ETag'])
      context.header(name, undefined)
    for (const [name, value] of Object.entries(fault.headers)) context.header(name, value)
    return refuse(context, fault.status, { title: t(`api.problem.${fault.status}`), words: fault.words })
  }
}

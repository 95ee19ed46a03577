/** Datetime negotiation (RFC 7089): an address without a day leads to the version of the day that the client asks for. */
import type { Context } from 'hono'
import { dayOf } from '#kit/day.ts'
import { formatLinks, readHttpDate } from '#kit/http.ts'
import type { SiteEnv } from '../page.ts'
import type { AskedAct } from './act-headers.ts'
import { mementoLinks, pathFor } from './mementos.ts'
import { absolute, originOf } from './origin.ts'
import { problem } from './problem.ts'

/**
 * Returns the redirect to the version of the day asked for, or the problem with the header; null where the client asks for no
 * day, the address names one already, or no version has a date.
 */
export function timeGate(context: Context<SiteEnv>, { act, timeline }: AskedAct): Response | null {
  const typed = context.req.header('Accept-Datetime')
  if (typed === undefined || act.dated || timeline.mementos.length === 0) return null
  const { t } = context.get('page')
  const asked = readHttpDate(typed)
  if (asked === null)
    return problem(context, 400, {
      title: t('api.badDatetime'),
      detail: t('api.badDatetimeLead', { typed: typed.slice(0, 80) }),
    })
  const origin = originOf(context)
  context.header('Vary', 'Accept-Datetime, Accept-Language')
  context.header('Link', formatLinks(mementoLinks(timeline, origin, null)))
  context.header('Cache-Control', 'no-cache')
  return context.redirect(absolute('', pathFor(timeline, dayOf(asked))), 302)
}

/** Problem details (RFC 9457): what programs are told where readers see a page. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PROBLEM_TYPE, type Problem, problemType } from '#kit/http.ts'
import type { SiteEnv } from '../page.ts'
import { originOf } from './origin.ts'
import { addVary } from './vary.ts'

/** Returns the problem as its document. `more` holds members of its own kind. */
export function problem(
  context: Context<SiteEnv>,
  status: ContentfulStatusCode,
  words: { readonly title: string; readonly detail: string },
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const { pathname, search } = new URL(context.req.url)
  const body: Problem = {
    type: problemType(originOf(context), status),
    ...words,
    status,
    instance: pathname + search,
    ...more,
  }
  context.header('Content-Language', context.get('page').t.locale)
  const answer = context.body(`${JSON.stringify(body, null, 2)}\n`, status, { 'Content-Type': PROBLEM_TYPE })
  addVary(answer.headers, 'Accept', 'Accept-Language')
  return answer
}

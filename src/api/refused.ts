/** What cannot be answered, as problem details (RFC 9457). */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isKey, type Key } from '#i18n/messages.ts'
import { PROBLEM_TYPE, type Problem, problemType } from '#kit/http.ts'
import type { ApiEnv } from './asking.ts'

type Values = Readonly<Record<string, string | number>>

/** Thrown where a request cannot be answered: status, and keys of the words that say why. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: ContentfulStatusCode
  readonly title: Key
  readonly detail: Key
  readonly values: Values

  constructor(status: ContentfulStatusCode, title: Key, detail: Key, values: Values = {}) {
    super(`${status} ${detail}`)
    this.status = status
    this.title = title
    this.detail = detail
    this.values = values
  }
}

/** Returns the answer to what was refused. */
export function refusal(context: Context<ApiEnv>, { status, title, detail, values }: Refused): Response {
  const t = context.get('t')
  return problem(context, status, t(title, values), t(detail, values))
}

/** Returns a problem in words. */
export function problem(
  context: Context<ApiEnv>,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const { pathname, search } = new URL(context.req.url)
  const body: Problem = {
    type: problemType(context.get('origin'), status),
    title,
    status,
    detail,
    instance: pathname + search,
    ...more,
  }
  context.header('Content-Language', context.get('t').locale)
  return context.body(`${JSON.stringify(body, null, 2)}\n`, status, { 'Content-Type': PROBLEM_TYPE })
}

/** One parameter that cannot be read. */
interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Returns the problem that names every parameter that cannot be read. */
export function unreadable(context: Context<ApiEnv>, issues: readonly Issue[]): Response {
  const t = context.get('t')
  const errors = issues.map(({ path, message }) => ({
    parameter: path.join('.'),
    message: isKey(message) ? t(message) : message,
  }))
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(', ')
  return problem(context, 400, t('api.problem.400'), t('api.wrong.parameters', { names }), { errors })
}

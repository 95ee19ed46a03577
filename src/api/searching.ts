/** Operations that search: acts and provisions by their words, what is offered while one types, a phrase through time. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Day, isDay } from '#kit/day.ts'
import { isForce } from '#law/force.ts'
import { ACROSS } from '#search/across.ts'
import { RETRY_AFTER, SearchBusyError, SearchTimeoutError } from '#search/model.ts'
import { QueryError } from '#search/query.ts'
import { type Api, type ApiDeps, type ApiEnv, PARAMETERS, reading } from './asking.ts'
import { offsetOf, writeCursor } from './cursor.ts'
import { problem } from './refused.ts'
import { HitsSchema, PhraseSchema, SuggestionsSchema } from './search-schemas.ts'
import { linkNext } from './works.ts'

const { lang, in: places, type, cursor, limit } = PARAMETERS
/** What the language of queries takes, and no less: what is longer is told as it tells it. */
const MOST_CHARACTERS = 2000

const q = z.string().trim().min(1).max(MOST_CHARACTERS)

const at = z
  .string()
  .refine((typed): typed is Day | 'any' => typed === 'any' || isDay(typed), { error: 'api.wrong.dayOrAny' })
  .optional()
  .openapi({ type: 'string', description: 'api.param.atOrAny' })

const force = z
  .string()
  .transform((typed, context) => {
    const ranks = typed.toLowerCase().split(',')
    if (!ranks.every(isForce)) context.addIssue({ code: 'custom', message: 'api.wrong.force' })
    return ranks.filter(isForce)
  })
  .optional()
  .openapi({ type: 'string', description: 'api.param.force' })

const YEARS = /^(?!(?:\.\.)?$)(?<first>\d{1,4})?(?<dots>\.\.)?(?<last>(?<=\.\.)\d{1,4})?$/

const year = z
  .string()
  .regex(YEARS, { error: 'api.wrong.year' })
  .transform((typed) => {
    const { first, dots, last } = YEARS.exec(typed)?.groups ?? {}
    const from = first === undefined ? null : Number(first)
    return { from, to: dots === undefined ? from : last === undefined ? null : Number(last) }
  })
  .optional()
  .openapi({ type: 'string', description: 'api.param.year' })

const flag = (usual: boolean, description: string) =>
  z
    .enum(['true', 'false'])
    .default(usual ? 'true' : 'false')
    .transform((typed) => typed === 'true')
    .openapi({ type: 'boolean', description })

/** Adds the operations. */
export function addSearching(api: Api, deps: ApiDeps): void {
  addSearch(api, deps)
  addSuggest(api, deps)
  addPhrase(api, deps)
}

function addSearch(api: Api, deps: ApiDeps): void {
  const query = z.object({
    q: q.openapi({ description: 'api.param.q' }),
    at,
    in: places,
    lang,
    type,
    force,
    year,
    across: z.enum(ACROSS).optional().openapi({ description: 'api.param.across' }),
    fold: flag(true, 'api.param.fold'),
    facets: flag(true, 'api.param.facets'),
    explain: flag(false, 'api.param.explain'),
    cursor,
    limit,
  })
  api.openapi(reading('search', query, HitsSchema), async (context) => {
    const asked = context.req.valid('query')
    const mark = await deps.library.mark()
    const offset = offsetOf(asked.cursor, mark)
    const today = context.get('today')
    return answered(context, async () => {
      const found = await deps.search.search(asked.q, {
        at: asked.at === 'any' ? null : (asked.at ?? today),
        today,
        in: asked.in ?? [],
        lang: asked.lang ?? null,
        type: asked.type ?? null,
        force: asked.force ?? [],
        years: asked.year ?? null,
        across: asked.across ?? null,
        offerAcross: offset === 0,
        fold: asked.fold,
        facets: asked.facets,
        explain: asked.explain,
        limit: asked.limit,
        offset,
      })
      const end = offset + found.hits.length
      const more = found.hits.length === asked.limit && end < found.total
      const next = more ? linkNext(context, writeCursor({ offset: end, mark })) : null
      return context.json({ ...found, next })
    })
  })
}

function addSuggest(api: Api, { search }: ApiDeps): void {
  const query = z.object({
    q: q.openapi({ description: 'api.param.typed' }),
    in: places,
    lang,
    limit: limit.default(10),
  })
  api.openapi(reading('suggest', query, SuggestionsSchema), async (context) => {
    const asked = context.req.valid('query')
    return answered(context, async () => {
      const suggestions = await search.suggest(asked.q, {
        in: asked.in ?? [],
        lang: asked.lang ?? null,
        limit: asked.limit,
      })
      return context.json({ suggestions })
    })
  })
}

function addPhrase(api: Api, { search }: ApiDeps): void {
  const query = z.object({ q: q.openapi({ description: 'api.param.phrase' }), in: places, lang, type })
  api.openapi(reading('phrase', query, PhraseSchema), async (context) => {
    const asked = context.req.valid('query')
    return answered(context, async () => {
      const history = await search.phrase(asked.q, {
        in: asked.in ?? [],
        lang: asked.lang ?? null,
        type: asked.type ?? null,
      })
      return context.json(history)
    })
  })
}

// What is wrong with a query is told in the language of the client.
async function answered<Answer>(
  context: Context<ApiEnv>,
  answer: () => Promise<Answer>,
): Promise<Answer | Response> {
  const t = context.get('t')
  try {
    return await answer()
  } catch (error) {
    if (error instanceof SearchTimeoutError || error instanceof SearchBusyError) {
      const words =
        error instanceof SearchBusyError
          ? t('search.fault.busy', { n: RETRY_AFTER })
          : t('search.fault.timeout', { n: error.limitMs / 1000 })
      context.header('Retry-After', String(RETRY_AFTER))
      return problem(context, 503, t('api.problem.503'), words)
    }
    if (error instanceof QueryError)
      return problem(context, 400, t('api.problem.400'), t(`search.fault.${error.fault}`, error.values))
    throw error
  }
}

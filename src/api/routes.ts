/** The JSON API: `/api/v1`, described by its own OpenAPI document. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { locales, type Translator, translator } from '#i18n/messages.ts'
import { preferences, preferred } from '#i18n/preference.ts'
import { allowance } from './allowance.ts'
import { type ApiDeps, type ApiEnv, BASE, OPERATIONS, pathOf } from './asking.ts'
import { addCitedBy } from './cited-by.ts'
import { addCiting } from './citing.ts'
import { addComparing } from './comparing.ts'
import { addCounterparts } from './counterparts.ts'
import { examplesOf, openApiDocument } from './document.ts'
import { addFinding } from './finding.ts'
import { addLexicon } from './lexicon.ts'
import { MCP_PATH, mcpRoutes } from './mcp/http.ts'
import { addProving } from './proving.ts'
import { problem, Refused, refusal, unreadable } from './refused.ts'
import { addStudies } from './studies.ts'
import { addSubjects } from './subjects.ts'
import { addTexts } from './texts.ts'
import { addTimelines } from './timelines.ts'
import { addWorks } from './works.ts'

// What an address below the API may end in.
const NAMES = OPERATIONS.map(pathOf).flatMap((path) =>
  path.startsWith(`${BASE}/`) ? path.slice(BASE.length + 1) : [],
)

export interface ServedApi {
  /** Answers requests below `/api/v1`, and at `/mcp` where there is an agents' server. */
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  /** Returns the OpenAPI document in the words of a language. */
  readonly document: (t: Translator, origin: string) => Promise<object>
}

/** Returns the API over a library. `failed` is told of errors that a client is given no details of. */
export function apiOver(deps: ApiDeps, failed: (error: Error) => void = () => {}): ServedApi {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, context) => (result.success ? undefined : unreadable(context, result.error.issues)),
  })
  const document = async (t: Translator, origin: string) =>
    openApiDocument(api, t, origin, await examplesOf(deps.library, deps.clock(), deps.studyShelf))
  const surroundings: MiddlewareHandler<ApiEnv> = async (context, next) => {
    const wanted = preferred(preferences(context.req.header('Accept-Language')), locales)
    context.set('t', translator(context.req.query('ui') ?? wanted ?? 'en'))
    context.set('today', deps.clock())
    context.set('origin', deps.origin ?? new URL(context.req.url).origin)
    context.header('Vary', 'Accept-Language')
    await next()
  }
  // One allowance for a client, whichever way it asks.
  const counted = allowance(deps)
  api.use(`${BASE}/*`, surroundings, counted)
  if (deps.agents) {
    api.use(MCP_PATH, surroundings, counted)
    api.route('/', mcpRoutes({ ...deps, ...deps.agents, failed }, { ...deps, ...deps.agents }))
  }
  addWorks(api, deps)
  addTexts(api, deps)
  addProving(api, deps)
  addFinding(api, deps)
  addCiting(api, deps)
  addCitedBy(api, deps)
  addLexicon(api, deps)
  addComparing(api, deps)
  addSubjects(api, deps)
  addCounterparts(api, deps)
  addTimelines(api, deps)
  addStudies(api, deps)
  api.get(`${BASE}/openapi.json`, async (context) => {
    const made = await document(context.get('t'), context.get('origin'))
    context.header('Content-Type', 'application/vnd.oai.openapi+json;version=3.1')
    return context.body(`${JSON.stringify(made, null, 2)}\n`)
  })
  api.all(`${BASE}/*`, (context) => {
    const t = context.get('t')
    const reading = ['GET', 'HEAD'].includes(context.req.method)
    if (reading)
      return problem(context, 404, t('api.problem.404'), t('api.wrong.path', { names: NAMES.join(', ') }))
    context.header('Allow', 'GET, HEAD, OPTIONS')
    return problem(context, 405, t('api.problem.405'), t('problem.method'))
  })
  api.onError((error, context) => {
    if (error instanceof Refused) return refusal(context, error)
    failed(error)
    const t = context.get('t')
    return problem(context, 500, t('api.problem.500'), t('problem.failedLead'))
  })
  return { fetch: api.fetch, document }
}

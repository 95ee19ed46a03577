/** What every operation of the API is made of: its surroundings, its parameters, its answers. Descriptions are keys of messages. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Jurisdictions } from '#i18n/jurisdictions.ts'
import type { Translator } from '#i18n/messages.ts'
import type { Citation } from '#jobs/citations/citation.ts'
import type { CiteOptions } from '#jobs/citations/cite.ts'
import type { CompareShelf } from '#jobs/compare/shelf.ts'
import type { CounterpartShelf } from '#jobs/counterparts/shelf.ts'
import type { LexiconShelf } from '#jobs/lexicon/shelf.ts'
import type { NetworkWatch } from '#jobs/network/watch.ts'
import type { ProofPlace } from '#jobs/proofs/proof.ts'
import type { Finder } from '#jobs/search/find.ts'
import type { StudyShelf } from '#jobs/study/shelf.ts'
import type { SubjectShelf } from '#jobs/subjects/shelf.ts'
import type { TimelineShelf } from '#jobs/timelines/shelf.ts'
import { type Day, isDay } from '#kit/day.ts'
import { PROBLEM_TYPE } from '#kit/http.ts'
import { languageOf } from '#law/language.ts'
import type { Library } from '#store/library.ts'
import type { McpDeps } from './mcp/asking.ts'
import type { McpStanding } from './mcp/http.ts'
import { ProblemSchema } from './schemas.ts'

export interface ApiDeps {
  readonly library: Library
  readonly search: Finder
  /** Returns the citations in a text. */
  readonly cite: (text: string, options: CiteOptions) => Promise<readonly Citation[]>
  readonly clock: () => Day
  readonly jurisdictions: Jurisdictions
  /** How fresh what was received is; without it, nothing is said of that. */
  readonly network?: Pick<NetworkWatch, 'standingOf'>
  /** Where proofs of texts come from; without it, no text is said to be signed. */
  readonly proofs?: ProofPlace
  /** The vocabulary of subjects, and what tells it; without it, there is no operation that tells them. */
  readonly subjects?: SubjectShelf
  /** Which provisions of other states answer one; without it, there is no operation that finds them. */
  readonly counterparts?: CounterpartShelf
  /** Terms learnt from parallel texts; without it, there is no operation that tells them. */
  readonly lexicon?: LexiconShelf
  /** Comparisons of provisions and acts; without it, there is no operation that makes them. */
  readonly comparisons?: CompareShelf
  /** The lives of rules; without it, there is no operation that tells them. */
  readonly timelines?: TimelineShelf
  /** Studies that were published; without it, there is no operation that tells them. */
  readonly studyShelf?: StudyShelf
  /** Scheme and host that the site is known by; else those that each request names. */
  readonly origin?: string
  /** True where a proxy of the operator's own stands before the server and names the client. */
  readonly behindProxy?: boolean
  /** Requests that a client may make, and in how many seconds. */
  readonly allowance?: { readonly requests: number; readonly seconds: number }
  /** What the agents' server takes beside; absent where there is none. */
  readonly agents?: Pick<McpDeps, 'citeQuery' | 'citedBy' | 'version'> & Pick<McpStanding, 'host'>
}

/** One request's surroundings. */
export interface ApiEnv {
  Variables: { t: Translator; today: Day; origin: string }
}

export type Api = OpenAPIHono<ApiEnv>

export const BASE = '/api/v1'

/** Operations, in the order in which they are told of. */
export const OPERATIONS = [
  'jurisdictions',
  'works',
  'work',
  'expressions',
  'versions',
  'text',
  'provision',
  'changes',
  'proof',
  'search',
  'suggest',
  'phrase',
  'cite',
  'cited-by',
  'lexicon',
  'subjects',
  'subject',
  'provision-subjects',
  'counterparts',
  'compare',
  'timeline',
  'studies',
  'study',
  'study-file',
  'study-moves',
  'study-moves-feed',
  'study-asked',
  'findings',
  'stats',
] as const

export type Operation = (typeof OPERATIONS)[number]

// Paths of operations that are not named by their last part.
const PATHS: Partial<Record<Operation, string>> = {
  study: `${BASE}/studies/{id}`,
  'study-file': '/studies/{id}.{ending}',
  'study-moves': `${BASE}/studies/{id}/moves`,
  'study-moves-feed': `${BASE}/studies/{id}/moves.atom`,
  'study-asked': `${BASE}/studies/{id}/asked`,
}

/** Returns the path of an operation, as OpenAPI writes paths. */
export function pathOf(operation: Operation): string {
  return PATHS[operation] ?? `${BASE}/${operation}`
}

const day = z
  .string()
  .refine((typed): typed is Day => isDay(typed), { error: 'api.wrong.day' })
  .openapi({ type: 'string', format: 'date' })

const language = z
  .string()
  .transform((typed, context) => {
    const code = languageOf(typed)
    if (code === null) context.addIssue({ code: 'custom', message: 'api.wrong.language' })
    return code ?? z.NEVER
  })
  .openapi({ type: 'string' })

const places = z
  .string()
  .transform((typed) =>
    typed
      .toLowerCase()
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== ''),
  )
  .openapi({ type: 'string' })

/** Parameters that more than one operation takes. */
export const PARAMETERS = {
  iri: z.string().trim().min(1).max(2000).openapi({ description: 'api.param.iri' }),
  language,
  lang: language.optional().openapi({ description: 'api.param.lang' }),
  at: day.optional().openapi({ description: 'api.param.at' }),
  from: day.openapi({ description: 'api.param.from' }),
  to: day.openapi({ description: 'api.param.to' }),
  in: places.optional().openapi({ description: 'api.param.in' }),
  type: z.string().max(100).optional().openapi({ description: 'api.param.type' }),
  cursor: z.string().max(2000).optional().openapi({ description: 'api.param.cursor' }),
  limit: z.coerce.number().int().min(1).max(100).default(20).openapi({ description: 'api.param.limit' }),
} as const

interface Beside<Params extends z.ZodObject> {
  /** What stands in the path. */
  readonly params: Params
  /** How whoever asks shows that it is for them; without it, everybody may ask. */
  readonly security?: Record<string, string[]>[]
}

/** Returns the description of an operation that reads. */
export function reading<
  Query extends z.ZodObject,
  Answer extends z.ZodType,
  Params extends z.ZodObject = z.ZodObject<Record<never, never>>,
>(operation: Operation, query: Query, answer: Answer, beside?: Beside<Params>) {
  return createRoute({
    method: 'get',
    path: pathOf(operation),
    operationId: operation,
    summary: `api.op.${operation}`,
    description: `api.about.${operation}`,
    ...(beside?.security && { security: beside.security }),
    request: { query, params: (beside?.params ?? z.object({})) as Params },
    responses: answers({ 'application/json': { schema: answer } }),
  })
}

/** Returns the answers of an operation: what it tells, that nothing changed, and problems. */
export function answers<Content>(content: Content) {
  return {
    200: { description: 'api.answer.ok', content },
    304: { description: 'api.answer.unchanged' },
    default: { description: 'api.answer.problem', content: { [PROBLEM_TYPE]: { schema: ProblemSchema } } },
  }
}

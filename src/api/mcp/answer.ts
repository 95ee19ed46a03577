/** Answers to agents: what came of the question, as data and in words, never longer than the limit. */
import type { CallToolResult } from '@modelcontextprotocol/server'
import { z } from 'zod'

/** Characters of a whole answer: its words and its data together, as JSON. */
export const LIMIT = 20_000
/** Of these, what the protocol adds of its own to every result. */
const OF_THE_PROTOCOL = 500

/**
 * `found`: here it is. `not-found`: the act is held, and has no such thing. `not-held`: the act or the jurisdiction is not in this
 * library, which says nothing about the law. `could-not-check`: the library cannot say; `reason` tells why. `wrong-question`: the
 * arguments cannot be read.
 */
export const OUTCOMES = ['found', 'not-found', 'not-held', 'could-not-check', 'wrong-question'] as const

export type Outcome = (typeof OUTCOMES)[number]

/** Said with every answer. */
export const NOTICE =
  'A copy held by this library, not the official text; no publisher’s signature was checked on it. Before relying on it, compare the official publication.'

const Suggestion = z.object({
  /** What to ask with, as `reference`. */
  iri: z.string().nullable(),
  label: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})

const ReasonSchema = z.object({
  code: z.string().describe('Stable name of the reason'),
  message: z.string(),
  expected: z.string().nullable(),
  example: z.string().nullable().describe('Arguments that would be understood, as JSON'),
  suggestions: z.array(Suggestion).readonly().describe('What there is instead, where that is known'),
})

const NextSchema = z.object({
  tool: z.string(),
  arguments: z.record(z.string(), z.unknown()),
})

export type Suggestion = z.infer<typeof Suggestion>
export type Reason = z.infer<typeof ReasonSchema>
export type Next = z.infer<typeof NextSchema>

/** Returns the schema of what a tool answers with. */
export function envelope<Result extends z.ZodType>(result: Result) {
  return z.object({
    outcome: z
      .enum(OUTCOMES)
      .describe(
        'found; not-found: the act is held and has no such thing; not-held: not in this library, which says nothing about the law; could-not-check: see reason; wrong-question: arguments that cannot be read',
      ),
    summary: z.string(),
    reason: z.union([ReasonSchema, z.null()]).describe('Why it is not `found`'),
    result: z.union([result, z.null()]),
    cautions: z.array(z.string()).readonly().describe('What a careful reader would want to be told'),
    truncated: z.boolean().describe('True: there is more; call next.tool with next.arguments'),
    next: z.union([NextSchema, z.null()]),
    notice: z.string(),
  })
}

/** What a tool found, before it is put into the form of all answers. */
export interface Answer<Result> {
  /** A sentence. */
  readonly summary: string
  readonly result: Result
  /** The same for readers of words alone. */
  readonly words: string
  readonly cautions: readonly string[]
  /** The call that goes on where the answer was cut; null where it is whole. */
  readonly next: Next | null
  /** Where it is not `found`, though there is something to tell. */
  readonly outcome?: Outcome
  readonly reason?: Reason | null
}

/** Thrown where there is nothing to tell but the outcome and its reason. */
export class Unanswered extends Error {
  override name = 'Unanswered'
  readonly outcome: Exclude<Outcome, 'found'>
  readonly reason: Reason

  constructor(
    outcome: Exclude<Outcome, 'found'>,
    code: string,
    message: string,
    more: Partial<Omit<Reason, 'code' | 'message'>> = {},
  ) {
    super(message)
    this.outcome = outcome
    this.reason = reasonOf(code, message, more)
  }
}

/** Returns a reason with what is not given left empty. */
export function reasonOf(
  code: string,
  message: string,
  more: Partial<Omit<Reason, 'code' | 'message'>> = {},
): Reason {
  return { code, message: clipped(message, 1500), expected: null, example: null, suggestions: [], ...more }
}

/** Returns the answer as the protocol carries it. */
export function toolResult<Result>(answer: Answer<Result>): CallToolResult {
  const { summary, result, words, cautions, next, outcome = 'found', reason = null } = answer
  const lines = [
    `[${outcome}] ${summary}`,
    words,
    ...cautions.map((caution) => `Caution: ${caution}`),
    ...(next ? [`Truncated. To continue, call ${next.tool} with ${JSON.stringify(next.arguments)}`] : []),
    NOTICE,
  ]
  return {
    content: [{ type: 'text', text: lines.filter((line) => line !== '').join('\n\n') }],
    structuredContent: {
      outcome,
      summary,
      reason,
      result,
      cautions,
      truncated: next !== null,
      next,
      notice: NOTICE,
    },
  }
}

/** Returns the outcome and its reason as the protocol carries them. */
export function unanswered({ outcome, reason }: Unanswered): CallToolResult {
  const { message, expected, example, suggestions } = reason
  const words = [
    expected === null ? '' : `Expected: ${expected}`,
    example === null ? '' : `Example: ${example}`,
    ...suggestions.map(({ iri, label, from, to }) =>
      [`- ${label}`, iri ?? '', from === null && to === null ? '' : `${from ?? '…'} to ${to ?? 'open'}`]
        .filter((part) => part !== '')
        .join(' · '),
    ),
  ]
  const answer = toolResult({
    summary: message,
    result: null,
    words: words.filter((line) => line !== '').join('\n'),
    cautions: [],
    next: null,
    outcome,
    reason,
  })
  return outcome === 'wrong-question' ? { ...answer, isError: true } : answer
}

/** Returns how long the answer will be. */
export function sizeOf(result: CallToolResult): number {
  return JSON.stringify(result).length + OF_THE_PROTOCOL
}

/** Returns the answer with as much in it as the limit allows: `make` is asked with how much, from `most` down to `least`. */
export function fitted<Result>(
  most: number,
  least: number,
  make: (much: number) => Answer<Result>,
): Answer<Result> {
  const whole = make(most)
  if (sizeOf(toolResult(whole)) <= LIMIT) return whole
  let [low, high] = [least, most]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (sizeOf(toolResult(make(middle))) <= LIMIT) low = middle
    else high = middle
  }
  return make(low)
}

/** Returns the text, or so many characters of it with an ellipsis at the end. */
export function clipped(text: string, most = 300): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

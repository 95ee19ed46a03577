/** What a tool is, and how it is put before agents: arguments read kindly, errors told as data, time and size kept. */
import type { McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import type { z } from 'zod'
import { SearchBusyError, SearchTimeoutError } from '#search/model.ts'
import { type Answer, envelope, LIMIT, sizeOf, toolResult, Unanswered, unanswered } from './answer.ts'
import type { McpDeps } from './asking.ts'

export interface Tool<Input extends z.ZodObject, Result extends z.ZodType> {
  readonly name: string
  readonly title: string
  /** Written for agents: what it answers, when to use it. */
  readonly description: string
  readonly input: Input
  readonly result: Result
  /** Arguments that are understood. */
  readonly example: Readonly<Record<string, unknown>>
  /** Throws Unanswered where there is nothing to tell but why. */
  readonly answer: (deps: McpDeps, asked: z.output<Input>) => Promise<Answer<z.output<Result>>>
}

/** A question is given up after so long. */
const PATIENCE_MS = 30_000

/** Returns the tool with its types; the same object. */
export function tool<Input extends z.ZodObject, Result extends z.ZodType>(
  made: Tool<Input, Result>,
): Tool<Input, Result> {
  return made
}

/** Adds a tool to a server. */
export function addTool<Input extends z.ZodObject, Result extends z.ZodType>(
  server: McpServer,
  deps: McpDeps,
  made: Tool<Input, Result>,
): void {
  server.registerTool(
    made.name,
    {
      title: made.title,
      description: `${made.description}\nExample: ${JSON.stringify(made.example)}`,
      inputSchema: readKindly(made.input),
      outputSchema: envelope(made.result),
      annotations: {
        title: made.title,
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      },
    },
    (read) => answered(deps, made, read),
  )
}

/** Arguments as read: what is asked, or what is wrong with it. */
type Read<Asked> =
  | { readonly asked: Asked }
  | { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }

// The protocol's own refusal of arguments is a line of text. Ours says what was expected, as data.
function readKindly<Input extends z.ZodObject>(
  input: Input,
): StandardSchemaWithJSON<unknown, Read<z.output<Input>>> {
  return {
    '~standard': {
      version: 1,
      vendor: 'comity',
      jsonSchema: input['~standard'].jsonSchema,
      validate: (value) => {
        const { success, data, error } = input.safeParse(value ?? {})
        return { value: success ? { asked: data } : { issues: error.issues } }
      },
    },
  }
}

async function answered<Input extends z.ZodObject, Result extends z.ZodType>(
  deps: McpDeps,
  made: Tool<Input, Result>,
  read: Read<z.output<Input>>,
) {
  const example = JSON.stringify(made.example)
  if ('issues' in read) {
    const said = read.issues.map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`)
    return unanswered(
      new Unanswered('wrong-question', 'wrong-arguments', `Cannot read the arguments: ${said.join('; ')}`, {
        expected: `arguments named ${Object.keys(made.input.shape).join(', ')}`,
        example,
      }),
    )
  }
  try {
    const result = toolResult(await inTime(made.answer(deps, read.asked)))
    if (sizeOf(result) <= LIMIT) return result
    throw new Unanswered(
      'could-not-check',
      'too-long',
      `The answer is longer than ${LIMIT} characters and cannot be cut.`,
      { expected: 'a narrower question, such as one provision', example },
    )
  } catch (error) {
    return unanswered(asUnanswered(deps, error, example))
  }
}

function asUnanswered(deps: McpDeps, error: unknown, example: string): Unanswered {
  if (error instanceof Unanswered) return error
  if (error instanceof SearchTimeoutError || error instanceof SearchBusyError)
    return new Unanswered('could-not-check', 'timeout', error.message, { example })
  deps.failed(error instanceof Error ? error : new Error(String(error)))
  return new Unanswered(
    'could-not-check',
    'failed',
    'The library could not answer for a reason of its own; the operator was told. This says nothing about the law.',
    { expected: 'the same question later' },
  )
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Unanswered('could-not-check', 'timeout', `No answer was found in ${PATIENCE_MS / 1000} s.`, {
            expected: 'a narrower question: one provision, one jurisdiction, fewer days',
          }),
        ),
      PATIENCE_MS,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

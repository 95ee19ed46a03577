/** Asking the agents' server with the official client. */
import path from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { z } from 'zod'
import { envelope, LIMIT, type Next, type Reason } from '#api/mcp/answer.ts'

const PROGRAM = path.resolve(import.meta.dirname, '..', '..', 'bin', 'comity')

/** A tool, as far as asking it goes. */
interface Asked<Result> {
  readonly name: string
  readonly result: z.ZodType<Result>
}

/** What every answer holds as data. */
export interface Told<Result> {
  readonly outcome: string
  readonly summary: string
  /** Null where the outcome is not `found`: a test that looks into it expects that it is. */
  readonly result: Result
  readonly reason: Reason | null
  readonly cautions: readonly string[]
  readonly truncated: boolean
  readonly next: Next | null
  readonly notice: string
}

export interface Answer<Result> {
  readonly told: Told<Result>
  readonly words: string
  readonly isError: boolean
  /** Characters of the whole answer. */
  readonly size: number
}

/** Either form of the protocol: the envelope of 2026, or the handshake of 2025. */
export type Era = 'modern' | 'legacy'

export function newClient(era: Era): Client {
  const mode = era === 'modern' ? 'auto' : 'legacy'
  return new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } })
}

/** Starts the real command on a library and connects to it. */
export async function overStdio(home: string, era: Era = 'modern'): Promise<Client> {
  const client = newClient(era)
  const transport = new StdioClientTransport({
    command: PROGRAM,
    args: ['mcp', '--home', home],
    stderr: 'inherit',
  })
  await client.connect(transport)
  return client
}

/** Calls a tool. Throws where the answer is longer than any may be, or not of the tool's form. */
export async function ask<Result>(
  client: Client,
  { name, result }: Asked<Result>,
  asked: Record<string, unknown>,
): Promise<Answer<Result>> {
  const answer = await client.callTool({ name, arguments: asked })
  const size = JSON.stringify(answer).length
  if (size > LIMIT) throw new Error(`${name} ${JSON.stringify(asked)} answered ${size} characters`)
  const told = envelope(result).parse(answer.structuredContent) as Told<Result>
  const [first] = answer.content
  return { told, words: first?.type === 'text' ? first.text : '', isError: answer.isError === true, size }
}

/** Calls a tool by its name, where a test is about all of them. */
export function askBy(
  client: Client,
  name: string,
  asked: Record<string, unknown>,
): Promise<Answer<unknown>> {
  return ask<unknown>(client, { name, result: z.unknown() }, asked)
}

/** Follows `next` to the end, and returns all answers. */
export async function askAll<Result>(
  client: Client,
  tool: Asked<Result>,
  asked: Record<string, unknown>,
): Promise<Answer<Result>[]> {
  const answers = [await ask(client, tool, asked)]
  for (let next = answers[0]?.told.next; next; next = answers.at(-1)?.told.next) {
    if (answers.length > 200) throw new Error(`${tool.name} ${JSON.stringify(asked)} does not come to an end`)
    if (next.tool !== tool.name) throw new Error(`${tool.name} goes on with ${next.tool}`)
    answers.push(await ask(client, tool, next.arguments))
  }
  return answers
}

/** Returns every pair of an IRI and a hash in an answer, however deep. */
export function hashedIn(value: unknown): { iri: string; hash: string }[] {
  if (Array.isArray(value)) return value.flatMap(hashedIn)
  if (typeof value !== 'object' || value === null) return []
  const { iri, hash } = value as { iri?: unknown; hash?: unknown }
  const own = typeof iri === 'string' && typeof hash === 'string' ? [{ iri, hash }] : []
  return [...own, ...Object.values(value).flatMap(hashedIn)]
}

/** Returns every IRI in an answer, however deep. */
export function irisIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(irisIn)
  if (typeof value !== 'object' || value === null) return []
  const { iri } = value as { iri?: unknown }
  return [...(typeof iri === 'string' ? [iri] : []), ...Object.values(value).flatMap(irisIn)]
}

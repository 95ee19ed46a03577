/** What agents may read without a tool: the guide, what is held, and texts by their IRI. */
import { type CallToolResult, type McpServer, ResourceTemplate } from '@modelcontextprotocol/server'
import { jurisdictionName } from '#i18n/jurisdictions.ts'
import { LIMIT, toolResult, Unanswered, unanswered } from './answer.ts'
import type { McpDeps } from './asking.ts'
import { GUIDE } from './guide.ts'
import { readProvision } from './tools/read-provision.ts'

/** Adds the resources. */
export function addResources(server: McpServer, deps: McpDeps): void {
  server.registerResource(
    'guide',
    'comity://guide',
    {
      title: 'How to use this library',
      description: 'Which tool answers which question, names, days, outcomes, size.',
      mimeType: 'text/markdown',
    },
    ({ href }) => ({ contents: [{ uri: href, mimeType: 'text/markdown', text: GUIDE }] }),
  )
  server.registerResource(
    'jurisdictions',
    'comity://jurisdictions',
    {
      title: 'What is held',
      description:
        'Jurisdictions with the number of acts, languages, the earliest day and the latest recording.',
      mimeType: 'application/json',
    },
    async ({ href }) => ({
      contents: [{ uri: href, mimeType: 'application/json', text: await jurisdictions(deps) }],
    }),
  )
  server.registerResource(
    'text',
    new ResourceTemplate('comity:///akn/{+name}', { list: undefined }),
    {
      title: 'An act or a provision by its IRI',
      description:
        'comity:// before an IRI: comity:///akn/un/statement/1948-12-10/217-a-iii/eng/~art_1. The words of a provision with what is known of it; for a whole act, what it holds.',
      mimeType: 'text/plain',
    },
    async ({ href }) => {
      const [words] = (await read(deps, iriIn(href))).content
      const text = words?.type === 'text' ? words.text : ''
      return { contents: [{ uri: href, mimeType: 'text/plain', text }] }
    },
  )
}

async function read(deps: McpDeps, reference: string): Promise<CallToolResult> {
  try {
    return toolResult(await readProvision.answer(deps, { reference }))
  } catch (error) {
    if (error instanceof Unanswered) return unanswered(error)
    throw error
  }
}

function iriIn(uri: string): string {
  const path = uri.slice(uri.indexOf('/akn/'))
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

async function jurisdictions(deps: McpDeps): Promise<string> {
  const held = (await deps.library.holdings()).map(
    ({ jurisdiction, acts, wordings, languages, since, recordedAt }) => ({
      code: jurisdiction,
      name: jurisdictionName(deps.jurisdictions, jurisdiction, 'en'),
      invented: deps.jurisdictions.get(jurisdiction)?.invented ?? false,
      acts,
      wordings,
      languages,
      since,
      recorded: recordedAt,
    }),
  )
  const whole = JSON.stringify({ jurisdictions: held, leftOut: 0 }, null, 1)
  if (whole.length <= LIMIT) return whole
  const short = held.map(({ code, name, acts }) => ({ code, name, acts }))
  let kept = short.length
  const made = () => JSON.stringify({ jurisdictions: short.slice(0, kept), leftOut: short.length - kept })
  while (kept > 0 && made().length > LIMIT) kept = Math.floor(kept * 0.9)
  return made()
}

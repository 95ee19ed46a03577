/** Questions that people ask often, ready to be put to an agent. */
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'

/** Adds the prompts. */
export function addPrompts(server: McpServer): void {
  server.registerPrompt(
    'check_citations',
    {
      title: 'Check the citations of a text',
      description: 'Verifies every citation of law in a text against what is held here.',
      argsSchema: z.object({
        text: z.string().describe('The text'),
        at: z.string().optional().describe('Day as of which the law is meant, YYYY-MM-DD'),
      }),
    },
    ({ text, at }) =>
      asking(
        `Check every citation of law in the text below${at ? ` as of ${at}` : ''}. Use resolve_citation, then read_provision for each that is found, and compare what the text says of it with the words. Report a table: citation, outcome (found, not-found, not-held, could-not-check), IRI, days and basis, whether the words bear the text out. Do not report not-held or could-not-check as wrong.\n\n${text}`,
      ),
  )
  server.registerPrompt(
    'law_on_a_day',
    {
      title: 'What the law said on a day',
      description: 'Answers a question with the provisions in force on a day, quoted and cited.',
      argsSchema: z.object({
        question: z.string().describe('The question'),
        at: z.string().describe('The day, YYYY-MM-DD'),
        in: z.string().optional().describe('Jurisdictions, such as fr or eu,de'),
      }),
    },
    ({ question, at, in: places }) =>
      asking(
        `Answer from the law as of ${at}${places ? ` of ${places}` : ''}: ${question}\nUse search and read_provision with at ${at}; quote the words that decide, each with its IRI, days and basis; say whether they have changed since (versions, diff); say what is not held here or could not be checked. The texts are copies, not the official ones.`,
      ),
  )
}

function asking(text: string) {
  return { messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] }
}

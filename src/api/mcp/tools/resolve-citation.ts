/** The tool that leads citations in a text to what is held. */
import { z } from 'zod'
import type { Citation } from '#jobs/citations/citation.ts'
import { type Answer, clipped, fitted, type Outcome, reasonOf, Unanswered } from '../answer.ts'
import { ARGUMENTS, type McpDeps } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { tool } from '../tool.ts'

const Cited = z.object({
  outcome: z
    .enum(['found', 'not-found', 'not-held', 'could-not-check'])
    .describe(
      'Of this one: not-found: its act is held and has no such provision; could-not-check: it is not clear what is cited',
    ),
  text: z.string(),
  start: z.number().describe('Where it stands in the text, in UTF-16 units'),
  end: z.number(),
  iri: z.string().nullable(),
  work: z.string().nullable(),
  title: z.string().nullable().describe('Of the act, as held or as named'),
  jurisdiction: z.string().nullable(),
  provision: z.string().nullable().describe('As cited: article 6, paragraph 1'),
  how: z.string().describe('What it was recognised by'),
  confidence: z.number(),
})

const Citations = z.object({
  at: z.string().nullable(),
  citations: z.array(Cited).readonly(),
  counts: z.object({
    found: z.number(),
    notFound: z.number(),
    notHeld: z.number(),
    couldNotCheck: z.number(),
  }),
})

type Cited = z.infer<typeof Cited>
type Citations = z.infer<typeof Citations>

export const resolveCitation = tool({
  name: 'resolve_citation',
  title: 'Resolve citations in a text',
  description:
    'Finds the citations of law in a text and says of each which act and provision held here it means: found, not-found (the act is held and has no such provision), not-held (a known act that is not here) or could-not-check. Use it to verify citations before relying on them; then read_provision.',
  input: z.strictObject({
    text: z.string().trim().min(1).max(8000).describe('A citation, or a passage with several'),
    context: z
      .string()
      .trim()
      .max(1000)
      .optional()
      .describe(
        'IRI of the act or provision in which the text stands: tells what “this Act” and “subsection (2)” are',
      ),
    at: ARGUMENTS.at,
    lang: ARGUMENTS.lang.describe('Language of the text, where it is known'),
    cursor: ARGUMENTS.cursor,
  }),
  result: Citations,
  example: { text: 'art. 17 GDPR; Article 6(1)(f) of Regulation (EU) 2016/679' },
  answer: async (deps, asked): Promise<Answer<Citations>> => {
    const options = { context: asked.context ?? null, language: asked.lang ?? null, at: asked.at ?? null }
    const running = await deps.cite(asked.text, options)
    // A bare citation, as one types it into a search box: "gdpr 17".
    const read = running.length > 0 ? running : await deps.citeQuery(asked.text, options)
    if (read.length === 0)
      throw new Unanswered(
        'could-not-check',
        'no-citation',
        'No citation was recognised in the text. One that is written in an unusual form may have been missed.',
        {
          expected: 'a citation that names the act and the provision',
          example: JSON.stringify(resolveCitation.example),
        },
      )
    const mark = await deps.library.mark()
    const begin = Math.min(placeIn(asked, mark), read.length)
    const all: Cited[] = []
    for (const citation of read) all.push(await citedOf(deps, citation))
    const counts = countsOf(all)
    const page = all.slice(begin)
    return fitted(page.length, Math.min(1, page.length), (much) => {
      const citations = page.slice(0, much)
      const end = begin + much
      return {
        summary: `${all.length} recognised: ${counts.found} found, ${counts.notFound} not found, ${counts.notHeld} not held here, ${counts.couldNotCheck} not to be checked.`,
        result: { at: asked.at ?? null, citations, counts },
        words: citations.map(lineOf).join('\n'),
        cautions: ['Only what is recognised as a citation is listed: a text may cite more.'],
        next: end < all.length ? nextCall('resolve_citation', asked, end, mark) : null,
        ...overall(all),
      }
    })
  },
})

async function citedOf(deps: McpDeps, citation: Citation): Promise<Cited> {
  const { named, work, iri, provision } = citation
  const reference = work === null ? null : await deps.library.resolve(work)
  return {
    outcome: outcomeOf(citation),
    text: clipped(citation.text),
    start: citation.start,
    end: citation.end,
    iri,
    work,
    title: reference ? clipped(reference.work.title) : (named?.name ?? null),
    jurisdiction: reference?.work.jurisdiction ?? named?.jurisdiction ?? null,
    provision,
    how: citation.how,
    confidence: citation.confidence,
  }
}

function outcomeOf({ state, work }: Citation): Cited['outcome'] {
  if (state === 'held') return 'found'
  if (state === 'not-held') return 'not-held'
  return work === null ? 'could-not-check' : 'not-found'
}

function countsOf(all: readonly Cited[]): Citations['counts'] {
  const count = (outcome: Cited['outcome']) => all.filter((each) => each.outcome === outcome).length
  return {
    found: count('found'),
    notFound: count('not-found'),
    notHeld: count('not-held'),
    couldNotCheck: count('could-not-check'),
  }
}

// Where all came out alike, that is what came of the question; where any was found, the question was answered.
function overall(all: readonly Cited[]): { outcome: Outcome; reason?: ReturnType<typeof reasonOf> } {
  const [first] = all
  if (!first || all.some(({ outcome }) => outcome === 'found')) return { outcome: 'found' }
  const outcome = all.every((each) => each.outcome === first.outcome) ? first.outcome : 'could-not-check'
  return {
    outcome,
    reason: reasonOf(`all-${outcome}`, 'No citation in the text leads to a provision held here; see each.'),
  }
}

function lineOf({ outcome, text, title, provision, iri }: Cited): string {
  return `- “${text}” → [${outcome}] ${[title, provision].filter(Boolean).join(', ') || 'not clear which act'}${iri === null ? '' : ` · ${iri}`}`
}

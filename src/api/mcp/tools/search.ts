/** The tool that searches the law. */
import { z } from 'zod'
import { FORCES } from '#law/force.ts'
import type { Language } from '#law/language.ts'
import { ACROSS } from '#search/across.ts'
import type { SearchOptions, SearchResult } from '#search/model.ts'
import { QueryError } from '#search/query.ts'
import { type Answer, clipped, fitted, Unanswered } from '../answer.ts'
import { ARGUMENTS, day, type McpDeps } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { type Hit, HitSchema, hitInWords, hitOf } from '../hit.ts'
import { tool } from '../tool.ts'

const Hits = z.object({
  query: z.string(),
  at: z.string().nullable().describe('The day whose law was searched; null: all times'),
  total: z.number(),
  totalIsExact: z.boolean(),
  hits: z.array(HitSchema).readonly(),
  didYouMean: z.string().nullable(),
  citedNotHeld: z
    .array(z.string())
    .readonly()
    .describe('What the query cites and this library does not hold'),
  approximate: z.array(z.string()).readonly().describe('Why order or numbers are not exact'),
})

type Hits = z.infer<typeof Hits>

/** After so long the search gives up. */
const TIME_LIMIT_MS = 10_000

export const search = tool({
  name: 'search',
  title: 'Search the law as of a day',
  description:
    'Finds acts and provisions by words, titles or citations in the law of a day. Query language: words (all must match), "a phrase", prefix*, -not, OR. Search in the language of the texts, or in any with across: "only", which finds what the words are called in other languages; narrow with in (jurisdictions), type, force, lang. Read what is found with read_provision: a snippet is not the law.',
  input: z.strictObject({
    query: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .describe('Words, "a phrase", prefix*, -not; or the name of an act, or a citation'),
    at: z
      .union([day, z.literal('any')])
      .optional()
      .describe('The day whose law is searched, YYYY-MM-DD; any: all times. Default: today'),
    in: ARGUMENTS.in,
    lang: ARGUMENTS.lang,
    type: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe('Type of document: act, code, constitution, judgment, letter …'),
    force: z
      .union([z.array(z.enum(FORCES)), z.enum(FORCES)])
      .optional()
      .transform((given) => (given === undefined ? undefined : [given].flat()))
      .describe('Ranks of acts'),
    across: z
      .enum(ACROSS)
      .optional()
      .describe(
        'Other languages than that of the query: yes (after it), only, mixed, no. Default: where nothing else is found',
      ),
    limit: z.int().min(1).max(20).default(8).describe('Hits, 1 to 20'),
    cursor: ARGUMENTS.cursor,
  }),
  result: Hits,
  example: { query: '"right to erasure"', in: ['eu'], lang: 'en', at: '2024-01-01', limit: 5 },
  answer: async (deps, asked): Promise<Answer<Hits>> => {
    await refuseUnheld(deps, asked.in ?? [])
    const mark = await deps.library.mark()
    const offset = placeIn(asked, mark)
    const today = deps.clock()
    const asOf = asked.at === 'any' ? null : (asked.at ?? today)
    const found = await searched(deps, asked.query, {
      at: asOf,
      today,
      in: asked.in ?? [],
      lang: asked.lang ?? null,
      type: asked.type ?? null,
      force: asked.force ?? [],
      across: asked.across ?? null,
      limit: asked.limit,
      offset,
      facets: false,
      timeLimitMs: TIME_LIMIT_MS,
    })
    if (found.hits.length === 0 && offset === 0) throw await nothing(deps, asked, found)
    const hits: Hit[] = []
    for (const hit of found.hits) hits.push(await hitOf(deps, hit, found.at))
    return fitted(hits.length, Math.min(1, hits.length), (much) => {
      const end = offset + much
      const more = much < hits.length || (hits.length === asked.limit && end < found.total)
      return {
        ...told(deps, asked.query, found, hits.slice(0, much)),
        next: more ? nextCall('search', asked, end, mark) : null,
      }
    })
  },
})

function told(
  deps: McpDeps,
  query: string,
  // A day in the query itself goes before the argument.
  { at, total, totalIsExact, notHeld, didYouMean, approximate, across }: SearchResult,
  hits: readonly Hit[],
): Omit<Answer<Hits>, 'next'> {
  const citedNotHeld = notHeld.slice(0, 10).map(({ named }) => clipped(named))
  const invented = hits.some(({ jurisdiction }) => deps.jurisdictions.get(jurisdiction)?.invented)
  return {
    summary: `${totalIsExact ? '' : 'At least '}${total} found for “${clipped(query, 200)}” in the law of ${at ?? 'all times'}; ${hits.length} shown.`,
    result: { query, at, total, totalIsExact, hits, didYouMean, citedNotHeld, approximate },
    words: hits.map(hitInWords).join('\n'),
    cautions: [
      ...acrossCautions(across),
      ...(invented ? ['Hits of invented states are law of a demonstration and of no real state.'] : []),
      ...citedNotHeld.map((named) => `“${named}” is cited and not held here: what is found is not it.`),
    ],
  }
}

// What was found by other words than those of the query is said, so that nobody takes the one for the other.
function acrossCautions(across: SearchResult['across']): string[] {
  if (across === null || across.how === 'offered') return []
  const said = across.languages
    .slice(0, MOST_LANGUAGES_TOLD)
    .map(({ language, parts }) => `${language}: ${parts.map((part) => part.said.join(' / ')).join(' + ')}`)
  const why = across.how === 'by-itself' ? 'Nothing was found in the language of the query. ' : ''
  return [
    clipped(
      `${why}Hits in other languages were found by what the words are called there (${said.join('; ')}): a subject in common, not a translation. “matched” gives the words of each.`,
      900,
    ),
  ]
}

const MOST_LANGUAGES_TOLD = 12

async function searched(deps: McpDeps, query: string, options: SearchOptions): Promise<SearchResult> {
  try {
    return await deps.search.search(query, options)
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    throw new Unanswered('wrong-question', 'wrong-query', error.message, {
      expected: 'words, "a phrase", prefix*, -not',
      example: JSON.stringify(search.example),
    })
  }
}

async function nothing(
  deps: McpDeps,
  { query, lang }: { readonly query: string; readonly lang?: Language | undefined },
  { at, notHeld: said, didYouMean }: SearchResult,
): Promise<Unanswered> {
  const citations = await deps.citeQuery(query, { at, language: lang ?? null })
  const absent = citations.flatMap(({ state, named }) => (state === 'not-held' && named ? [named.name] : []))
  const notHeld = [...new Set([...said.map(({ named }) => named), ...absent])].slice(0, 5)
  const suggestions = citations
    .filter(({ iri }) => iri !== null)
    .slice(0, 3)
    .map(({ iri, named, provision }) => ({
      iri,
      label: clipped([named?.name, provision?.replace(/\bany /g, '')].filter(Boolean).join(', '), 160),
      from: null,
      to: null,
    }))
  const when = `of ${at ?? 'all times'}`
  if (notHeld.length > 0 && suggestions.length === 0)
    return new Unanswered(
      'not-held',
      'cited-not-held',
      `The query cites ${notHeld.map((named) => `“${named}”`).join(', ')}, not held in this library; nothing else matches.`,
    )
  return new Unanswered(
    'not-found',
    'nothing-matches',
    `Nothing held here matches “${clipped(query, 200)}” in the law ${when}. That is no proof that there is no such law: see comity://jurisdictions for what is held.`,
    {
      expected:
        didYouMean === null
          ? 'fewer or other words, in the language of the texts; prefix*; at: "any"'
          : `did you mean: ${didYouMean}`,
      suggestions,
    },
  )
}

async function refuseUnheld(deps: McpDeps, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  const held = (await deps.library.holdings()).map(({ jurisdiction }) => jurisdiction)
  if (codes.some((code) => held.some((each) => each === code || each.startsWith(`${code}-`)))) return
  throw new Unanswered(
    'not-held',
    'jurisdiction-not-held',
    `This library holds no law of ${codes.join(', ')}. That says nothing about that law.`,
    { expected: `jurisdictions held: ${held.slice(0, 60).join(', ') || 'none'}` },
  )
}

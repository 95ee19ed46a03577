/** The tool that searches the law. */
import { z } from 'zod'
import { addDays, type Day } from '#kit/day.ts'
import { unescapeText } from '#kit/escape.ts'
import { FORCES } from '#law/force.ts'
import { parseIri } from '#law/iri.ts'
import type { Language } from '#law/language.ts'
import type { FoldedHit, SearchHit, SearchOptions, SearchResult } from '#search/model.ts'
import { QueryError } from '#search/query.ts'
import { type Answer, clipped, fitted, Unanswered } from '../answer.ts'
import { ARGUMENTS, day, type McpDeps } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { located } from '../located.ts'
import { DatesSchema, datesOf } from '../provenance.ts'
import { tool } from '../tool.ts'

const Found = z.object({
  iri: z.string(),
  name: z.string().describe('Number and heading of the provision'),
  snippet: z.string().describe('Words around what was found, **marked**'),
  hash: z.string().nullable(),
  dates: DatesSchema,
  standing: z.string().nullable().describe('in-force, not-yet, no-longer or unknown, as of the day searched'),
})

const Hit = Found.extend({
  kind: z.enum(['act', 'provision']),
  work: z.string(),
  title: z.string().describe('Of the act'),
  jurisdiction: z.string(),
  language: z.string(),
  type: z.string(),
  force: z.string().nullable(),
  body: z.string().nullable(),
  textState: z.string().nullable(),
  source: z.string().nullable(),
  recorded: z.string().nullable(),
  cited: z.string().nullable().describe('How the query cites it, where it does'),
  alsoInAct: z.array(Found).readonly().describe('Further provisions of the act that match'),
  moreInAct: z.number(),
})

const Hits = z.object({
  query: z.string(),
  at: z.string().nullable().describe('The day whose law was searched; null: all times'),
  total: z.number(),
  totalIsExact: z.boolean(),
  hits: z.array(Hit).readonly(),
  didYouMean: z.string().nullable(),
  citedNotHeld: z
    .array(z.string())
    .readonly()
    .describe('What the query cites and this library does not hold'),
  approximate: z.array(z.string()).readonly().describe('Why order or numbers are not exact'),
})

type Hits = z.infer<typeof Hits>
type Found = z.infer<typeof Found>
type Hit = z.infer<typeof Hit>

const places = z
  .union([z.array(z.string().max(20)).max(50), z.string().max(200)])
  .transform((given) =>
    (typeof given === 'string' ? given.split(',') : given)
      .map((code) => code.trim().toLowerCase())
      .filter((code) => code !== ''),
  )

/** After so long the search gives up. */
const TIME_LIMIT_MS = 10_000

export const search = tool({
  name: 'search',
  title: 'Search the law as of a day',
  description:
    'Finds acts and provisions by words, titles or citations in the law of a day. Query language: words (all must match), "a phrase", prefix*, -not, OR. Search in the language of the texts; narrow with in (jurisdictions), type, force, lang. Read what is found with read_provision: a snippet is not the law.',
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
    in: places.optional().describe('Jurisdictions: ["fr"], ["eu","de"]. Default: all that are held'),
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
      limit: asked.limit,
      offset,
      facets: false,
      timeLimitMs: TIME_LIMIT_MS,
    })
    // A day in the query itself goes before the argument.
    const { at } = found
    const notHeld = (found.notHeld ?? []).map(({ named }) => named)
    if (found.hits.length === 0 && offset === 0)
      throw await nothing(deps, asked, at, notHeld, found.didYouMean ?? null)
    const hits: Hit[] = []
    for (const hit of found.hits) hits.push(await hitOf(deps, hit, at))
    return fitted(hits.length, Math.min(1, hits.length), (much) => {
      const end = offset + much
      const more = much < hits.length || (hits.length === asked.limit && end < found.total)
      return {
        summary: `${found.totalIsExact ? '' : 'At least '}${found.total} found for “${clipped(asked.query, 200)}” in the law ${at === null ? 'of all times' : `of ${at}`}; ${much} shown.`,
        result: {
          query: asked.query,
          at,
          total: found.total,
          totalIsExact: found.totalIsExact,
          hits: hits.slice(0, much),
          didYouMean: found.didYouMean ?? null,
          citedNotHeld: notHeld,
          approximate: found.approximate ?? [],
        },
        words: hits.slice(0, much).map(lineOf).join('\n'),
        cautions: [
          ...(hits.slice(0, much).some(({ jurisdiction }) => deps.jurisdictions.get(jurisdiction)?.invented)
            ? ['Hits of invented states are law of a demonstration and of no real state.']
            : []),
          ...notHeld.map((named) => `“${named}” is cited and not held here: what is found is not it.`),
        ],
        next: more ? nextCall('search', asked, end, mark) : null,
      }
    })
  },
})

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
  at: Day | null,
  notHeldWords: readonly string[],
  didYouMean: string | null,
): Promise<Unanswered> {
  const citations = await deps.citeQuery(query, { at, language: lang ?? null })
  const absent = citations
    .filter(({ state }) => state === 'not-held')
    .flatMap(({ named }) => named?.name ?? [])
  const notHeld = [...new Set([...notHeldWords, ...absent])]
  const suggestions = citations
    .filter(({ iri }) => iri !== null)
    .slice(0, 3)
    .map(({ iri, named, provision }) => ({
      iri,
      label: clipped([named?.name, provision?.replace(/\bany /g, '')].filter(Boolean).join(', '), 160),
      from: null,
      to: null,
    }))
  const when = at === null ? 'of all times' : `of ${at}`
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

async function hitOf(deps: McpDeps, hit: SearchHit, at: Day | null): Promise<Hit> {
  const reference = await deps.library.resolve(hit.work)
  const expression = reference && (await deps.library.expression(reference.work.id, hit.language))
  const folded: Found[] = []
  for (const each of hit.provisions ?? []) folded.push(await foundOf(deps, hit, each, at))
  return {
    ...(await foundOf(deps, hit, hit, at)),
    kind: hit.kind,
    work: hit.work,
    title: clipped(hit.title),
    jurisdiction: hit.jurisdiction,
    language: hit.language,
    type: hit.subtype ?? hit.type,
    force: hit.force,
    body: hit.body,
    textState: expression?.textState ?? null,
    source: expression?.source.name ?? null,
    recorded: expression?.recordedAt ?? null,
    cited: hit.cited?.label ?? null,
    alsoInAct: folded,
    moreInAct: hit.more ?? 0,
  }
}

async function foundOf(
  deps: McpDeps,
  { work, language }: SearchHit,
  found: SearchHit | FoldedHit,
  at: Day | null,
): Promise<Found> {
  const { num, heading, inForceFrom: from, inForceTo: to, basis } = found
  const on = at ?? from ?? (to === null ? deps.clock() : addDays(to, -1))
  return {
    ...(await located(deps, { work, language, eId: parseIri(found.iri)?.eId ?? null }, on)),
    name: clipped([num, heading].filter(Boolean).join(' '), 200),
    snippet: clipped(plainSnippet(found.snippet), 500),
    dates: datesOf(at, { from, to, basis }),
    standing: found.standing,
  }
}

function plainSnippet(html: string): string {
  return unescapeText(html.replace(/<\/?mark>/g, '**'))
    .replace(/\s+/g, ' ')
    .trim()
}

function lineOf({ title, name, iri, snippet, dates, jurisdiction, alsoInAct, moreInAct }: Hit): string {
  const also = alsoInAct.map((each) => each.name).filter((each) => each !== '')
  return [
    `- ${[title, name].filter((part) => part !== '').join(', ')} (${jurisdiction}) · ${iri}`,
    `  ${dates.from ?? 'not known'} to ${dates.to ?? 'open'} (${dates.basis})${snippet === '' ? '' : ` · ${snippet}`}`,
    ...(also.length > 0
      ? [`  also: ${clipped(also.join('; '))}${moreInAct > 0 ? ` and ${moreInAct} more` : ''}`]
      : []),
  ].join('\n')
}

/** A hit of the search as agents are told of it: with the IRI and the hash that reading it gives. */
import { z } from 'zod'
import { addDays, type Day } from '#kit/day.ts'
import { unescapeText } from '#kit/escape.ts'
import { parseIri } from '#law/iri.ts'
import type { FoldedHit, SearchHit } from '#search/model.ts'
import { clipped } from './answer.ts'
import type { McpDeps } from './asking.ts'
import { located } from './located.ts'
import { DatesSchema, datesOf } from './provenance.ts'

const Found = z.object({
  iri: z.string(),
  name: z.string().describe('Number and heading of the provision'),
  snippet: z.string().describe('Words around what was found, **marked**'),
  hash: z.string().nullable(),
  dates: DatesSchema,
  standing: z.string().nullable().describe('in-force, not-yet, no-longer or unknown, as of the day searched'),
})

export const HitSchema = Found.extend({
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
  matched: z
    .array(z.string())
    .readonly()
    .nullable()
    .describe(
      'Its words that say what was asked for in another language; null: found by the words of the query',
    ),
  alsoInAct: z.array(Found).readonly().describe('Further provisions of the act that match'),
  moreInAct: z.number(),
})

type Found = z.infer<typeof Found>
export type Hit = z.infer<typeof HitSchema>

/** Returns the hit. */
export async function hitOf(deps: McpDeps, hit: SearchHit, at: Day | null): Promise<Hit> {
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
    matched: hit.across?.map((words) => clipped(words, 80)) ?? null,
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

/** Returns the hit in two or three lines. */
export function hitInWords(hit: Hit): string {
  const { title, name, iri, snippet, dates, jurisdiction, language, cited, alsoInAct, moreInAct } = hit
  const also = alsoInAct.map((each) => each.name).filter((each) => each !== '')
  const what = [clipped(title, 140), clipped(name, 140)].filter((part) => part !== '').join(', ')
  const more = moreInAct > 0 ? ` and ${moreInAct} more` : ''
  return [
    `- ${what} (${jurisdiction}, ${language}${cited === null ? '' : ', cited in the query'}) · ${iri}`,
    `  ${dates.from ?? 'not known'} to ${dates.to ?? 'open'} (${dates.basis})${snippet === '' ? '' : ` · ${snippet}`}`,
    ...(also.length > 0 ? [`  also: ${clipped(also.join('; '))}${more}`] : []),
  ].join('\n')
}

/** What is said of every text: whose it is, in which state, for which days and on what ground, and what to be careful about. */
import { z } from 'zod'
import { jurisdictionName } from '#i18n/jurisdictions.ts'
import { freshnessOn } from '#jobs/files/document.ts'
import { addDays, type Day } from '#kit/day.ts'
import type { Interval } from '#law/interval.ts'
import { formatIri } from '#law/iri.ts'
import type { Basis } from '#law/provision.ts'
import type { Expression, Version, Work } from '#store/model.ts'
import { originOfSource } from '#store/own-source.ts'
import { clipped } from './answer.ts'
import type { McpDeps } from './asking.ts'

/** An act in one language on a day, with the point in time that holds there. */
export interface Held {
  readonly work: Work
  readonly expression: Expression
  readonly at: Day
  readonly version: Version | null
  /** All languages that the act is held in. */
  readonly languages: readonly string[]
}

export const ActSchema = z.object({
  iri: z.string().describe('The version of the act: its IRI with language and first day'),
  work: z.string().describe('The act whatever its version'),
  title: z.string(),
  jurisdiction: z.string(),
  place: z.string().describe('The jurisdiction by name'),
  invented: z.boolean().describe('True: an invented state of a demonstration. No law of any real state'),
  type: z.string(),
  force: z.string().nullable(),
  body: z.string().nullable().describe('Court or agency whose decision or guidance it is'),
  language: z.string(),
  languages: z.array(z.string()).readonly().describe('All languages it is held in'),
  textState: z.enum(['as-enacted', 'point-in-time', 'current']),
  source: z.string().describe('The source that the text was brought in from'),
  origin: z.enum(['imported', 'received', 'own']),
  freshness: z
    .object({
      state: z.enum(['fresh', 'late', 'stale', 'left']),
      publisher: z.string(),
      heard: z.string().nullable().describe('Day on which a silent publisher was last heard from'),
      until: z.string().nullable(),
    })
    .nullable()
    .describe(
      'Of a text received from its publisher: whether it is still heard from. late, stale or left: the text may be out of date',
    ),
  completeFrom: z.string().nullable().describe('First day for which the whole text is held'),
  recorded: z.string().describe('When this library last learnt something of the text'),
})

export const DatesSchema = z.object({
  asked: z.string().nullable().describe('The day that was asked about'),
  from: z.string().nullable().describe('First day of this wording; null: not known'),
  to: z.string().nullable().describe('First day on which it no longer reads so; null: no end is known'),
  basis: z.enum(['in-force', 'snapshot', 'unknown']).describe('What the two days rest on'),
  meaning: z.string().describe('The same as a sentence'),
})

/** Returns what is said of the act. */
export function actOf(
  deps: McpDeps,
  { work, expression, at, version, languages }: Held,
): z.infer<typeof ActSchema> {
  const { jurisdiction } = work
  return {
    iri: formatIri({
      work: work.iri,
      language: expression.language,
      at: version?.from ?? at,
      eId: null,
    }),
    work: work.iri,
    title: clipped(expression.title),
    jurisdiction,
    place: jurisdictionName(deps.jurisdictions, jurisdiction, 'en'),
    invented: deps.jurisdictions.get(jurisdiction)?.invented ?? false,
    type: work.subtype ?? work.type,
    force: work.force ?? null,
    body: work.body ?? null,
    language: expression.language,
    languages: languages.slice(0, 40),
    textState: expression.textState,
    source: expression.source.name,
    origin: originOfSource(expression.source.name),
    freshness: freshnessOn(deps.network, expression.source.name),
    completeFrom: expression.completeFrom,
    recorded: expression.recordedAt,
  }
}

/** Returns the title of the act, short enough to stand in a sentence. */
export function shortTitle({ expression }: Pick<Held, 'expression'>): string {
  return clipped(expression.title, 140)
}

/** Returns the IRI of a provision as it reads on the day: dated with the first day of the act's version, so that whoever goes on from it stays in that version. */
export function iriOn(
  { work, expression, at, version }: Omit<Held, 'languages'>,
  eId: string | null,
): string {
  return formatIri({
    work: work.iri,
    language: expression.language,
    at: version?.from ?? at,
    eId,
  })
}

/** Returns the IRI of one wording, dated with a day on which it holds; without one where every day is as good. */
export function iriOfWording(
  { work, expression }: Pick<Held, 'work' | 'expression'>,
  { from, to, eId }: Interval & { readonly eId: string | null },
): string {
  const at = from ?? (to === null ? null : addDays(to, -1))
  return formatIri({ work: work.iri, language: expression.language, at, eId })
}

/** Returns the dates of a wording. */
export function datesOf(
  asked: Day | null,
  { from, to, basis }: Interval & { readonly basis: Basis },
): z.infer<typeof DatesSchema> {
  return { asked, from, to, basis, meaning: meaningOf(from, to, basis) }
}

function meaningOf(from: Day | null, to: Day | null, basis: Basis): string {
  const begin = from ?? 'a day not known'
  const end = to === null ? 'no end is known' : `until ${to}, the first day on which it no longer reads so`
  if (basis === 'in-force') return `in force from ${begin}; ${end}`
  if (basis === 'snapshot')
    return `the source was seen to read so from ${begin}; ${end}; days of legal effect are not stated`
  return `the source states no day of legal effect; recorded as from ${begin}; ${end}`
}

function heardOf({ state, heard }: NonNullable<ReturnType<typeof freshnessOn>>): string {
  if (state === 'left') return 'is followed here no more'
  const when = `was last heard from on ${heard ?? 'a day not known'}`
  return state === 'stale' ? `${when}, and its signature has run out` : when
}

/** Returns what a careful reader would want to be told of a text on a day. */
export function cautionsOf(deps: McpDeps, held: Held, basis: Basis | null): string[] {
  const { work, expression, at } = held
  const said: string[] = []
  if (deps.jurisdictions.get(work.jurisdiction)?.invented)
    said.push('Invented law of a demonstration: it is the law of no real state.')
  const freshness = freshnessOn(deps.network, expression.source.name)
  if (freshness !== null && freshness.state !== 'fresh')
    said.push(
      `Its publisher, ${clipped(freshness.publisher)}, ${heardOf(freshness)}: the text may be out of date.`,
    )
  if (basis === 'unknown')
    said.push(
      'The source does not say since when this wording has legal effect: on the day asked it may have read otherwise.',
    )
  if (basis === 'snapshot')
    said.push('The days are those on which the source was seen, not days of legal effect.')
  if (expression.completeFrom !== null && at < expression.completeFrom)
    said.push(
      `The whole text is held only from ${expression.completeFrom}: for the day asked, provisions may be absent here that were in the law.`,
    )
  if (at > deps.clock())
    said.push(
      `${at} is still to come: this is how the text will read as far as was known on ${expression.recordedAt.slice(0, 10)}.`,
    )
  if (expression.textState === 'current')
    said.push(
      `Only one wording is held, as it was known on ${expression.recordedAt.slice(0, 10)}: earlier and later wordings are not.`,
    )
  return said
}

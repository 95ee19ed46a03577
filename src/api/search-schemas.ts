/** What the API answers with of searches. The same names as `comity search --json` and `comity phrase --json`. */
import { z } from '@hono/zod-openapi'
import { FORCES } from '#law/force.ts'
import { Basis, day, list, Next, orNull } from './schema-parts.ts'

const Standing = z.enum(['in-force', 'not-yet', 'no-longer', 'unknown'])
const snippet = z.string().openapi({ description: 'api.field.snippet' })

export const FoldedHitSchema = z
  .strictObject({
    iri: z.string(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    snippet,
    inForceFrom: day.nullable(),
    inForceTo: day.nullable(),
    basis: Basis,
    standing: Standing.nullable(),
    score: z.number(),
  })
  .openapi('FoldedHit')

export const ExplanationSchema = z
  .strictObject({
    score: z.number(),
    parts: list(
      z.strictObject({
        what: z.enum([
          'words',
          'adjacent',
          'title',
          'exact-title',
          'alias',
          'number',
          'citation',
          'force',
          'language',
          'kind',
          'standing',
          'heading',
          'above',
          'act',
          'across',
        ]),
        value: z.number(),
        factor: z.boolean().openapi({ description: 'api.field.factor' }),
        of: z.string().nullable(),
      }),
    ),
  })
  .openapi('Explanation')

export const HitSchema = z
  .strictObject({
    kind: z.enum(['act', 'provision']),
    iri: z.string(),
    work: z.string(),
    title: z.string(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    snippet,
    jurisdiction: z.string(),
    language: z.string(),
    type: z.string(),
    subtype: z.string().nullable(),
    force: z.enum(FORCES).nullable(),
    body: z.string().nullable().openapi({ description: 'api.field.body' }),
    inForceFrom: day.nullable(),
    inForceTo: day.nullable(),
    basis: Basis,
    standing: Standing.nullable().openapi({ description: 'api.field.standing' }),
    score: z.number(),
    cited: z.strictObject({ label: z.string(), confidence: z.number() }).nullable(),
    provisions: list(FoldedHitSchema),
    more: z.number().openapi({ description: 'api.field.more' }),
    across: list(z.string()).nullable().openapi({ description: 'api.field.hitAcross' }),
    explanation: orNull(ExplanationSchema),
  })
  .openapi('Hit')

export const FacetSchema = z
  .strictObject({
    name: z.enum(['jurisdiction', 'type', 'force', 'language', 'year']),
    exact: z.boolean().openapi({ description: 'api.field.exact' }),
    values: list(z.strictObject({ value: z.string(), count: z.number() })),
  })
  .openapi('Facet')

export const AcrossSchema = z
  .strictObject({
    how: z.enum(['asked', 'by-itself', 'offered']),
    own: list(z.string()),
    languages: list(
      z
        .strictObject({
          language: z.string(),
          parts: list(
            z.strictObject({
              asked: z.string(),
              by: z.enum(['subject', 'lexicon']),
              subject: z.string().nullable(),
              said: list(z.string()),
            }),
          ),
          left: list(z.string()),
        })
        .openapi('LanguageSearched'),
    ),
  })
  .openapi('Across')

export const HitsSchema = z
  .strictObject({
    total: z.number().openapi({ description: 'api.field.total' }),
    totalIsExact: z.boolean(),
    provisions: z.number(),
    tookMs: z.number(),
    at: day.nullable().openapi({ description: 'api.field.at' }),
    hits: list(HitSchema),
    facets: list(FacetSchema).nullable(),
    approximate: list(z.enum(['ranked-first', 'counted-first', 'titles'])),
    loosened: z.boolean(),
    didYouMean: z.string().nullable(),
    notHeld: list(z.strictObject({ named: z.string() })),
    across: orNull(AcrossSchema).openapi({ description: 'api.field.across' }),
    next: Next,
  })
  .openapi('Hits')

export const SuggestionsSchema = z
  .strictObject({
    suggestions: list(
      z
        .strictObject({
          kind: z.enum(['act', 'citation', 'word', 'spelling']),
          text: z.string(),
          iri: z.string().nullable(),
          jurisdiction: z.string().nullable(),
          language: z.string().nullable(),
        })
        .openapi('Suggestion'),
    ),
  })
  .openapi('Suggestions')

export const PhraseEventSchema = z
  .strictObject({
    day,
    kind: z.enum(['enters', 'leaves', 'unknown']).openapi({ description: 'api.field.phraseKind' }),
    until: day.nullable().openapi({ description: 'api.field.until' }),
    work: z.string(),
    title: z.string(),
    jurisdiction: z.string(),
    iri: z.string(),
    num: z.string().nullable(),
    whole: z.boolean().openapi({ description: 'api.field.whole' }),
    ground: z.string().nullable(),
  })
  .openapi('PhraseEvent')

export const PhraseActSchema = z
  .strictObject({
    work: z.string(),
    title: z.string(),
    jurisdiction: z.string(),
    language: z.string(),
    provisions: list(
      z
        .strictObject({
          iri: z.string(),
          num: z.string().nullable(),
          heading: z.string().nullable(),
          spans: list(z.strictObject({ from: day.nullable(), to: day.nullable() })),
        })
        .openapi('PhraseProvision'),
    ),
  })
  .openapi('PhraseAct')

export const PhraseSchema = z
  .strictObject({
    query: z.string(),
    acts: list(PhraseActSchema),
    series: list(
      z
        .strictObject({ year: z.number(), acts: z.number(), provisions: z.number() })
        .openapi('PhraseYear', { description: 'api.field.series' }),
    ),
    events: list(PhraseEventSchema),
    exact: z.boolean(),
    tookMs: z.number(),
  })
  .openapi('Phrase')

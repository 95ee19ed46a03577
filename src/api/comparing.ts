/** The operation that puts two to six provisions or acts beside each other: what corresponds, what they share, and why. */
import { z } from '@hono/zod-openapi'
import { CompareError } from '#jobs/compare/error.ts'
import { rowJson } from '#jobs/compare/json.ts'
import { MOST } from '#jobs/compare/provisions.ts'
import { languageOf } from '#law/language.ts'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { offsetOf, writeCursor } from './cursor.ts'
import { Refused } from './refused.ts'
import { Basis, list, Next, orNull } from './schema-parts.ts'
import { linkNext } from './works.ts'

const { at, cursor, limit } = PARAMETERS

/** Provisions of a text: others wait meanwhile. */
const MOST_PROVISIONS = 2500

const TextSchema = z
  .strictObject({
    iri: z.string(),
    work: z.string(),
    title: z.string(),
    jurisdiction: z.string(),
    language: z.string(),
    at: z.string(),
    basis: Basis,
    part: orNull(
      z
        .strictObject({ eId: z.string(), label: z.string().nullable(), heading: z.string().nullable() })
        .openapi('ComparedPart'),
    ),
    provisions: z.number(),
    alone: z.number().openapi({ description: 'api.field.compareAlone' }),
    leftOut: z.number().openapi({ description: 'api.field.compareLeftOut' }),
  })
  .openapi('ComparedText')

const CellSchema = z
  .strictObject({
    column: z.number().openapi({ description: 'api.field.compareColumn' }),
    iri: z.string(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    text: z.string().nullable().optional(),
    language: z.string(),
    concepts: list(z.string()),
  })
  .openapi('ComparedCell')

const SharedSchema = z
  .strictObject({
    kind: z.enum(['concept', 'term', 'number', 'citation']),
    iri: z.string().nullable(),
    label: z.string(),
    cells: list(z.number()),
  })
  .openapi('ComparedShared')

const WhySchema = z
  .strictObject({
    cells: z.tuple([z.number(), z.number()]).readonly(),
    how: z.enum(['corresponds', 'kept', 'moved', 'split', 'merged']),
    confidence: z.number().openapi({ description: 'api.field.compareConfidence' }),
    concepts: list(z.strictObject({ iri: z.string(), label: z.string() })),
    terms: list(z.strictObject({ before: z.string(), after: z.string() })),
    numbers: list(z.string()),
    citations: list(z.string()),
    neighbours: z.boolean(),
    sameNumber: z.boolean(),
  })
  .openapi('ComparedWhy')

export const ComparisonSchema = z
  .strictObject({
    at: z.string(),
    level: z.enum(['provision', 'paragraph', 'outline']),
    texts: list(TextSchema),
    rows: list(
      z
        .strictObject({
          cells: list(CellSchema),
          shared: list(SharedSchema),
          confidence: z.number().nullable(),
          why: list(WhySchema),
        })
        .openapi('ComparedRow'),
    ),
    total: z.number(),
    next: Next,
  })
  .openapi('Comparison')

const NAME = z.string().trim().min(1).max(2000)

// A parameter that stands once comes as a text, and several times as a list.
const NAMES = z
  .union([NAME, z.array(NAME).min(1).max(MOST)])
  .transform((names) => (typeof names === 'string' ? [names] : names))

const QUERY = z.object({
  of: NAMES.openapi({ type: 'array', items: { type: 'string' }, description: 'api.param.compareOf' }),
  with: NAMES.optional().openapi({
    type: 'array',
    items: { type: 'string' },
    description: 'api.param.compareWith',
  }),
  at,
  by: z.enum(['provision', 'paragraph']).optional().openapi({ description: 'api.param.compareBy' }),
  words: z.enum(['true', 'false']).optional().openapi({ description: 'api.param.compareWords' }),
  cursor,
  limit,
})

/** Adds the operation, where there are comparisons. */
export function addComparing(api: Api, { comparisons, library }: ApiDeps): void {
  if (!comparisons) return
  api.openapi(reading('compare', QUERY, ComparisonSchema), async (context) => {
    const {
      of,
      with: others = [],
      at: day,
      by,
      words,
      cursor: place,
      limit: most,
    } = context.req.valid('query')
    const asked = {
      of: [...of, ...others],
      at: day ?? context.get('today'),
      byParagraph: by === 'paragraph',
      reader: languageOf(context.get('t').locale) ?? 'eng',
      most: MOST_PROVISIONS,
    }
    const mark = await library.mark()
    const { at: asOf, level, texts, rows } = await comparisons.compare(asked).catch(refused)
    const offset = offsetOf(place, mark)
    const end = offset + most
    return context.json({
      at: asOf,
      level,
      texts,
      rows: rows.slice(offset, end).map((row) => rowJson(row, words !== 'false')),
      total: rows.length,
      next: end < rows.length ? linkNext(context, writeCursor({ offset: end, mark })) : null,
    })
  })
}

const HERE: ReadonlySet<CompareError['fault']> = new Set([
  'too-few',
  'too-many',
  'same',
  'wrong-day',
  'too-large',
])

function refused(error: unknown): never {
  if (!(error instanceof CompareError)) throw error
  const { fault, values } = error
  if (HERE.has(fault)) throw new Refused(400, 'api.problem.400', `comparison.fault.${fault}`, values)
  throw new Refused(404, 'api.problem.404', `comparison.fault.${fault}`, values)
}

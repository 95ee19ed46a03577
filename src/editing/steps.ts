/** The steps a draft is made of, as they are kept and as they come in: a draft is nothing but these in their order. */
import { z } from 'zod'
import { isDay } from '#kit/day.ts'
import { FORCES } from '#law/force.ts'

const day = z.string().refine(isDay, 'expected a day that exists, as YYYY-MM-DD')
const words = z.string().trim().min(1)
const wId = z.string().min(1)

const place = z.union([
  z.strictObject({ before: wId }),
  z.strictObject({ after: wId }),
  z.strictObject({ inside: wId.nullable(), at: z.enum(['start', 'end']) }),
])

/** A provision as it is entered; `xml` is a canonical fragment (data model, section 6), null where there are no words. */
const provision = z.strictObject({
  depth: z.int().min(0),
  kind: words,
  num: words.nullable(),
  heading: words.nullable(),
  xml: z.string().nullable(),
})

const until = z.literal('next')

const description = {
  /** IRI of a work held, of which this is another language. */
  of: words.nullable(),
  jurisdiction: z.string().regex(/^(?:[a-z]{2}(?:-[a-z0-9]+)*)$/, 'expected a code such as by, eu or za-cpt'),
  language: z.string().regex(/^[a-z]{3}(?:-[a-z0-9]{2,8})*$/, 'expected a language code such as bel'),
  type: z.string().regex(/^[a-z][A-Za-z]*$/, 'expected a document type such as act'),
  subtype: words.nullable(),
  number: words.nullable(),
  date: z
    .string()
    .regex(/^\d{4}(?:-\d{2}-\d{2})?$/, 'expected YYYY-MM-DD or a year')
    .nullable(),
  title: words,
  published: day.nullable(),
  force: z.enum(FORCES).nullable(),
  textState: z.enum(['as-enacted', 'point-in-time', 'current']),
  aliases: z.array(z.strictObject({ scheme: words, value: words })),
  topics: z.array(words),
}

export const stepSchema = z.discriminatedUnion('do', [
  /** What the act is: what is given takes the place of what was said before. */
  z.strictObject({ do: z.literal('describe'), ...z.object(description).partial().shape }),
  /** From when the text holds, and what brought that about. In a correction, the day whose text is corrected. */
  z.strictObject({
    do: z.literal('date'),
    asOf: day.nullable().optional(),
    basis: z.enum(['in-force', 'snapshot', 'unknown']).optional(),
    published: day.nullable().optional(),
    ground: z.strictObject({ title: words, id: words.nullable() }).nullable().optional(),
  }),
  /** The whole text in the place of what was there. */
  z.strictObject({ do: z.literal('enter'), provisions: z.array(provision) }),
  z.strictObject({
    do: z.literal('change'),
    wId,
    xml: z.string().nullable().optional(),
    heading: words.nullable().optional(),
    num: words.nullable().optional(),
    kind: words.optional(),
  }),
  z.strictObject({ do: z.literal('add'), place, provisions: z.array(provision).min(1) }),
  /** The provision goes with all it holds; with `leaving`, these words take its place. */
  z.strictObject({ do: z.literal('repeal'), wId, leaving: words.optional() }),
  z.strictObject({ do: z.literal('repeal-act') }),
  z.strictObject({ do: z.literal('move'), wId, place }),
  z.strictObject({ do: z.literal('level'), wId, by: z.union([z.literal(1), z.literal(-1)]) }),
  /** Joins the provision to the one before it. */
  z.strictObject({ do: z.literal('merge'), wId }),
  /** Parts a provision before its `at`-th block, counted from 0; the second part is a provision of its own. */
  z.strictObject({
    do: z.literal('split'),
    wId,
    at: z.int().min(1),
    kind: words.optional(),
    num: words.nullable().optional(),
    heading: words.nullable().optional(),
  }),
  /** What is entered for the provision holds only until a later version changes it again (or, with no `until`, as long as it goes). */
  z.strictObject({ do: z.literal('hold'), wId, until: until.nullable() }),
  /** A day that was wrong, of one provision or (null) of the point in time. */
  z.strictObject({
    do: z.literal('redate'),
    wId: wId.nullable(),
    from: day.nullable(),
    to: day.nullable(),
  }),
])

export type Step = z.infer<typeof stepSchema>
export type NewProvision = z.infer<typeof provision>
export type Description = { [Key in keyof typeof description]: z.infer<(typeof description)[Key]> }

/** A step that is none: names what is wrong with it. */
export class MalformedStepError extends Error {
  override name = 'MalformedStepError'
}

/** Returns the steps that a JSON value states. Throws MalformedStepError naming the step, the field and what was expected. */
export function stepsFrom(value: unknown): Step[] {
  const parsed = z.array(stepSchema).safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const [index, ...field] = issue?.path ?? []
  const where = index === undefined ? 'the steps' : `step ${Number(index) + 1}`
  const what = field.length > 0 ? `, field "${field.join('.')}"` : ''
  throw new MalformedStepError(`Cannot read ${where}${what}: ${issue?.message ?? 'not a list of steps'}`)
}

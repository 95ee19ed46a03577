/** Words of a provision, as a study quotes them: kept with the study, and pinned to the wording that they were taken from. */
import * as z from 'zod'
import { isDay } from '#kit/day.ts'

const DAY = z.string().refine(isDay, 'expected a day that exists, as YYYY-MM-DD')
const TEXT = z.string().min(1)

/** Names of rows, columns, quotes and sources inside a study: made once by whoever adds them, so that copies can be merged. */
export const NAME = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected small letters, digits and hyphens')

/** A stretch of the quoted words that answers the question, in UTF-16 units of `text`. */
export const MARK = z.strictObject({ start: z.int().min(0), end: z.int().min(1) })

export const QUOTE = z.strictObject({
  id: NAME,
  /** The provision on the day, as IRI: `/akn/eu/act/regulation/2016-04-27/679/eng@2018-05-25/~art_17`. */
  iri: TEXT,
  work: TEXT,
  /** The provision's name that lasts, whatever its number becomes. */
  wId: TEXT,
  /** The eId of the part inside the provision that alone is quoted; null for the whole provision. */
  part: TEXT.nullable(),
  /** SHA-256 of the provision's wording, hexadecimal: what the quote is pinned to. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day that the wording was read on, from when it is so, and until when as far as was known then. */
  at: DAY,
  from: DAY.nullable(),
  to: DAY.nullable(),
  basis: z.enum(['in-force', 'snapshot', 'unknown']),
  jurisdiction: TEXT,
  language: TEXT,
  title: TEXT,
  num: TEXT.nullable(),
  heading: TEXT.nullable(),
  /** The words quoted, whole. */
  text: z.string(),
  marks: z.array(MARK),
})

export type Quote = z.infer<typeof QUOTE>
export type Mark = z.infer<typeof MARK>

/** What a patch is made of, as it stands in the header of its entry (spec: exchange, section 8). */
import * as z from 'zod'
import { type Day, dayOrNull } from '#kit/day.ts'
import { writable } from './writable.ts'

const number = z.int().min(1)
const text = z.string().refine(writable, 'expected characters that XML can hold')
const day = z
  .string()
  .nullable()
  .transform((value, context): Day | null => {
    const found = dayOrNull(value)
    if (value !== null && !found) context.addIssue({ code: 'custom', message: 'expected a day or null' })
    return found
  })

// Members of a later version are passed over: what is then made wrong is taken whole.
const OPENED = z.object({
  like: number.optional(),
  wId: text.min(1).optional(),
  eId: text.min(1).optional(),
  parent: text.nullable().optional(),
  sort: text.optional(),
  kind: text.min(1).optional(),
  num: text.nullable().optional(),
  heading: text.nullable().optional(),
  from: day.optional(),
  to: day.optional(),
  basis: z.enum(['in-force', 'snapshot', 'unknown']).optional(),
  missing: z.boolean().optional(),
  concurrent: z.boolean().optional(),
  ground: z.tuple([text, text.nullable()]).nullable().optional(),
  text: z.union([z.int().min(0), z.string().regex(/^[0-9a-f]{64}$/), z.null()]).optional(),
})

/** The part of a patch that stands in the header of its entry. */
export const PATCH = z.object({
  close: z.array(z.tuple([number, day])),
  drop: z.array(number),
  open: z.array(OPENED),
  base: z.array(number),
  sizes: z.array(z.int().min(1)),
  head: z.boolean(),
})

export type Patch = z.infer<typeof PATCH>

/** A row as a patch states it: what is not named is as in the row it is like. */
export type Opened = z.infer<typeof OPENED>

/** What a row must state, by itself or by the row it is like. */
export const FIELDS = [
  'wId',
  'eId',
  'parent',
  'sort',
  'kind',
  'num',
  'heading',
  'from',
  'to',
  'basis',
  'missing',
  'concurrent',
  'ground',
  'text',
] as const

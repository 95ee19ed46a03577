/** The head of an object as it is written and hashed: JSON without white space, members in one order (spec: exchange, section 8.1). */
import * as z from 'zod'
import { dayOrNull } from '#kit/day.ts'
import { RELATIONS } from '#law/relation.ts'
import { RefusedError } from '../refused.ts'
import type { Head } from './model.ts'

const text = z.string().max(100_000)
const day = z.string().transform((value, context) => {
  const found = dayOrNull(value)
  if (found) return found
  context.addIssue({ code: 'custom', message: `expected a day such as 2026-11-30, found "${value}"` })
  return z.NEVER
})
const basis = z.enum(['in-force', 'snapshot', 'unknown'])

const ground = z.strictObject({ title: text, id: text.nullable() })

const HEAD = z.object({
  work: z.object({
    iri: z.string().regex(/^\/akn\/[^\s?#]+$/, 'expected an IRI such as /akn/xb/act/1999/7'),
    jurisdiction: z.string().regex(/^[a-z]{2}(?:-[a-z0-9-]+)?$/),
    type: z.string().regex(/^[A-Za-z]+$/),
    subtype: text.nullable(),
    date: text.nullable(),
    number: text.nullable(),
    title: text,
    published: day.nullable(),
    topics: z.array(text),
    force: text.nullable(),
    body: text.nullable(),
  }),
  aliases: z.array(z.tuple([text, text])),
  relations: z.array(
    z.object({
      kind: z.enum(RELATIONS),
      target: z.object({ scheme: text, value: text }).nullable(),
      title: text.nullable(),
      provision: text.nullable(),
    }),
  ),
  expression: z.object({
    language: z.string().regex(/^[a-z]{3}(?:-[a-z0-9]{2,8})*$/),
    title: text,
    textState: z.enum(['as-enacted', 'point-in-time', 'current']),
    source: text,
    completeFrom: day.nullable(),
  }),
  versions: z.array(
    z.object({
      from: day.nullable(),
      to: day.nullable(),
      basis,
      published: day.nullable(),
      ground: ground.nullable(),
      state: z.enum(['held', 'unknown']),
      reason: text.nullable(),
    }),
  ),
})

// One that changes is another: what was written of it once, for an object, is asked for by its patch and by whoever records it.
const written = new WeakMap<Head, string>()

/** Returns the head as text. The order of members is that of the schema above, whatever the order in memory. */
export function headText(head: Head): string {
  const known = written.get(head)
  if (known !== undefined) return known
  const text = JSON.stringify(HEAD.parse(head)).replace(/[\ufffe\uffff]/g, escaped)
  written.set(head, text)
  return text
}

/** Returns the head of an object that came from elsewhere. Throws RefusedError, naming the object, where the text writes none. */
export function foreignHead(written: string, name: string): Head {
  try {
    return headIn(written)
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).slice(0, 500) : 'it is not JSON'
    throw new RefusedError('object-invalid', `${name} has a head that cannot be read: ${reason}`)
  }
}

/** Returns the head that the text writes. Throws ZodError, or SyntaxError, where it writes none. */
export function headIn(written: string): Head {
  return HEAD.parse(JSON.parse(written))
}

// No XML holds these two as they are; the others that it cannot hold JSON escapes by itself.
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`
}

/** A proof: what a reader holds to check, without anybody's help, that a publisher signed a text (spec: exchange, section 15). */
import * as z from 'zod'
import { type Day, isDay } from '#kit/day.ts'

export const FORMAT = 'comity-proof/1'

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')
// Without groups that repeat: such an expression gives up on some megabytes.
const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'expected base64')
const count = z.int().min(0)
const day = z.string().refine(isDay, 'expected a day such as 2026-11-30')
const text = z.string()
const instant = z.iso.datetime({ precision: 0 })
const work = z.string().regex(/^\/akn\/[^\s?#]+$/, 'expected an IRI such as /akn/xb/act/1999/7')
const language = z.string().regex(/^[a-z]{3}(?:-[a-z0-9]{2,8})*$/)

/** The statement of a row, in the order of section 3, "What a row states". */
const STATEMENT = z.tuple([
  text,
  text,
  text.nullable(),
  text,
  text,
  text.nullable(),
  text.nullable(),
  day.nullable(),
  day.nullable(),
  z.enum(['in-force', 'snapshot', 'unknown']),
  z.boolean(),
  z.boolean(),
  z.tuple([text, text.nullable()]).nullable(),
  hash.nullable(),
])
const ALL = z.object({ all: z.array(STATEMENT) })
const SOME = z.object({
  size: count,
  some: z.array(z.object({ index: count, row: STATEMENT, path: z.array(hash) })).min(1),
})

const PROOF = z.object({
  format: z.literal(FORMAT),
  /** What is claimed: each member is held against the parts below. */
  about: z.object({
    work,
    language,
    at: day,
    /** The provision, by its eId on the day and its lasting identity; both null for a whole act. */
    eId: text.nullable(),
    wId: text.nullable(),
  }),
  publisher: hash,
  collection: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  release: z.object({ number: z.int().min(1), hash, at: instant, document: base64 }),
  entry: z.object({ object: hash, length: count, rows: hash, path: z.array(hash) }),
  rows: z.union([ALL, SOME]),
  /** The fragments of the rows that are proved, by their hashes. */
  texts: z.record(hash, text),
  metadata: z.object({
    /** 1.root.json, 2.root.json, … up to the one that the rest is signed under. */
    root: z.array(base64).min(1).max(1024),
    timestamp: base64,
    snapshot: base64,
    targets: base64,
    collection: base64,
  }),
  /** The profile that the publisher signed of itself; absent or null where it signed none. */
  profile: base64.nullish(),
})

export type Proof = Readonly<z.infer<typeof PROOF>>
export type Statement = z.infer<typeof STATEMENT>

/** A release, as far as a proof rests on it (spec: exchange, section 4). */
export const RELEASE = z.object({
  format: z.literal('comity-release/1'),
  publisher: hash,
  collection: text,
  release: z.int().min(1),
  at: instant,
  title: text,
  regime: z.object({ licence: text.nullable(), terms: text.nullable() }),
  root: hash,
})

export type ProvedRelease = Readonly<z.infer<typeof RELEASE>>

/** What a text that should be a proof is. */
export type Read =
  | { readonly state: 'proof'; readonly proof: Proof }
  /** Written in a format that came after this one. */
  | { readonly state: 'newer'; readonly format: string }
  | { readonly state: 'none'; readonly reason: string }

/** Returns the proof that the text writes. Members that are not known are passed over. */
export function readProof(written: string): Read {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    return { state: 'none', reason: 'it is not JSON' }
  }
  const format = z.object({ format: z.string() }).safeParse(value).data?.format ?? ''
  if (Number(/^comity-proof\/(\d+)$/.exec(format)?.[1]) > 1) return { state: 'newer', format }
  const parsed = PROOF.safeParse(value)
  if (parsed.success) return { state: 'proof', proof: parsed.data }
  const [issue] = parsed.error.issues
  return {
    state: 'none',
    reason: issue ? `${issue.path.join('.') || 'it'}: ${issue.message}` : 'it is no proof',
  }
}

/** Returns a row's statement as it is hashed (RFC 8785). */
export function statementText(statement: Statement): string {
  return JSON.stringify(statement)
}

/** A row by its members' names. */
export interface ProvedRow {
  readonly wId: string
  readonly eId: string
  readonly parent: string | null
  readonly sort: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: 'in-force' | 'snapshot' | 'unknown'
  readonly missing: boolean
  readonly concurrent: boolean
  readonly ground: readonly [title: string, id: string | null] | null
  readonly text: string | null
}

/** Returns the row that a statement states. */
export function rowOf(statement: Statement): ProvedRow {
  const [wId, eId, parent, sort, kind, num, heading, from, to, basis, missing, concurrent, ground, hashed] =
    statement
  return {
    wId,
    eId,
    parent,
    sort,
    kind,
    num,
    heading,
    from,
    to,
    basis,
    missing,
    concurrent,
    ground,
    text: hashed,
  }
}

// What mark-up would read, and what XML cannot hold: a proof then stands in any file as it is.
const AWKWARD = /[<>&\u2028\u2029\ufffe\uffff]/g

/** Returns the proof as text that may stand in HTML and XML as it is. `file` says what a file that carries it says beside the text: nobody signed that. */
export function proofText(proof: Proof, file?: unknown): string {
  return JSON.stringify(file === undefined ? proof : { ...proof, file }).replace(
    AWKWARD,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Returns what a file that carries the proof says beside the text; undefined where it says nothing. */
export function besideIn(written: string): unknown {
  return z.object({ file: z.unknown() }).safeParse(JSON.parse(written)).data?.file
}

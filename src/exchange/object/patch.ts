/** Patches: what changed between two states of an object, row by row (spec: exchange, section 8). */
import * as z from 'zod'
import { type Day, dayOrNull } from '#kit/day.ts'
import { canonicalFragment } from '#markup/canonical.ts'
import { canonicalReading, wrapped } from '#markup/reading.ts'
import { parseXml } from '#markup/xml.ts'
import { hexDigest } from '../hashing.ts'
import { RefusedError } from '../refused.ts'
import { packed, unpacked } from '../zstd.ts'
import { ground, headIn, headText } from './head.ts'
import { type ExchangeObject, numbered, type Row, statementOf } from './model.ts'

const number = z.int().min(1)
const day = z
  .string()
  .nullable()
  .transform((value, context): Day | null => {
    const found = dayOrNull(value)
    if (value !== null && !found) context.addIssue({ code: 'custom', message: 'expected a day or null' })
    return found
  })

const OPENED = z.strictObject({
  like: number.optional(),
  wId: z.string().min(1).optional(),
  eId: z.string().min(1).optional(),
  parent: z.string().nullable().optional(),
  sort: z.string().optional(),
  kind: z
    .string()
    .regex(/^[A-Za-z][\w-]*$/)
    .optional(),
  num: z.string().nullable().optional(),
  heading: z.string().nullable().optional(),
  from: day.optional(),
  to: day.optional(),
  basis: z.enum(['in-force', 'snapshot', 'unknown']).optional(),
  missing: z.boolean().optional(),
  concurrent: z.boolean().optional(),
  ground: ground.nullable().optional(),
  text: z.union([z.int().min(0), z.string().regex(/^[0-9a-f]{64}$/), z.null()]).optional(),
})

/** The part of a patch that stands in the header of its entry. */
export const PATCH = z.strictObject({
  close: z.array(z.tuple([number, day])),
  drop: z.array(number),
  open: z.array(OPENED),
  base: z.array(number),
  sizes: z.array(z.int().min(0)),
  head: z.boolean(),
})

export type Patch = z.infer<typeof PATCH>
type Opened = z.infer<typeof OPENED>

/** A patch with what it brings, compressed. */
export interface PatchBytes {
  readonly patch: Patch
  readonly body: Buffer
}

/** Returns the patch that makes the new object out of the old one. */
export function patchBetween(old: ExchangeObject, fresh: ExchangeObject): PatchBytes {
  const { gone, come } = difference(old.rows, fresh.rows)
  const brought = new Map<string, number>()
  const base = new Set<number>()
  const close: Patch['close'] = []
  const open: Opened[] = []
  const models = new Models(old.rows, gone)
  for (const row of come) {
    const closed = [...gone].find((at) => isClosed(at, old.rows, row))
    if (closed !== undefined) {
      gone.delete(closed)
      close.push([closed, row.to])
      continue
    }
    const like = models.of(row)
    if (row.text !== null && !old.texts.has(row.text) && !brought.has(row.text)) {
      brought.set(row.text, brought.size)
      if (like !== null && old.rows[like - 1]?.text) base.add(like)
    }
    open.push(opened(row, like === null ? null : (old.rows[like - 1] ?? null), like, brought))
  }
  const head = headText(old.head) === headText(fresh.head) ? null : headText(fresh.head)
  const texts = [...brought.keys()].map((hash) => Buffer.from(fresh.texts.get(hash) ?? ''))
  const parts = head === null ? texts : [...texts, Buffer.from(head)]
  const patch: Patch = {
    close,
    drop: [...gone].sort((a, b) => a - b),
    open,
    base: [...base],
    sizes: texts.map((text) => text.length),
    head: head !== null,
  }
  return { patch, body: packed(Buffer.concat(parts), dictionaryOf(old, patch)) }
}

/** Returns the object that the patch makes. Throws RefusedError where it does not fit the old one. */
export function patchedBy(old: ExchangeObject, { patch, body }: PatchBytes, limit: number): ExchangeObject {
  const raw = unpacked(body, limit, dictionaryOf(old, patch))
  const { texts, rest } = textsIn(raw, patch)
  const known = new Map([...old.texts, ...texts.map((xml) => [hexDigest(xml), xml] as const)])
  const rows: (Row | null)[] = [...old.rows]
  const rowAt = (at: number): Row => {
    const row = old.rows[at - 1]
    if (!row) throw misfit(`row ${at} of ${old.rows.length}`)
    return row
  }
  for (const [at, to] of patch.close) rows[at - 1] = { ...rowAt(at), to }
  for (const at of patch.drop) {
    rowAt(at)
    rows[at - 1] = null
  }
  const made = patch.open.map((one) => rowOf(one, one.like === undefined ? null : rowAt(one.like), texts))
  const all = numbered([...rows.filter((row) => row !== null), ...made])
  const used = new Set(all.map((row) => row.text))
  for (const text of used) if (text !== null && !known.has(text)) throw misfit(`text ${text}`)
  return {
    head: patch.head ? headIn(rest) : old.head,
    rows: all,
    texts: new Map([...known].filter(([hash]) => used.has(hash))),
  }
}

function misfit(what: string): RefusedError {
  return new RefusedError('object-invalid', `A patch does not fit the object held: it names ${what}`)
}

// Rows that only one of the two has: the old by their numbers.
function difference(old: readonly Row[], fresh: readonly Row[]): { gone: Set<number>; come: Row[] } {
  const held = new Map<string, number[]>()
  for (const [index, row] of old.entries()) {
    const key = statementOf(row)
    held.set(key, [...(held.get(key) ?? []), index + 1])
  }
  const come = fresh.filter((row) => held.get(statementOf(row))?.pop() === undefined)
  return { gone: new Set([...held.values()].flat()), come }
}

function isClosed(at: number, old: readonly Row[], row: Row): boolean {
  const before = old[at - 1]
  return (
    before !== undefined &&
    before.wId === row.wId &&
    statementOf({ ...before, to: row.to }) === statementOf(row)
  )
}

/** Which row of the old object a new one is most like: a wording of its own provision, else of a neighbour. */
class Models {
  readonly #own = new Map<string, number>()
  readonly #near = new Map<string, number>()

  constructor(rows: readonly Row[], gone: ReadonlySet<number>) {
    for (const [index, row] of rows.entries()) {
      const held = this.#own.get(row.wId)
      if (held === undefined || !gone.has(held) || gone.has(index + 1)) this.#own.set(row.wId, index + 1)
      this.#near.set(`${row.parent} ${row.kind}`, index + 1)
    }
  }

  of(row: Row): number | null {
    return this.#own.get(row.wId) ?? this.#near.get(`${row.parent} ${row.kind}`) ?? null
  }
}

function opened(
  row: Row,
  model: Row | null,
  like: number | null,
  brought: ReadonlyMap<string, number>,
): Opened {
  const text = row.text === null ? null : (brought.get(row.text) ?? row.text)
  const whole: Opened = { ...row, text }
  if (model === null || like === null) return whole
  const differing = Object.entries(whole).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(model[name as keyof Row]),
  )
  return { like, ...Object.fromEntries(differing) }
}

function rowOf({ like: _, text, ...stated }: Opened, model: Row | null, texts: readonly string[]): Row {
  const hash = typeof text === 'number' ? hashAt(texts, text) : text
  const row = { ...model, ...stated, ...(hash === undefined ? {} : { text: hash }) }
  for (const name of FIELDS) if (row[name] === undefined) throw misfit(`a row without ${name}`)
  return row as Row
}

const FIELDS = [
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

function hashAt(texts: readonly string[], index: number): string {
  const text = texts[index]
  if (text === undefined) throw misfit(`text ${index} of ${texts.length}`)
  return hexDigest(text)
}

function dictionaryOf(old: ExchangeObject, patch: Patch): Buffer {
  const fragments = patch.base.map((at) => old.texts.get(old.rows[at - 1]?.text ?? '') ?? '')
  return Buffer.from([...fragments, ...(patch.head ? [headText(old.head)] : [])].join(''))
}

// Texts of a stranger: each has to be what the vocabulary would make of it.
function textsIn(raw: Buffer, patch: Patch): { texts: string[]; rest: string } {
  let at = 0
  const texts = patch.sizes.map((size) => {
    const xml = raw.toString('utf8', at, (at += size))
    if (canonicalFragment(parseXml(wrapped(xml)).children, canonicalReading()) !== xml)
      throw new RefusedError('object-invalid', 'A patch brings a text that is not canonical')
    return xml
  })
  return { texts, rest: raw.toString('utf8', at) }
}

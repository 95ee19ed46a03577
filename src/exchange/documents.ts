/** Releases and checkpoints: the documents that are signed, read and written (spec: exchange, section 4). */
import * as z from 'zod'
import { hexDigest } from './hashing.ts'
import { LIMITS } from './limits.ts'
import { RefusedError } from './refused.ts'
import { makeRoomFor } from './room.ts'
import { byPair } from './state.ts'
import { packed, unpacked } from './zstd.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')
const count = z.int().min(0)
const text = z.string().max(10_000)
const instant = z.iso.datetime({ precision: 0, error: 'expected an instant such as 2026-11-30T06:00:00Z' })

/** Identifiers of collections and audiences. */
export const IDENTIFIER = /^(?!(?:root|targets|snapshot|timestamp|public)$)[a-z0-9][a-z0-9-]{0,39}$/

const REGIME = z.object({
  licence: text.nullable(),
  terms: text.nullable(),
  onward: z.enum(['free', 'consent', 'no']),
  agreement: text.nullable(),
})
// An entry can be no larger than an object with its header, and a pack larger than usual holds one.
const PACK = z.object({
  hash,
  length: count.max(LIMITS.pack),
  size: count.max(LIMITS.entryHeader + 1 + LIMITS.object),
})
const ENTRY = z.object({
  work: z.string().regex(/^\/akn\/[^\s?#]+$/),
  language: z.string().regex(/^[a-z]{3}(?:-[a-z0-9]{2,8})*$/),
  object: hash,
  length: count.max(LIMITS.object),
  rows: hash,
})
const PUT = ENTRY.extend({ was: hash.nullable(), pack: count })
const TOMBSTONE = ENTRY.pick({ work: true, language: true, object: true }).extend({ reason: text })
const PUTS = z.array(PUT)
const STATE = z.array(ENTRY.extend({ pack: count }))
const ABOUT = {
  publisher: hash,
  collection: z.string().regex(IDENTIFIER),
  release: z.int().min(1),
}

const RELEASE = z.object({
  format: z.literal('comity-release/1'),
  ...ABOUT,
  previous: z.object({ hash, length: count }).nullable(),
  at: instant,
  title: text,
  regime: REGIME,
  counts: z.object({ works: count, expressions: count, put: count, tombstoned: count }),
  root: hash,
  put: PUTS,
  tombstones: z.array(TOMBSTONE),
  packs: z.array(PACK),
})

const CHECKPOINT = z.object({
  format: z.literal('comity-checkpoint/1'),
  ...ABOUT,
  hash,
  root: hash,
  state: STATE,
  packs: z.array(PACK),
})

export type Release = Readonly<z.infer<typeof RELEASE>>
export type Checkpoint = Readonly<z.infer<typeof CHECKPOINT>>
export type Regime = Readonly<z.infer<typeof REGIME>>
export type Put = Readonly<z.infer<typeof PUT>>
export type Tombstone = Readonly<z.infer<typeof TOMBSTONE>>
export type PackNamed = Readonly<z.infer<typeof PACK>>

/** A document as it is stored and named. */
export interface SignedDocument {
  readonly bytes: Buffer
  readonly hash: string
}

/** Returns a release or checkpoint as it is stored. Throws ZodError where it does not keep to its schema. */
export function writeDocument(document: Release | Checkpoint): SignedDocument {
  const text = document.format === 'comity-release/1' ? releaseText(document) : checkpointText(document)
  const bytes = packed(text, null, text.length > LARGE ? QUICK : undefined)
  return { bytes, hash: hexDigest(bytes) }
}

function releaseText({ put, ...release }: Release): Buffer {
  return withEntries(JSON.stringify(RELEASE.parse({ ...release, put: [] })), 'put', put, PUTS)
}

function checkpointText({ state, ...checkpoint }: Checkpoint): Buffer {
  return withEntries(JSON.stringify(CHECKPOINT.parse({ ...checkpoint, state: [] })), 'state', state, STATE)
}

// Most of a long list are hashes, which nothing makes shorter: the best level takes a hundred times as long, for an eighth fewer bytes.
const LARGE = 2 ** 22
const QUICK = 3

// Of a hundred thousand works, the list is as large as all else together: it is written some at a time.
const TOGETHER = 2000

function withEntries<Each>(
  document: string,
  name: string,
  entries: readonly Each[],
  schema: z.ZodType<readonly Each[]>,
): Buffer {
  // No text of the document holds this: quotation marks in texts are escaped.
  const at = document.indexOf(`"${name}":[]`) + name.length + 4
  const parts = [Buffer.from(document.slice(0, at))]
  for (let from = 0; from < entries.length; from += TOGETHER) {
    const written = JSON.stringify(schema.parse(entries.slice(from, from + TOGETHER)))
    parts.push(Buffer.from(`${from > 0 ? ',' : ''}${written.slice(1, -1)}`))
  }
  parts.push(Buffer.from(document.slice(at)))
  return Buffer.concat(parts)
}

/** Returns the release in the bytes. Throws RefusedError where there is none, or one of a newer format. */
export function readRelease(bytes: Uint8Array): Release {
  const release = read(bytes, 'comity-release', RELEASE)
  const { put, tombstones } = release
  inOrder(put, 'put')
  inOrder(tombstones, 'tombstones')
  inOrder([...put, ...tombstones].sort(byPair), 'put and tombstones')
  if (release.counts.put !== put.length || release.counts.tombstoned !== tombstones.length)
    throw invalid(`release ${release.release} counts other changes than it names`)
  if ((release.previous === null) !== (release.release === 1))
    throw invalid(`release ${release.release} must name the one before it, and the first none`)
  packsNamed(put, release.packs)
  return release
}

/** Returns the checkpoint in the bytes. Throws RefusedError where there is none, or one of a newer format. */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  const checkpoint = read(bytes, 'comity-checkpoint', CHECKPOINT)
  inOrder(checkpoint.state, 'state')
  packsNamed(checkpoint.state, checkpoint.packs)
  return checkpoint
}

function read<Document>(bytes: Uint8Array, format: string, schema: z.ZodType<Document>): Document {
  if (bytes.length > LIMITS.document)
    throw new RefusedError('too-large', `A release or checkpoint has ${bytes.length} bytes`)
  const raw = unpacked(bytes, LIMITS.documentUnpacked)
  makeRoomFor(raw.length)
  const value = valueIn(raw)
  const written = z.object({ format: z.string() }).safeParse(value).data?.format ?? 'none'
  const major = Number(new RegExp(`^${format}/(\\d+)$`).exec(written)?.[1])
  if (major > 1)
    throw new RefusedError(
      'newer-format',
      `The publisher writes ${format}/${major}; this version of Comity reads ${format}/1. Install a newer one`,
    )
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error).slice(0, 1000), parsed.error)
  return parsed.data
}

// Fatal: what is not UTF-8 must not be read as though it were, and what makes no string is too large.
function valueIn(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw))
  } catch (error) {
    throw invalid('it is not JSON in UTF-8', error)
  }
}

function inOrder(pairs: readonly { readonly work: string; readonly language: string }[], what: string): void {
  for (const [index, pair] of pairs.entries()) {
    const before = pairs[index - 1]
    if (before && byPair(before, pair) >= 0)
      throw invalid(`${what}: ${pair.work} (${pair.language}) is out of order or there twice`)
  }
}

function packsNamed(entries: readonly { readonly pack: number }[], packs: readonly PackNamed[]): void {
  const beyond = entries.find(({ pack }) => pack >= packs.length)
  if (beyond) throw invalid(`pack ${beyond.pack} of ${packs.length} is named`)
}

function invalid(reason: string, cause?: unknown): RefusedError {
  return new RefusedError('release-invalid', `A release or checkpoint cannot be read: ${reason}`, { cause })
}

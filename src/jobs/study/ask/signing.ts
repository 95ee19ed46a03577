/**
 * Questionnaires and answers as they travel: JSON that says what was signed, by which key, and the signature over its canonical form
 * (spec: questionnaires, section 2).
 */
import { sign, verify } from 'node:crypto'
import { canonicalize } from '@tufjs/canonical-json'
import * as z from 'zod'
import type { Identity } from '#exchange/access/identity.ts'
import { hexDigest } from '#exchange/hashing.ts'
import { publicKeyOf } from '#exchange/keys/key.ts'
import { StudyError } from '#research/refused.ts'

/** Bytes of a document at most, as it travels. */
export const LARGEST = 8 * 2 ** 20

const SEALED = z.strictObject({
  signed: z.record(z.string(), z.unknown()),
  signature: z.strictObject({
    key: z.string().regex(/^[0-9a-f]{64}$/),
    value: z.string().regex(/^[0-9a-f]{128}$/),
  }),
})

/** What was signed, whose key signed it, and the hash of the bytes that were signed. */
export interface Sealed {
  readonly body: unknown
  readonly key: string
  readonly hash: string
  /** The document as it travels. */
  readonly text: string
}

/** Signs a body by the exchange key. */
export function seal(identity: Identity, body: Readonly<Record<string, unknown>>): Sealed {
  const bytes = bytesOf(body)
  const value = sign(null, bytes, identity.key).toString('hex')
  const text = `${JSON.stringify({ signed: body, signature: { key: identity.public, value } }, null, 2)}\n`
  return { body, key: identity.public, hash: hexDigest(bytes), text }
}

/** Returns what was signed. Throws StudyError where it is too large, is no such document, or the signature does not fit. */
export function unseal(text: string): Sealed {
  if (Buffer.byteLength(text) > LARGEST)
    throw new StudyError(
      `Cannot read it: it has more than ${LARGEST / 2 ** 20} MiB; no questionnaire is so large`,
    )
  const parsed = SEALED.safeParse(valueIn(text))
  if (!parsed.success)
    throw new StudyError(
      'Cannot read it: expected a signed questionnaire or answers, as comity study ask and comity study reply write them',
    )
  const { signed, signature } = parsed.data
  const bytes = canonical(signed)
  if (bytes === null || !isSigned(bytes, signature))
    throw new StudyError(
      `Cannot trust it: the signature is not that of key ${signature.key.slice(0, 8)} over these words, so somebody changed them on the way; have it sent anew`,
    )
  return { body: signed, key: signature.key, hash: hexDigest(bytes), text }
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isSigned(bytes: Uint8Array, { key, value }: z.infer<typeof SEALED>['signature']): boolean {
  try {
    return verify(null, bytes, publicKeyOf(key), Buffer.from(value, 'hex'))
  } catch {
    return false
  }
}

// What was signed has a canonical form: neither fractions, nor halves of characters, nor nests without end.
function canonical(body: Readonly<Record<string, unknown>>): Buffer | null {
  try {
    return bytesOf(body)
  } catch {
    return null
  }
}

function bytesOf(body: Readonly<Record<string, unknown>>): Buffer {
  const text = canonicalize(body)
  if (!text.isWellFormed()) throw new StudyError('Cannot sign it: some words hold half a character')
  return Buffer.from(text, 'utf8')
}

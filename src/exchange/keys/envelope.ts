/**
 * A key at rest: a JSON document that says openly whose key it is and holds the secret half encrypted with AES-256-GCM under a
 * key derived from a passphrase by Argon2id (RFC 9106). What stands openly is authenticated with the secret.
 */
import { argon2, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { PublishingError } from '../publishing-error.ts'
import { keyIdOf, newSecret } from './key.ts'

const FORMAT = 'comity-key/1'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

// Upper limits, so that a file from elsewhere cannot eat the memory of who tries to open it.
const KDF = z.object({
  name: z.literal('argon2id'),
  memory: z.int().min(8).max(1_048_576),
  passes: z.int().min(1).max(16),
  parallelism: z.int().min(1).max(16),
  salt: hex(16),
})
const ENVELOPE = z.object({
  format: z.literal(FORMAT),
  role: z.string().min(1).max(40),
  id: hex(32),
  public: hex(32),
  /** Null where the secret is not encrypted. */
  kdf: KDF.nullable(),
  nonce: hex(12).nullable(),
  /** Cipher text and tag, or the secret itself. */
  secret: z.union([hex(32), hex(48)]),
})

/** How a passphrase becomes a key; memory in KiB. */
export type Kdf = z.infer<typeof KDF>
export type Envelope = z.infer<typeof ENVELOPE>
export type Cost = Pick<Kdf, 'memory' | 'passes' | 'parallelism'>

/** RFC 9106, section 4: the second recommended option. */
export const COST: Cost = { memory: 65_536, passes: 3, parallelism: 4 }

/** A key derived from a passphrase, and how. */
export interface Wrap {
  readonly kdf: Kdf
  readonly key: Buffer
}

const derive = promisify(argon2)

/** Derives a key from the passphrase: the same salt gives the same key. Takes a fifth of a second by design. */
export async function wrapOf(passphrase: string, kdf: Kdf): Promise<Wrap> {
  const { memory, passes, parallelism } = kdf
  const key = await derive('argon2id', {
    message: passphrase.normalize('NFC'),
    nonce: Buffer.from(kdf.salt, 'hex'),
    parallelism,
    tagLength: 32,
    memory,
    passes,
  })
  return { kdf, key }
}

/** Returns a derivation with a salt of its own. */
export function newKdf(cost: Cost): Kdf {
  return { name: 'argon2id', ...cost, salt: randomBytes(16).toString('hex') }
}

/** Makes a key for the role, encrypted under the wrap; openly where it is null. */
export function makeEnvelope(role: string, wrap: Wrap | null): Envelope {
  const { secret, public: half } = newSecret()
  const open = { format: FORMAT, role, id: keyIdOf(half), public: half } as const
  if (!wrap) return { ...open, kdf: null, nonce: null, secret: secret.toString('hex') }
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrap.key, nonce).setAAD(stated(open))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()])
  return { ...open, kdf: wrap.kdf, nonce: nonce.toString('hex'), secret: sealed.toString('hex') }
}

/** Returns the secret half of an envelope that is not encrypted; null where it is. */
export function plainSecret(envelope: Envelope): Buffer | null {
  return envelope.kdf === null ? Buffer.from(envelope.secret, 'hex') : null
}

/** Returns the secret half; null where the wrap is of another passphrase, or the file was changed. */
export function openEnvelope(envelope: Envelope, wrap: Wrap): Buffer | null {
  if (envelope.nonce === null) return null
  const sealed = Buffer.from(envelope.secret, 'hex')
  const nonce = Buffer.from(envelope.nonce, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', wrap.key, nonce, { authTagLength: 16 })
    .setAAD(stated(envelope))
    .setAuthTag(sealed.subarray(32))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, 32)), decipher.final()])
  } catch {
    return null
  }
}

/** Returns the envelope that the text writes. Throws PublishingError where it is none, or of a newer format. */
export function readEnvelope(text: string, file: string): Envelope {
  const json = parsed(text)
  const major = /^comity-key\/(\d+)$/.exec(
    z.object({ format: z.string() }).safeParse(json).data?.format ?? '',
  )
  if (major && Number(major[1]) > 1)
    throw new PublishingError(
      `Cannot read the key "${file}": it is of format ${major[1]}, and this version knows 1; update Comity`,
    )
  const envelope = ENVELOPE.safeParse(json).data
  if (!envelope || (envelope.kdf === null) !== (envelope.secret.length === 64))
    throw new PublishingError(
      `Cannot read the key "${file}": it is no key file, or damaged; put a copy in its place`,
    )
  if (keyIdOf(envelope.public) !== envelope.id)
    throw new PublishingError(
      `Cannot read the key "${file}": its id is not that of its public half; put a copy in its place`,
    )
  return envelope
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function stated({
  format,
  role,
  id,
  public: half,
}: Pick<Envelope, 'format' | 'role' | 'id' | 'public'>): Buffer {
  return Buffer.from(JSON.stringify([format, role, id, half]))
}

/** Ed25519 keys (RFC 8032) as TUF knows them: named by a hash of the public half. */
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { hexDigest } from '../hashing.ts'

/** The half of a key that everybody may know. */
export interface PublicKey {
  /** TUF keyid: 64 hexadecimal digits. */
  readonly id: string
  /** Role that the key was made for: one of TUF's four, or a collection. */
  readonly role: string
  /** 32 bytes as hexadecimal digits. */
  readonly public: string
}

/** A key that is unlocked. */
export interface Signer {
  readonly id: string
  /** 32 bytes as hexadecimal digits. */
  readonly public: string
  /** The secret half, for libraries that sign by themselves; it shows nothing of itself when printed. */
  readonly key: KeyObject
  /** Returns the signature as hexadecimal digits. */
  sign(bytes: Uint8Array): string
}

// RFC 8410 § 7: what stands before the 32 bytes of an Ed25519 key in PKCS #8, and § 4 in a SubjectPublicKeyInfo.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Returns 32 random bytes to be a secret key, and its public half. */
export function newSecret(): { secret: Buffer; public: string } {
  const secret = randomBytes(32)
  return { secret, public: publicOf(privateKey(secret)) }
}

/** Returns the signer of a secret key. */
export function signerOf(secret: Uint8Array): Signer {
  const key = privateKey(secret)
  const half = publicOf(key)
  return {
    id: keyIdOf(half),
    public: half,
    key,
    sign: (bytes) => sign(null, bytes, key).toString('hex'),
  }
}

/** Returns the public half that the hexadecimal digits write. Throws where they are not 32 bytes. */
export function publicKeyOf(publicHex: string): KeyObject {
  const key = Buffer.concat([SPKI, Buffer.from(publicHex, 'hex')])
  return createPublicKey({ key, format: 'der', type: 'spki' })
}

/** Returns the keyid: the hash of the canonical JSON of the key (TUF 1.0, section 4.2). */
export function keyIdOf(publicHex: string): string {
  return hexDigest(`{"keytype":"ed25519","keyval":{"public":"${publicHex}"},"scheme":"ed25519"}`)
}

/** Returns the key as TUF metadata write it. */
export function tufKey(publicHex: string): { keytype: string; scheme: string; keyval: { public: string } } {
  return { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: publicHex } }
}

/** Returns the first digits of a keyid: enough for people to tell keys apart. */
export function shortId(id: string): string {
  return id.slice(0, 8)
}

function privateKey(secret: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' })
}

function publicOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length).toString('hex')
}

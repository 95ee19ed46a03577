/**
 * SHA-256 as the exchange uses it: 64 hexadecimal digits outside, and inside trees one character a byte: three times faster
 * than buffers, and compared as text in the order of the bytes.
 */
import { hash } from 'node:crypto'

/** 32 bytes, one character each. */
export type Digest = string

const scratch = Buffer.alloc(65)

/** Returns the SHA-256 of bytes or UTF-8 text as hexadecimal digits. */
export function hexDigest(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex')
}

/** Returns the SHA-256 of bytes or UTF-8 text. */
export function digestOf(content: string | Uint8Array): Digest {
  return hash('sha256', content, 'binary')
}

/** Returns the hash of an inner node of a tree: SHA-256(0x01 ‖ left ‖ right). */
export function nodeOf(left: Digest, right: Digest): Digest {
  scratch[0] = 1
  scratch.write(left, 1, 'latin1')
  scratch.write(right, 33, 'latin1')
  return hash('sha256', scratch, 'binary')
}

/** Returns the hexadecimal digits of a digest. */
export function toHex(digest: Digest): string {
  return Buffer.from(digest, 'latin1').toString('hex')
}

/** Returns the digest that hexadecimal digits write. */
export function fromHex(hex: string): Digest {
  return Buffer.from(hex, 'hex').toString('latin1')
}

/** Returns whether the text is a hash as the exchange writes it. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

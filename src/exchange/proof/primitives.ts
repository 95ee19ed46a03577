/** What checking a proof needs of the machine: given to it, so that the same code runs in a browser without a network and on the command line. */

export interface Primitives {
  /** Returns the SHA-256 of the bytes. */
  sha256(bytes: Uint8Array<ArrayBuffer>): Uint8Array | Promise<Uint8Array>
  /** Returns whether the signature is one of the message by the key; null where this machine cannot check any. */
  ed25519(
    key: Uint8Array<ArrayBuffer>,
    message: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
  ): Promise<boolean | null>
  /** Returns what a zstd frame holds. Throws where it is none, or holds more than the limit. */
  unpack(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array
}

/** Returns the UTF-8 of the text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** Returns the bytes that hexadecimal digits write; null where they write none. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> | null {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(hex)) return null
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  return bytes
}

/** Returns the hexadecimal digits of the bytes. */
export function hexOf(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** Returns the bytes that base64 writes; null where it writes none. */
export function bytesOfBase64(written: string): Uint8Array<ArrayBuffer> | null {
  if (written.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(written)) return null
  const text = atob(written)
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return bytes
}

/** Returns the parts one after another. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Returns whether both hold the same bytes. */
export function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

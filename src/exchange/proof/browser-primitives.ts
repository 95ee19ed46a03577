/** Hashes and signatures by WebCrypto, which browsers and Node have alike, and zstd in plain JavaScript. */
import { Decompress } from 'fzstd'
import { joined, type Primitives } from './primitives.ts'

/** Returns the primitives of a browser. Where it has no Ed25519, signatures cannot be told: never that they are right. */
export function browserPrimitives(subtle: SubtleCrypto = crypto.subtle): Primitives {
  return {
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes)),
    ed25519: async (key, message, signature) => {
      const imported = await importedKey(subtle, key)
      return imported && subtle.verify('Ed25519', imported, signature, message)
    },
    unpack: unpackedBy,
  }
}

// A browser without Ed25519 says NotSupportedError; any other error is of a key that is none.
async function importedKey(
  subtle: SubtleCrypto,
  key: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey | null | false> {
  try {
    return await subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? null : false
  }
}

function unpackedBy(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  let ended = false
  const stream = new Decompress((part, last) => {
    length += part.length
    if (length > limit) throw new RangeError(`The frame holds more than ${limit} bytes`)
    parts.push(part.slice())
    ended ||= last ?? false
  })
  stream.push(bytes, true)
  if (!ended) throw new RangeError('The frame is not whole')
  return joined(...parts)
}

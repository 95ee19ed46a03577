/** Zstandard as the exchange uses it: with a dictionary of what the receiver holds, and never unpacked beyond what was announced. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { RefusedError } from './refused.ts'

/** 2^27 bytes: what a reader has to have room for. */
export const WINDOW_LOG = 27
const BEST = 19
const LARGE = 2 ** 22
// A third of the memory of the level for one in a hundred bytes more.
const FRUGAL = { [constants.ZSTD_c_chainLog]: 22, [constants.ZSTD_c_hashLog]: 20 }

/** Returns the bytes as one frame, compressed as well as can be; nothing for nothing. */
export function packed(bytes: Uint8Array, dictionary: Uint8Array | null = null, level = BEST): Buffer {
  if (bytes.length === 0) return Buffer.alloc(0)
  return zstdCompressSync(bytes, {
    params: {
      [constants.ZSTD_c_compressionLevel]: level,
      [constants.ZSTD_c_contentSizeFlag]: 0,
      ...(bytes.length > LARGE && level === BEST ? FRUGAL : {}),
    },
    ...(dictionary && dictionary.length > 0 ? { dictionary } : {}),
  })
}

/** Returns what the frame holds. Throws RefusedError where it holds more than `limit` bytes or is none. */
export function unpacked(bytes: Uint8Array, limit: number, dictionary: Uint8Array | null = null): Buffer {
  if (bytes.length === 0) return Buffer.alloc(0)
  if (endOfFrame(bytes) !== bytes.length)
    throw new RefusedError('tampered', 'A compressed file is not one whole frame')
  try {
    return zstdDecompressSync(bytes, {
      maxOutputLength: Math.max(1, limit),
      params: { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG },
      ...(dictionary && dictionary.length > 0 ? { dictionary } : {}),
    })
  } catch (error) {
    if (error instanceof RangeError)
      throw new RefusedError(
        'wrong-length',
        `A compressed file holds more than the ${limit} bytes announced`,
        { cause: error },
      )
    throw new RefusedError('tampered', 'A compressed file cannot be unpacked: it is not whole', {
      cause: error,
    })
  }
}

// RFC 8878, section 3.1.1: where the frame that the bytes begin with ends, by the lengths of its blocks.
function endOfFrame(bytes: Uint8Array): number {
  const byte = (at: number) => bytes[at] ?? Number.NaN
  const descriptor = byte(4)
  const single = (descriptor & 0x20) !== 0
  const dictionaryId = [0, 1, 2, 4][descriptor & 3] ?? 0
  const contentSize = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  let at = 5 + (single ? 0 : 1) + dictionaryId + contentSize
  for (let last = false; !last && at < bytes.length; ) {
    const block = byte(at) + byte(at + 1) * 0x100 + byte(at + 2) * 0x10000
    last = (block & 1) === 1
    const repeated = ((block >> 1) & 3) === 1
    at += 3 + (repeated ? 1 : block >> 3)
  }
  return at + ((descriptor & 4) === 0 ? 0 : 4)
}

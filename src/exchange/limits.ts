/** What a reader refuses before it reads on (spec: exchange, section 10). Bytes, unless a name says otherwise. */

const MIB = 2 ** 20

export const LIMITS = {
  timestamp: 16 * 1024,
  metadata: MIB,
  document: 64 * MIB,
  documentUnpacked: 512 * MIB,
  pack: 256 * MIB,
  entryHeader: 4 * MIB,
  object: 256 * MIB,
  roots: 1024,
  /** Slower than this for `slowSeconds` is refused. */
  bytesPerSecond: 1024,
  slowSeconds: 60,
} as const

/** About how much a pack holds before compression. */
export const PACK_SIZE = 8 * MIB

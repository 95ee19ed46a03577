/** Content codings: zstd, br or gzip, whichever the client wants most (RFC 9110 § 12.5.3), and the entity tags of each. */
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { bestCoding } from '#kit/accept.ts'
import { tagsOf } from '#kit/http.ts'

// In the order of our liking: zstd costs least for what it saves.
const CODINGS = ['zstd', 'br', 'gzip'] as const
// For what is compressed once and sent for a year, the smallest comes first.
const LASTING = ['br', 'zstd', 'gzip'] as const

export type Coding = (typeof CODINGS)[number]

// What is smaller goes in one packet however it is written.
const SMALLEST = 1024

const TEXT =
  /^(?:text\/|image\/svg\+xml|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)\b|application\/link-format)/

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, ZSTD_c_compressionLevel } = zlib.constants
const [zstd, brotli, gzip] = [
  promisify<Uint8Array, zlib.ZstdOptions, Buffer>(zlib.zstdCompress),
  promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliCompress),
  promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gzip),
]

/** Returns whether an answer with these headers is worth compressing. */
export function isCompressible(headers: Headers, length: number): boolean {
  return (
    length >= SMALLEST &&
    !headers.has('Content-Encoding') &&
    TEXT.test(headers.get('Content-Type') ?? '') &&
    !headers.get('Cache-Control')?.includes('no-transform')
  )
}

/** Returns the coding that the client wants most; null where the body should go as it is. */
export function codingFor(accepted: string | null | undefined, lasting: boolean): Coding | null {
  return bestCoding(accepted, lasting ? LASTING : CODINGS)
}

/** Returns the body in the coding, as small as it gets where it is made once for many. */
export async function encode(
  body: Uint8Array,
  coding: Coding,
  lasting: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const [level, quality, effort] = lasting ? [19, 11, 9] : [3, 4, 6]
  const made =
    coding === 'zstd'
      ? zstd(body, { params: { [ZSTD_c_compressionLevel]: level } })
      : coding === 'br'
        ? brotli(body, { params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: body.length } })
        : gzip(body, { level: effort })
  return new Uint8Array(await made)
}

/** Returns the tag of the representation in a coding: each coding has bytes of its own, so each has a tag of its own. */
export function tagIn(coding: Coding, tag: string): string {
  return tag.replace(/"$/, `-${coding}"`)
}

/** Returns the tag of the same representation in no coding. */
export function plainTag(tag: string): string {
  const coding = CODINGS.find((each) => tag.endsWith(`-${each}"`))
  return coding ? `${tag.slice(0, -coding.length - 2)}"` : tag
}

/** A tag of If-None-Match: as the client wrote it, and without the mark of a coding. */
export interface AskedTag {
  readonly written: string
  readonly plain: string
}

/** Returns the tags of If-None-Match, but for those in codings that the client would not be sent now. */
export function askedTags(header: string, accepted: string | null | undefined): AskedTag[] {
  return tagsOf(header).flatMap((written) => {
    const plain = plainTag(written)
    const coding = CODINGS.find((each) => written.endsWith(`-${each}"`))
    return coding && bestCoding(accepted, [coding]) === null ? [] : [{ plain, written }]
  })
}

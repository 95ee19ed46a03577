/** Packs: objects and patches one after another in one compressed frame (spec: exchange, section 8). */
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { constants, createZstdDecompress, zstdCompress } from 'node:zlib'
import * as z from 'zod'
import type { PackNamed } from './documents.ts'
import { hexDigest } from './hashing.ts'
import { LIMITS, PACK_SIZE } from './limits.ts'
import { PATCH, type Patch } from './object/patch-format.ts'
import { RefusedError } from './refused.ts'
import { WINDOW_LOG } from './zstd.ts'

/** What a pack brings for one pair: the object itself, or what makes it out of the one before. */
export interface PackEntry {
  /** Hash of the object. */
  readonly object: string
  readonly patch: Patch | null
  readonly body: Buffer
}

/** A pack as it is stored. */
export interface WrittenPack extends PackNamed {
  readonly bytes: Buffer
}

const HEADER = z.object({
  object: z.string().regex(/^[0-9a-f]{64}$/),
  length: z.int().min(0).max(LIMITS.object),
  patch: PATCH.optional(),
})

const compress = promisify(zstdCompress)

/** Gathers entries into packs of about 8 MiB. `done` is called with each pack, and how many entries it holds. */
export class PackWriter {
  readonly #done: (pack: WrittenPack) => Promise<void>
  #parts: Buffer[] = []
  #size = 0
  #packs = 0

  constructor(done: (pack: WrittenPack) => Promise<void>) {
    this.#done = done
  }

  /** Adds an entry and returns the index of the pack that will hold it. */
  async add({ object, patch, body }: PackEntry): Promise<number> {
    const header = Buffer.from(
      `${JSON.stringify({ object, length: body.length, ...(patch ? { patch } : {}) })}\n`,
    )
    if (this.#size > 0 && this.#size + header.length + body.length > PACK_SIZE) await this.flush()
    this.#parts.push(header, body)
    this.#size += header.length + body.length
    return this.#packs
  }

  /** Writes what has been gathered. */
  async flush(): Promise<void> {
    if (this.#size === 0) return
    const raw = Buffer.concat(this.#parts)
    this.#parts = []
    this.#size = 0
    this.#packs += 1
    // Told how little comes, it does not make ready for the largest window first: that takes longer than all else.
    const bytes = await compress(raw, { params: COMPRESSION, pledgedSrcSize: raw.length })
    await this.#done({ bytes, hash: hexDigest(bytes), length: bytes.length, size: raw.length })
  }
}

const COMPRESSION = {
  [constants.ZSTD_c_compressionLevel]: 19,
  // Objects of one act in several languages, and versions in one object, repeat each other over more than the window of the level.
  [constants.ZSTD_c_windowLog]: 24,
  // A third of the memory of the level for one in a hundred bytes more.
  [constants.ZSTD_c_chainLog]: 22,
  [constants.ZSTD_c_hashLog]: 20,
  [constants.ZSTD_c_contentSizeFlag]: 0,
}

/** Yields the entries of a pack. Throws RefusedError at the first byte beyond what was announced. */
export async function* readPack(
  bytes: AsyncIterable<Uint8Array>,
  { length, size }: PackNamed,
): AsyncGenerator<PackEntry> {
  const reader = new EntryReader()
  let seen = 0
  try {
    for await (const chunk of decompressed(bytes, length)) {
      seen += chunk.length
      if (seen > size) throw wrongLength(`A pack holds more than the ${size} bytes announced`)
      yield* reader.push(chunk)
    }
  } catch (error) {
    if (error instanceof RefusedError) throw error
    throw new RefusedError('tampered', 'A pack cannot be unpacked: it is not whole', { cause: error })
  }
  if (seen !== size || reader.pending > 0)
    throw wrongLength(`A pack holds ${seen} bytes; ${size} were announced`)
}

async function* decompressed(bytes: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Buffer> {
  const zstd = createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG } })
  let given = 0
  const counted = async function* () {
    for await (const chunk of bytes) {
      given += chunk.length
      if (given > length) throw wrongLength(`A pack is longer than the ${length} bytes announced`)
      yield chunk
    }
  }
  const fed = pipeline(counted, zstd)
  fed.catch(() => {})
  yield* zstd as AsyncIterable<Buffer>
  await fed
  if (given !== length || zstd.bytesWritten !== length)
    throw wrongLength(`A pack of ${length} bytes was announced; ${zstd.bytesWritten} make it up`)
}

/** Cuts a stream of bytes into entries. */
class EntryReader {
  #held: Buffer = Buffer.alloc(0)
  #more: Buffer[] = []
  #length = 0
  #wanted = 0

  get pending(): number {
    return this.#length
  }

  *push(chunk: Buffer): Generator<PackEntry> {
    this.#more.push(chunk)
    this.#length += chunk.length
    if (this.#length < this.#wanted) return
    this.#held = Buffer.concat([this.#held, ...this.#more])
    this.#more = []
    for (;;) {
      const end = this.#held.indexOf(10)
      if ((end < 0 ? this.#held.length : end) > LIMITS.entryHeader)
        throw unreadable('a header is longer than 4 MiB')
      if (end < 0) break
      const { object, length, patch } = headerIn(this.#held.subarray(0, end))
      this.#wanted = end + 1 + length
      if (this.#held.length < this.#wanted) return
      const body = this.#held.subarray(end + 1, this.#wanted)
      this.#held = this.#held.subarray(this.#wanted)
      this.#length = this.#held.length
      this.#wanted = 0
      yield { object, patch: patch ?? null, body }
    }
  }
}

function headerIn(line: Uint8Array): z.infer<typeof HEADER> {
  try {
    return HEADER.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)))
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error).slice(0, 1000) : 'a header is not JSON'
    throw unreadable(reason)
  }
}

function wrongLength(reason: string): RefusedError {
  return new RefusedError('wrong-length', reason)
}

function unreadable(reason: string): RefusedError {
  return new RefusedError('object-invalid', `A pack cannot be read: ${reason}`)
}

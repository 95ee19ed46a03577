/** Packs: objects and patches one after another in one compressed frame (spec: exchange, section 8). */
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
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

/** An entry that was read. Whoever has made of its body what it makes may let go of it: that of a code is large. */
export interface ReadEntry extends PackEntry {
  body: Buffer
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
    const [parts, size] = [this.#parts, this.#size]
    this.#parts = []
    this.#size = 0
    this.#packs += 1
    const bytes = await compressed(parts, size)
    await this.#done({ bytes, hash: hexDigest(bytes), length: bytes.length, size })
  }
}

// One after another, as they lie in memory: put together first, they would lie there twice.
async function compressed(parts: Buffer[], size: number): Promise<Buffer> {
  // Told how little comes, it does not make ready for the largest window first: that takes longer than all else.
  const zstd = createZstdCompress({ params: COMPRESSION, pledgedSrcSize: size })
  const given = function* () {
    for (let part = parts.shift(); part; part = parts.shift()) yield part
  }
  const chunks: Buffer[] = []
  await pipeline(given, zstd, async (made: AsyncIterable<Buffer>) => {
    for await (const chunk of made) chunks.push(chunk)
  })
  return Buffer.concat(chunks)
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
): AsyncGenerator<ReadEntry> {
  const reader = new EntryReader(size)
  let seen = 0
  // Given out when the next is whole or the pack is through: what unpacks the only object of a pack is gone before that is read.
  let whole: ReadEntry | null = null
  try {
    for await (const chunk of decompressed(bytes, length)) {
      seen += chunk.length
      if (seen > size) throw wrongLength(`A pack holds more than the ${size} bytes announced`)
      for (const entry of reader.push(chunk)) {
        if (whole) yield whole
        whole = entry
      }
    }
  } catch (error) {
    if (error instanceof RefusedError) throw error
    throw new RefusedError('tampered', 'A pack cannot be unpacked: it is not whole', { cause: error })
  }
  if (seen !== size || reader.isPending)
    throw wrongLength(`A pack holds ${seen} bytes; ${size} were announced`)
  if (whole) yield whole
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

/** Cuts a stream of bytes into entries, each body in memory of its own. */
class EntryReader {
  readonly #most: number
  #line: Buffer[] = []
  #lineLength = 0
  #entry: ReadEntry | null = null
  #filled = 0

  /** `most` is how many bytes there are in all. */
  constructor(most: number) {
    this.#most = most
  }

  /** Whether an entry has begun that is not whole. */
  get isPending(): boolean {
    return this.#lineLength > 0 || this.#entry !== null
  }

  *push(chunk: Buffer): Generator<ReadEntry> {
    let rest = chunk
    for (;;) {
      rest = this.#entry ? rest : this.#begun(rest)
      rest = this.#continued(rest)
      if (!this.#entry || this.#filled < this.#entry.body.length) return
      yield this.#taken()
    }
  }

  // Returns what comes after the header, once that is whole.
  #begun(bytes: Buffer): Buffer {
    const end = bytes.indexOf(10)
    const line = end < 0 ? bytes : bytes.subarray(0, end)
    this.#lineLength += line.length
    if (this.#lineLength > LIMITS.entryHeader) throw unreadable('a header is longer than 4 MiB')
    this.#line.push(line)
    if (end < 0) return NOTHING
    const { object, length, patch } = headerIn(Buffer.concat(this.#line))
    if (length > this.#most) throw wrongLength(`A pack of ${this.#most} bytes names an entry of ${length}`)
    this.#line = []
    this.#lineLength = 0
    this.#entry = { object, patch: patch ?? null, body: Buffer.allocUnsafe(length) }
    this.#filled = 0
    return bytes.subarray(end + 1)
  }

  #continued(bytes: Buffer): Buffer {
    if (!this.#entry) return bytes
    const taken = bytes.copy(this.#entry.body, this.#filled)
    this.#filled += taken
    return bytes.subarray(taken)
  }

  #taken(): ReadEntry {
    const entry = this.#entry
    if (!entry) throw new Error('An entry was taken before it came')
    this.#entry = null
    return entry
  }
}

const NOTHING = Buffer.alloc(0)

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

/** Fetching files of a repository within limits: counted, watched for their pace, kept where they broke off, and checked before they are used. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { LIMITS } from '../limits.ts'
import { noSpace } from '../no-space.ts'
import { RefusedError } from '../refused.ts'
import { NotThereError, type Transport } from './transport.ts'

/** A file as its name promises it. */
export interface Promised {
  readonly hash: string
  /** In bytes; null where only a limit is known. */
  readonly length: number | null
  readonly limit: number
}

export interface FetchingOptions {
  /** Sources in the order in which they are tried: the publisher's, then mirrors. */
  readonly transports: readonly Transport[]
  /** Bytes a second at most; null for no limit. */
  readonly bandwidth: number | null
  readonly clock: () => number
}

export class Fetching {
  readonly #options: FetchingOptions
  requests = 0
  bytes = 0

  constructor(options: FetchingOptions) {
    this.#options = options
  }

  /** Where files come from, for messages. */
  get base(): string {
    return this.#options.transports[0]?.base ?? 'no source'
  }

  /** Returns the bytes of a file that nothing is known of yet but how large it may be. Throws NotThereError. */
  async small(file: string, limit: number): Promise<Buffer> {
    let failure: unknown
    for (const transport of this.#options.transports) {
      try {
        const chunks: Uint8Array[] = []
        for await (const chunk of this.#read(transport, file, 0, limit)) chunks.push(chunk.bytes)
        return Buffer.concat(chunks)
      } catch (error) {
        // That there are no such metadata is an answer; that a source is away is none, and single objects a mirror need not have.
        const isAway = error instanceof RefusedError && error.refusal === 'unreachable'
        if (!isAway && !(error instanceof NotThereError && file.startsWith('objects/'))) throw error
        failure ??= error
      }
    }
    throw failure
  }

  /**
   * Brings a file to its place and returns once its hash and length are those promised. What was fetched of it before is kept and
   * gone on from. Throws NotThereError where no source has it, RefusedError where it is another.
   */
  async file(file: string, promised: Promised, place: string): Promise<void> {
    if (await isWhole(place, promised)) return
    let failure: unknown
    for (const transport of this.#options.transports) {
      try {
        await this.#bring(transport, file, promised, place)
        return
      } catch (error) {
        if (!(error instanceof RefusedError || error instanceof NotThereError)) throw error
        if (error instanceof RefusedError && error.refusal === 'no-space') throw error
        failure ??= error
      }
    }
    throw failure
  }

  async #bring(transport: Transport, file: string, promised: Promised, place: string): Promise<void> {
    const part = `${place}.part`
    await mkdir(path.dirname(place), { recursive: true })
    const most = promised.length ?? promised.limit
    // Cut off between its last byte and its name, a file is whole; of one that is as long and another, nothing is gone on from.
    if (await isWhole(part, promised)) return rename(part, place)
    const held = await sizeOf(part)
    const begun = held < most ? held : 0
    const handle = await open(part, begun > 0 ? 'r+' : 'w')
    try {
      for await (const { bytes, at } of this.#read(transport, file, begun, most))
        await handle.write(bytes, 0, bytes.length, at)
      await handle.sync()
    } catch (error) {
      throw noSpace(error, place)
    } finally {
      await handle.close()
    }
    if (!(await isWhole(part, promised))) {
      await rm(part)
      if (begun > 0) return this.#bring(transport, file, promised, place)
      throw new RefusedError('tampered', `${file} of ${transport.base} is not the file that was signed`)
    }
    await rename(part, place)
  }

  async *#read(transport: Transport, file: string, offset: number, limit: number) {
    this.requests += 1
    const opened = await transport.open(file, offset)
    const pace = new Pace(this.#options, `${file} of ${transport.base}`)
    let at = opened.offset
    for await (const bytes of opened.bytes) {
      if (at + bytes.length > limit)
        throw new RefusedError('wrong-length', `${file} of ${transport.base} is longer than ${limit} bytes`)
      this.bytes += bytes.length
      await pace.count(bytes.length)
      yield { bytes, at }
      at += bytes.length
    }
  }
}

/** Watches how fast a file comes: too slow is refused, faster than the operator wants is held back. */
class Pace {
  readonly #options: FetchingOptions
  readonly #name: string
  readonly #begun: number
  #window: number
  #inWindow = 0
  #total = 0

  constructor(options: FetchingOptions, name: string) {
    this.#options = options
    this.#name = name
    this.#begun = this.#window = options.clock()
  }

  async count(bytes: number): Promise<void> {
    const { clock, bandwidth } = this.#options
    this.#total += bytes
    this.#inWindow += bytes
    const seconds = (clock() - this.#window) / 1000
    if (seconds >= LIMITS.slowSeconds) {
      if (this.#inWindow < LIMITS.bytesPerSecond * seconds)
        throw new RefusedError(
          'too-slow',
          `${this.#name} comes with ${Math.round(this.#inWindow / seconds)} bytes a second; less than ${LIMITS.bytesPerSecond} is not waited for`,
        )
      this.#window = clock()
      this.#inWindow = 0
    }
    if (bandwidth === null) return
    const ahead = (this.#total / bandwidth) * 1000 - (clock() - this.#begun)
    if (ahead > 5) await new Promise((resolve) => setTimeout(resolve, ahead))
  }
}

async function isWhole(file: string, { hash, length }: Promised): Promise<boolean> {
  const size = await sizeOf(file)
  if (size === 0 || (length !== null && size !== length)) return false
  const hashing = createHash('sha256')
  for await (const chunk of createReadStream(file)) hashing.update(chunk as Buffer)
  return hashing.digest('hex') === hash
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  return found?.size ?? 0
}

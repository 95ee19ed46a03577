/** Texts that wait for their turn, many of them: compressed a few hundred at a time, for they are much alike and wait in memory. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const TOGETHER = 256

export class Spool {
  readonly #kept: Buffer[] = []
  #open: string[] = []

  /** Adds a text after the others. */
  add(text: string): void {
    this.#open.push(text)
    if (this.#open.length < TOGETHER) return
    this.#kept.push(zstdCompressSync(JSON.stringify(this.#open)))
    this.#open = []
  }

  /** Yields the texts in the order in which they were added. */
  *[Symbol.iterator](): Generator<string> {
    for (const bytes of this.#kept) yield* JSON.parse(zstdDecompressSync(bytes).toString()) as string[]
    yield* this.#open
  }
}

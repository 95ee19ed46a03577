/** Where a document is written to: bytes outside the heap, for strings of the size of a code are more than a collector likes. */

/** The most that a document may have. */
const MAX_BYTES = 2 ** 28
const CHUNK = 2 ** 18

export class Sink {
  readonly #full: Uint8Array[] = []
  #chunk = Buffer.alloc(0)
  #used = 0
  #length = 0

  /** Adds text. Throws RangeError where the document becomes larger than any may be. */
  write(text: string): void {
    // No character takes more than three bytes a code unit.
    const most = text.length * 3
    if (this.#used + most > this.#chunk.length) this.#next(most)
    const written = this.#chunk.write(text, this.#used)
    this.#used += written
    this.#grown(written)
  }

  /** Adds what was written elsewhere. */
  append(other: Sink): void {
    this.#next(0)
    this.#full.push(...other.#full, other.#chunk.subarray(0, other.#used))
    this.#grown(other.#length)
  }

  /** Returns all that was written. */
  bytes(): Buffer {
    return Buffer.concat([...this.#full, this.#chunk.subarray(0, this.#used)], this.#length)
  }

  #next(room: number): void {
    if (this.#used > 0) this.#full.push(this.#chunk.subarray(0, this.#used))
    this.#chunk = Buffer.allocUnsafe(room === 0 ? 0 : Math.max(CHUNK, room))
    this.#used = 0
  }

  #grown(by: number): void {
    this.#length += by
    if (this.#length > MAX_BYTES)
      throw new RangeError(
        `Cannot write the document: it has more than ${MAX_BYTES} bytes; expected one of fewer provisions`,
      )
  }
}

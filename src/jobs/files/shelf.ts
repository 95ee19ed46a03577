/** Files kept in memory up to a size; the one least lately asked for gives way. */
export class Shelf {
  readonly #room: number
  // A map keeps its entries in the order in which they were put: the least lately asked for first.
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>()
  #bytes = 0

  constructor(room: number) {
    this.#room = room
  }

  /** Returns the file of the name, if it is kept. */
  get(name: string): Uint8Array<ArrayBuffer> | undefined {
    const file = this.#files.get(name)
    if (!file) return undefined
    this.#files.delete(name)
    this.#files.set(name, file)
    return file
  }

  /** Keeps the file, unless it alone is more than there is room for. */
  put(name: string, file: Uint8Array<ArrayBuffer>): void {
    if (file.length > this.#room) return
    this.#bytes += file.length - (this.#files.get(name)?.length ?? 0)
    this.#files.delete(name)
    this.#files.set(name, file)
    for (const [oldest, { length }] of this.#files) {
      if (this.#bytes <= this.#room) break
      this.#files.delete(oldest)
      this.#bytes -= length
    }
  }
}

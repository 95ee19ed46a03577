/** Pairs of numbers numbered in the order in which they come: an open-addressed table, a quarter of the memory of a Map. */

/** Returns numbers for pairs of whole numbers below 2²⁶. */
export class PairTable {
  #keys = new Float64Array(1 << 12).fill(-1)
  #ids = new Int32Array(1 << 12)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Returns the number of the pair, a new one where it was not met before. */
  idOf(one: number, other: number): number {
    if (this.#size * 2 >= this.#keys.length) this.#grow()
    const key = one * 0x4000000 + other
    const at = this.#slot(key)
    if (this.#keys[at] === key) return this.#ids[at] ?? 0
    this.#keys[at] = key
    this.#ids[at] = this.#size
    return this.#size++
  }

  #slot(key: number): number {
    const mask = this.#keys.length - 1
    let at =
      (Math.imul(key % 0x4000000, 0x9e3779b1) ^ Math.imul(Math.floor(key / 0x4000000), 0x85ebca6b)) >>> 0
    for (at = (at ^ (at >>> 15)) & mask; this.#keys[at] !== -1 && this.#keys[at] !== key; )
      at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const [keys, ids] = [this.#keys, this.#ids]
    this.#keys = new Float64Array(keys.length * 2).fill(-1)
    this.#ids = new Int32Array(keys.length * 2)
    for (const [index, key] of keys.entries()) {
      if (key === -1) continue
      const at = this.#slot(key)
      this.#keys[at] = key
      this.#ids[at] = ids[index] ?? 0
    }
  }
}

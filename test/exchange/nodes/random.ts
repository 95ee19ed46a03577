/** Numbers that look random and are the same for one seed (mulberry32, Tommy Ettinger). */

export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** Returns a number from 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** Returns a whole number from 0 up to n. */
  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  /** Returns whether something of that likelihood happens. */
  happens(likelihood: number): boolean {
    return this.next() < likelihood
  }

  /** Returns one of the items. */
  of<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0]
  }
}

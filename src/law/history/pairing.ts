/** The pairs found so far between two texts, and the ways to find more that every rule uses. */
import type { Alignable } from './alignable.ts'

export type KeyOf = (item: Alignable) => string | null

export class Pairing {
  /** For each provision of the later text, the index of the same one in the earlier text; -1 while none is found. */
  readonly match: Int32Array
  readonly earlier: readonly Alignable[]
  readonly later: readonly Alignable[]
  readonly #used: Uint8Array
  #left: number

  constructor(earlier: readonly Alignable[], later: readonly Alignable[]) {
    this.earlier = earlier
    this.later = later
    this.match = new Int32Array(later.length).fill(-1)
    this.#used = new Uint8Array(earlier.length)
    this.#left = later.length
  }

  get complete(): boolean {
    return this.#left === 0
  }

  old(index: number): Alignable {
    return this.earlier[index] as Alignable
  }

  new(index: number): Alignable {
    return this.later[index] as Alignable
  }

  pair(earlier: number, later: number): void {
    this.match[later] = earlier
    this.#used[earlier] = 1
    this.#left--
  }

  /** Returns whether neither has been paired yet. */
  areFree(earlier: number, later: number): boolean {
    return !this.#used[earlier] && this.match[later] === -1
  }

  /** Returns whether the parents are paired, or both stand at the top. */
  sameParent(earlier: number, later: number): boolean {
    const above = this.new(later).parent
    const held = this.old(earlier).parent
    return above === -1 ? held === -1 : this.match[above] === held && held !== -1
  }

  restEarlier(): number[] {
    const rest: number[] = []
    for (let i = 0; i < this.#used.length; i++) if (!this.#used[i]) rest.push(i)
    return rest
  }

  restLater(): number[] {
    const rest: number[] = []
    for (let i = 0; i < this.match.length; i++) if (this.match[i] === -1) rest.push(i)
    return rest
  }

  /** Returns what is left of the earlier text by key, in order; null keys are left out. */
  buckets(key: KeyOf): Map<string, number[]> {
    return grouped(this.restEarlier(), (index) => key(this.old(index)))
  }

  /** Returns what is left of the later text by key, in order; null keys are left out. */
  laterBuckets(key: KeyOf): Map<string, number[]> {
    return grouped(this.restLater(), (index) => key(this.new(index)))
  }

  /** Pairs equal keys; where a key repeats, those under the same parent first, then in order. */
  by(key: KeyOf): void {
    const buckets = this.buckets(key)
    for (const later of this.restLater()) {
      const k = key(this.new(later))
      const bucket = k === null ? undefined : buckets.get(k)
      if (!bucket || bucket.length === 0) continue
      const at = bucket.length === 1 ? 0 : bucket.findIndex((earlier) => this.sameParent(earlier, later))
      this.pair(bucket.splice(Math.max(0, at), 1)[0] as number, later)
    }
  }

  /** Pairs equal keys under the same parent, in order. */
  byUnderSameParent(key: KeyOf): void {
    const buckets = this.buckets(key)
    for (const later of this.restLater()) {
      const k = key(this.new(later))
      const bucket = k === null ? undefined : buckets.get(k)
      const at = bucket?.findIndex((earlier) => this.sameParent(earlier, later)) ?? -1
      if (bucket && at >= 0) this.pair(bucket.splice(at, 1)[0] as number, later)
    }
  }
}

function grouped(indices: readonly number[], key: (index: number) => string | null): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const index of indices) {
    const k = key(index)
    if (k === null) continue
    const group = groups.get(k)
    if (group) group.push(index)
    else groups.set(k, [index])
  }
  return groups
}

/**
 * Aligning two successive texts of one expression: which provision of the later text is which of the earlier one.
 *
 * Numbers alone do not tell: numbers repeat within a text, vanish and come back on other words, and provisions move. What is
 * certain goes first (the source's own key, number with words), then words alone (a provision renumbered), then number with
 * likeness, then likeness alone (renumbered and amended), then number alone (rewritten). Divisions follow what they hold.
 */
import type { Content } from '#law/content.ts'
import type { Placed } from '#law/eid.ts'
import { numberKey } from '#law/number.ts'
import { likeness, runsOf } from './likeness.ts'

/** Below so many words, equal words prove nothing ("(Repealed)"). */
const TELLING_WORDS = 8
/** From here on, two wordings of different numbers are taken for one provision renumbered and amended. */
const ALIKE = 0.6
/** From here on, a shared number is believed at once. */
const HARDLY_ALIKE = 0.2

/** What aligning looks at; open rows of the earlier text and placed drafts of the later one both have it. */
export interface Alignable {
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly content: Content | null
  /** The source's lasting key, where it has one. */
  readonly key: string | undefined
  /** Index of the parent in the same list; -1 at the top. */
  readonly parent: number
}

/** Returns, for each provision of the later text, the index of the same provision in the earlier text, or -1 where it is new. */
export function align(earlier: readonly Alignable[], later: readonly Alignable[]): Int32Array {
  const pairing = new Pairing(earlier, later)
  pairing.sameEnds()
  if (pairing.complete) return pairing.match
  pairing.by((item) => (item.key === undefined ? null : `${item.kind}|${item.key}`))
  pairing.namedDivisions()
  pairing.by((item) => (isLeaf(item) ? `${label(item)}|${item.content?.wordsHash}` : null))
  pairing.byUniqueWords()
  pairing.byNumber((a, b) => (likeness(a.content, b.content) ?? 1) >= HARDLY_ALIKE)
  pairing.byLikeness()
  pairing.byNumber(() => true)
  pairing.divisions()
  pairing.loose()
  return pairing.match
}

/** Returns a placed draft as aligning looks at it. */
export function alignable(placed: Placed): Alignable {
  const { kind, num, heading, content, key } = placed.draft
  return { kind, num, heading, content, key, parent: placed.parent }
}

const isLeaf = (item: Alignable) => item.content !== null
const label = (item: Alignable) => `${item.kind}|${keyOf(item.num)}`

const keyOf = (num: string | null) => (num === null ? '' : numberKey(num))

function same(a: Alignable, b: Alignable): boolean {
  return (
    a.key === b.key &&
    a.kind === b.kind &&
    a.num === b.num &&
    a.heading === b.heading &&
    a.content?.wordsHash === b.content?.wordsHash
  )
}

const TWICE = -2

// Divisions with a heading by what stands above them; TWICE where two have one path.
function paths(items: readonly Alignable[]): Map<string, number> {
  const at: string[] = []
  const found = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const own = `${label(item)}|${(item.heading ?? '').toLowerCase()}`
    const path = item.parent === -1 ? own : `${at[item.parent]} > ${own}`
    at.push(path)
    if (!isLeaf(item) && item.heading) found.set(path, found.has(path) ? TWICE : index)
  }
  return found
}

/** Pairs found so far, one function a rule. */
class Pairing {
  readonly match: Int32Array
  readonly #used: Uint8Array
  readonly #earlier: readonly Alignable[]
  readonly #later: readonly Alignable[]
  #left: number

  constructor(earlier: readonly Alignable[], later: readonly Alignable[]) {
    this.#earlier = earlier
    this.#later = later
    this.match = new Int32Array(later.length).fill(-1)
    this.#used = new Uint8Array(earlier.length)
    this.#left = later.length
  }

  get complete(): boolean {
    return this.#left === 0
  }

  /** What is equal at the beginning and at the end of both texts is the same. */
  sameEnds(): void {
    const shorter = Math.min(this.#earlier.length, this.#later.length)
    let head = 0
    while (head < shorter && same(this.#old(head), this.#new(head))) this.#pair(head, head++)
    let tail = 1
    while (
      tail <= shorter - head &&
      same(this.#old(this.#earlier.length - tail), this.#new(this.#later.length - tail))
    ) {
      this.#pair(this.#earlier.length - tail, this.#later.length - tail++)
    }
  }

  /** Equal keys; where a key repeats, those under the same parent first, then in order. */
  by(key: (item: Alignable) => string | null): void {
    const buckets = this.#buckets(key)
    for (let later = 0; later < this.#later.length; later++) {
      if (this.match[later] !== -1) continue
      const k = key(this.#new(later))
      const bucket = k === null ? undefined : buckets.get(k)
      if (!bucket || bucket.length === 0) continue
      const at =
        bucket.length === 1
          ? 0
          : Math.max(
              0,
              bucket.findIndex((earlier) => this.#sameParent(earlier, later)),
            )
      this.#pair(bucket.splice(at, 1)[0] as number, later)
    }
  }

  /** A division that keeps its number, its heading and its place is the same, whatever has moved into or out of it. */
  namedDivisions(): void {
    const left = paths(this.#earlier)
    const right = paths(this.#later)
    for (const [path, later] of right) {
      const earlier = left.get(path)
      if (earlier === undefined || earlier === TWICE || later === TWICE) continue
      if (!this.#used[earlier] && this.match[later] === -1) this.#pair(earlier, later)
    }
  }

  /** The same telling words, found once on either side, under another number: renumbered. */
  byUniqueWords(): void {
    const telling = (item: Alignable) =>
      item.content && item.content.length >= TELLING_WORDS ? `${item.kind}|${item.content.wordsHash}` : null
    const left = this.#buckets(telling)
    const right = new Map<string, number[]>()
    for (const later of this.#restLater()) {
      const k = telling(this.#new(later))
      if (k !== null) right.set(k, [...(right.get(k) ?? []), later])
    }
    for (const [k, laters] of right) {
      const earliers = left.get(k) ?? []
      if (earliers.length === 1 && laters.length === 1) this.#pair(earliers[0] as number, laters[0] as number)
    }
  }

  /** The same number, if the two are believed; of several, the pair most alike, then under the same parent, then in order. */
  byNumber(believed: (a: Alignable, b: Alignable) => boolean): void {
    const numbered = (item: Alignable) => (isLeaf(item) && keyOf(item.num) !== '' ? label(item) : null)
    const buckets = this.#buckets(numbered)
    for (const later of this.#restLater()) {
      const item = this.#new(later)
      const k = numbered(item)
      const bucket = k === null ? undefined : buckets.get(k)
      if (!bucket) continue
      let best = -1
      let bestScore = -1
      for (let i = 0; i < bucket.length; i++) {
        const earlier = bucket[i] as number
        if (!believed(this.#old(earlier), item)) continue
        const score =
          (likeness(this.#old(earlier).content, item.content) ?? 0) +
          (this.#sameParent(earlier, later) ? 0.1 : 0)
        if (score > bestScore) [best, bestScore] = [i, score]
      }
      if (best >= 0) this.#pair(bucket.splice(best, 1)[0] as number, later)
    }
  }

  /** Another number but much the same words: renumbered and amended. The likest pairs go first. */
  byLikeness(): void {
    const index = new Map<string, number[]>()
    for (const earlier of this.#restEarlier()) {
      const content = this.#old(earlier).content
      if (!content || content.length < TELLING_WORDS) continue
      for (const run of runsOf(content)) index.set(run, [...(index.get(run) ?? []), earlier])
    }
    const candidates: { earlier: number; later: number; score: number }[] = []
    for (const later of index.size === 0 ? [] : this.#restLater()) {
      const item = this.#new(later)
      if (!item.content || item.content.length < TELLING_WORDS) continue
      const shared = new Set<number>()
      for (const run of runsOf(item.content)) for (const earlier of index.get(run) ?? []) shared.add(earlier)
      for (const earlier of shared) {
        if (this.#old(earlier).kind !== item.kind) continue
        const score = likeness(this.#old(earlier).content, item.content) ?? 0
        if (score >= ALIKE) candidates.push({ earlier, later, score })
      }
    }
    candidates.sort((a, b) => b.score - a.score)
    for (const { earlier, later } of candidates)
      if (!this.#used[earlier] && this.match[later] === -1) this.#pair(earlier, later)
  }

  /** A division is the one that held most of what it holds; an empty or new one goes by its name under the same parent. */
  divisions(): void {
    const votes = new Map<number, Map<number, number>>()
    for (let later = this.#later.length - 1; later >= 0; later--) {
      const own = votes.get(later)
      if (this.match[later] === -1 && own) {
        const best = [...own]
          .filter(([earlier]) => !this.#used[earlier] && this.#old(earlier).kind === this.#new(later).kind)
          .sort((a, b) => b[1] - a[1])[0]
        if (best) this.#pair(best[0], later)
      }
      const earlier = this.match[later] as number
      const parent = this.#new(later).parent
      const held = earlier === -1 ? -1 : this.#old(earlier).parent
      if (parent === -1 || held === -1) continue
      const forParent = votes.get(parent) ?? new Map<number, number>()
      forParent.set(held, (forParent.get(held) ?? 0) + 1)
      votes.set(parent, forParent)
    }
    const name = (item: Alignable) =>
      isLeaf(item) ? null : `${label(item)}|${(item.heading ?? '').toLowerCase()}`
    this.#underSameParent(name)
    this.#underSameParent((item) => (isLeaf(item) || keyOf(item.num) === '' ? null : label(item)))
  }

  /** Unnumbered text: the next of its kind under the same parent. */
  loose(): void {
    this.#underSameParent((item) => (isLeaf(item) && keyOf(item.num) === '' ? item.kind : null))
  }

  #underSameParent(key: (item: Alignable) => string | null): void {
    const buckets = this.#buckets(key)
    for (const later of this.#restLater()) {
      const k = key(this.#new(later))
      const bucket = k === null ? undefined : buckets.get(k)
      const at = bucket?.findIndex((earlier) => this.#sameParent(earlier, later)) ?? -1
      if (bucket && at >= 0) this.#pair(bucket.splice(at, 1)[0] as number, later)
    }
  }

  #buckets(key: (item: Alignable) => string | null): Map<string, number[]> {
    const buckets = new Map<string, number[]>()
    for (const earlier of this.#restEarlier()) {
      const k = key(this.#old(earlier))
      if (k === null) continue
      const bucket = buckets.get(k)
      if (bucket) bucket.push(earlier)
      else buckets.set(k, [earlier])
    }
    return buckets
  }

  #sameParent(earlier: number, later: number): boolean {
    const above = this.#new(later).parent
    const held = this.#old(earlier).parent
    return above === -1 ? held === -1 : this.match[above] === held && held !== -1
  }

  #restEarlier(): number[] {
    const rest: number[] = []
    for (let i = 0; i < this.#used.length; i++) if (!this.#used[i]) rest.push(i)
    return rest
  }

  #restLater(): number[] {
    const rest: number[] = []
    for (let i = 0; i < this.match.length; i++) if (this.match[i] === -1) rest.push(i)
    return rest
  }

  #old(index: number): Alignable {
    return this.#earlier[index] as Alignable
  }

  #new(index: number): Alignable {
    return this.#later[index] as Alignable
  }

  #pair(earlier: number, later: number): void {
    this.match[later] = earlier
    this.#used[earlier] = 1
    this.#left--
  }
}

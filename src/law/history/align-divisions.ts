/** Aligning divisions: by their names where these tell, else by what they hold. */
import { type Alignable, isLeaf, isNumbered, label } from './alignable.ts'
import type { Pairing } from './pairing.ts'

/** Pairs divisions that keep number, heading and place, whatever has moved into or out of them. */
export function pairNamedDivisions(pairing: Pairing): void {
  const left = paths(pairing.earlier)
  for (const [path, later] of paths(pairing.later)) {
    const earlier = left.get(path)
    if (earlier === undefined || earlier === TWICE || later === TWICE) continue
    if (pairing.areFree(earlier, later)) pairing.pair(earlier, later)
  }
}

/** Pairs a division with the one that held most of what it holds; an empty or new one goes by its name under the same parent. */
export function pairDivisions(pairing: Pairing): void {
  byWhatTheyHold(pairing)
  pairing.byUnderSameParent((item) => (isLeaf(item) ? null : named(item)))
  pairing.byUnderSameParent((item) => (isLeaf(item) || !isNumbered(item) ? null : label(item)))
}

// From the last to the first, so that what a division holds is paired before it.
function byWhatTheyHold(pairing: Pairing): void {
  const votes = new Map<number, Map<number, number>>()
  for (let later = pairing.later.length - 1; later >= 0; later--) {
    const { kind, parent } = pairing.new(later)
    const best = [...(votes.get(later) ?? [])]
      .filter(([earlier]) => pairing.areFree(earlier, later) && pairing.old(earlier).kind === kind)
      .sort((a, b) => b[1] - a[1])[0]
    if (best) pairing.pair(best[0], later)
    const earlier = pairing.match[later] as number
    const held = earlier === -1 ? -1 : pairing.old(earlier).parent
    if (parent === -1 || held === -1) continue
    const forParent = votes.get(parent) ?? new Map<number, number>()
    forParent.set(held, (forParent.get(held) ?? 0) + 1)
    votes.set(parent, forParent)
  }
}

const TWICE = -2

// Divisions with a heading by what stands above them; TWICE where two have one path.
function paths(items: readonly Alignable[]): Map<string, number> {
  const at: string[] = []
  const found = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const path = item.parent === -1 ? named(item) : `${at[item.parent]} > ${named(item)}`
    at.push(path)
    if (!isLeaf(item) && item.heading) found.set(path, found.has(path) ? TWICE : index)
  }
  return found
}

function named(item: Alignable): string {
  return `${label(item)}|${(item.heading ?? '').toLowerCase()}`
}

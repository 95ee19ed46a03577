/** Provisions as what they are about: concepts with weights, which are the same in every language, and how alike two of them are. */

/** Concepts by number, each with how much the provision is about it. */
export type Vector = ReadonlyMap<number, number>

/** How much the rarity of a concept counts. */
export type RarityOf = (concept: number) => number

/** Concepts that are related to one, each way. */
export type RelatedTo = (concept: number) => readonly number[]

// How much a heading above says of what is below it, and how much less each heading further up.
const BY_HEADING_ABOVE = 0.3
const FURTHER_UP = 0.7
// How much of a concept a related one is.
const RELATED = 0.3
const RARITY = 1.25

/** Returns the rarity of a concept that so many of all rows tell. */
export function conceptRarity(often: number, rows: number): number {
  return Math.log(1 + rows / Math.max(1, often)) ** RARITY
}

/** Returns what a provision is about where the headings above it are counted; `above` are their concepts with their sureness, the nearest first. */
export function underHeadings(own: Vector, above: readonly Vector[]): Vector {
  const all = new Map(own)
  let weight = BY_HEADING_ABOVE
  for (const heading of above) {
    for (const [concept, sure] of heading) all.set(concept, (all.get(concept) ?? 0) + weight * sure)
    weight *= FURTHER_UP
  }
  return all
}

/** Returns the vector with concepts that are related to its own, a little. */
export function withRelated(vector: Vector, relatedTo: RelatedTo): Vector {
  const all = new Map(vector)
  for (const [concept, weight] of vector)
    for (const related of relatedTo(concept))
      if (RELATED * weight > (all.get(related) ?? 0)) all.set(related, RELATED * weight)
  return all
}

/** Returns how alike two provisions are by what they are about, 0 to 1: the cosine of their concepts, weighted by rarity. */
export function conceptLikeness(one: Vector, other: Vector, rarityOf: RarityOf): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one]
  let shared = 0
  for (const [concept, weight] of few) {
    const there = many.get(concept)
    if (there !== undefined) shared += weight * there * rarityOf(concept) ** 2
  }
  return shared === 0 ? 0 : shared / (lengthOf(one, rarityOf) * lengthOf(other, rarityOf))
}

/** Returns the concepts of two provisions that bring them together, those that do so most first. */
export function sharedConcepts(one: Vector, other: Vector, rarityOf: RarityOf): number[] {
  const shared: [concept: number, weight: number][] = []
  for (const [concept, weight] of one) {
    const there = other.get(concept)
    const telling = weight * (there ?? 0) * rarityOf(concept) ** 2
    if (telling > 0) shared.push([concept, telling])
  }
  return shared.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([concept]) => concept)
}

function lengthOf(vector: Vector, rarityOf: RarityOf): number {
  let sum = 0
  for (const [concept, weight] of vector) sum += (weight * rarityOf(concept)) ** 2
  return Math.sqrt(sum)
}

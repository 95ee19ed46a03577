/** How alike the headings of two provisions are, with those of the divisions above them. */
import { indexTerms } from '#search/analysis/analysis.ts'

/** Returns the share of stems that the headings of both have, 0 to 1. */
export function headingLikeness(
  one: readonly (string | null)[],
  other: readonly (string | null)[],
  language: string,
): number {
  const [a, b] = [stemsOf(one, language), stemsOf(other, language)]
  if (a.size === 0 || b.size === 0) return 0
  const shared = [...a].filter((stem) => b.has(stem)).length
  return shared / Math.sqrt(a.size * b.size)
}

/** Returns how like headings in another language are to what those of the source come to, by the weight of each term: 0 to 1. */
export function renderedHeadingLikeness(
  rendered: ReadonlyMap<string, number>,
  headings: readonly (string | null)[],
  language: string,
): number {
  if (rendered.size === 0) return 0
  const terms = new Set(
    headings.flatMap((heading) => (heading === null ? [] : indexTerms(heading, language).split(' '))),
  )
  const shared = [...terms].reduce((sum, term) => sum + (rendered.get(term) ?? 0), 0)
  if (shared === 0) return 0
  const length = Math.hypot(...rendered.values())
  return Math.min(1, shared / (length * Math.sqrt(terms.size)))
}

function stemsOf(headings: readonly (string | null)[], language: string): Set<string> {
  const terms = headings.flatMap((heading) =>
    heading === null ? [] : indexTerms(heading, language).split(' '),
  )
  return new Set(terms.filter((term) => term.length > 2))
}

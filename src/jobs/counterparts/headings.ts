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

function stemsOf(headings: readonly (string | null)[], language: string): Set<string> {
  const terms = headings.flatMap((heading) =>
    heading === null ? [] : indexTerms(heading, language).split(' '),
  )
  return new Set(terms.filter((term) => term.length > 2))
}

/** How much speaks for a counterpart, put together, and how often such a one is right. docs/spec/counterparts.md gives the figures. */

/** What two provisions have in common; each is 0 where it was not looked at. */
export interface Evidence {
  /** Whether both are in one language. */
  readonly sameLanguage: boolean
  /** Likeness of their concepts, 0 to 1. */
  readonly concepts: number
  /** Share of the source's words (or of what the lexicon makes of them) that the target has, weighted by rarity. */
  readonly terms: number
  /** Likeness of the headings of both and of those above, in one language. */
  readonly headings: number
  /** Acts that both cite. */
  readonly citations: number
  /** Whether the target says why or what was, as recitals and notes do, and is no provision itself. */
  readonly beside: boolean
}

const WITHIN = { concepts: 0.2, terms: 1, both: 0.4, headings: 0.1, citations: 0.05 } as const
const ACROSS = { concepts: 1, terms: 0.5, both: 0, headings: 0, citations: 0.05 } as const
const MOST_CITATIONS = 2
const BESIDE = 0.6

/** Returns the score of a counterpart: the more speaks for it, the larger. Scores of one language and of two are not comparable. */
export function counterpartScore(evidence: Evidence): number {
  const weights = evidence.sameLanguage ? WITHIN : ACROSS
  const terms = Math.min(1, evidence.terms)
  const score =
    weights.concepts * evidence.concepts +
    weights.terms * terms +
    weights.both * Math.sqrt(evidence.concepts * terms) +
    weights.headings * evidence.headings +
    weights.citations * Math.min(MOST_CITATIONS, evidence.citations)
  return evidence.beside ? BESIDE * score : score
}

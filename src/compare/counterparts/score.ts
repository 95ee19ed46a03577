/** How much speaks for a counterpart, put together, and how often such a one is right. docs/spec/counterparts.md gives the figures. */

/** What two provisions have in common; each is 0 where it was not looked at. */
export interface Evidence {
  /** Whether both are in one language. */
  readonly sameLanguage: boolean
  /** Likeness of their concepts, 0 to 1. */
  readonly concepts: number
  /** Share of the source's words (or of what lexicon and vocabulary make of them) that the target has, weighted by rarity. */
  readonly terms: number
  /** Likeness of the headings of both and of those above; in another language, of what lexicon and vocabulary make of them. */
  readonly headings: number
  /** Likeness of the concepts of what stands before and after both; looked at across languages alone. */
  readonly surroundings: number
  /** Acts that both cite. */
  readonly citations: number
  /** How near a model that the operator supplied sets both; 0 where there is none. */
  readonly meaning: number
  /** Whether the target says why or what was, as recitals and notes do, and is no provision itself. */
  readonly beside: boolean
}

interface Weights {
  readonly concepts: number
  readonly terms: number
  /** Of what concepts and words say together. */
  readonly both: number
  readonly headings: number
  readonly surroundings: number
  readonly citations: number
  /** Not fitted: Comity brings no model to fit it with. */
  readonly meaning: number
}

const WITHIN: Weights = {
  concepts: 0.2,
  terms: 1,
  both: 0.4,
  headings: 0.1,
  surroundings: 0,
  citations: 0.05,
  meaning: 0.3,
}
const ACROSS: Weights = {
  concepts: 1,
  terms: 1.2,
  both: 0,
  headings: 0.6,
  surroundings: 0.4,
  citations: 0.05,
  meaning: 1,
}
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
    weights.surroundings * evidence.surroundings +
    weights.citations * Math.min(MOST_CITATIONS, evidence.citations) +
    weights.meaning * evidence.meaning
  return evidence.beside ? BESIDE * score : score
}

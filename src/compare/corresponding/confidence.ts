/**
 * How often it is right that two provisions correspond: a logistic regression on candidates labelled by the truth set of
 * counterparts, fitted on the rows whose number is even; docs/spec/comparison.md has the table of the others.
 */

/** What is known of two provisions that may correspond. */
export interface Evidence {
  /** Shared parts of what both say, of what both are about, and of what their headings name. */
  readonly words: number
  readonly subjects: number
  readonly headings: number
  /** How far ahead of the next of its row, and of its column; below zero where another is ahead of it. */
  readonly aheadInRow: number
  readonly aheadInColumn: number
  /** Part of what one cites in the other's act that is the other. */
  readonly cited: number
  /** Provisions before and behind that go together as well: 0 to 2. */
  readonly neighbours: number
  readonly oneLanguage: boolean
}

/** What it says that one cites the other and nothing else of its act. No row of the truth is fitted for it: too few cite. */
const FOR_CITED = 2.5
/** Being further ahead than that says no more. */
const FARTHEST = 0.3

/** Returns the confidence, 0 to 1. */
export function correspondenceConfidence(evidence: Evidence): number {
  const { words, subjects, headings, aheadInRow, aheadInColumn, cited, neighbours, oneLanguage } = evidence
  const alike = oneLanguage ? 0.05 + 1.29 * words + 0.96 * subjects : 0.37 * words + 0.86 * subjects
  const ahead = 4.86 * clamped(aheadInRow) + 3.64 * clamped(aheadInColumn) + (aheadInRow > 0 ? 1.69 : 0)
  const told = alike + 0.84 * headings + ahead + 1.36 * neighbours + FOR_CITED * cited
  return 1 / (1 + Math.exp(2.92 - told))
}

function clamped(ahead: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, ahead))
}

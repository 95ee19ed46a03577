/**
 * How often a pairing of its sort is right. Logistic regressions on pairings labelled by reading (versions) and by hidden ids
 * (languages), each fitted on one half of the truth and held against the other; docs/spec/alignment.md has the tables.
 */
import type { How } from './unit.ts'

/** What is known of two wordings that were paired. */
export interface Evidence {
  readonly how: How
  readonly likeness: number
  readonly sameNumber: boolean
  readonly sameHeading: boolean
  readonly neighbours: boolean
}

/** Returns the confidence that one wording became the other, or a part of it did. */
export function confidenceOf({ how, likeness, sameNumber, sameHeading, neighbours }: Evidence): number {
  const part = how === 'split' || how === 'merged'
  return logistic(
    -1.45 +
      6.22 * likeness +
      (sameNumber ? 1.34 : 0) +
      (neighbours ? 1.5 : 0) +
      (sameHeading ? 2.43 : 0) -
      (part ? 0.74 : 0),
  )
}

/** What is known of two texts in different languages that were paired. */
export interface TranslationEvidence {
  readonly how: How
  /** Shared part of what reads alike, over what chance gives. */
  readonly likeness: number
  /** How far the length is off what the language needs, in standard deviations. */
  readonly off: number
  readonly neighbours: boolean
}

/** Returns the confidence that one is the translation of the other. */
export function translationConfidence({ how, likeness, off, neighbours }: TranslationEvidence): number {
  const whole = how === 'kept' || how === 'moved'
  return logistic(
    1.42 + 2.58 * likeness - 0.84 * Math.min(5, off) + (neighbours ? 2.22 : 0) + (whole ? 2.24 : 0),
  )
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

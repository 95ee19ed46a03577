/** How often a counterpart of such a score is right: logistic regressions, fitted on one half of the truth set and held against the other. */
import type { Evidence } from './score.ts'

const WITHIN = { slope: 6.5, middle: 0.58 } as const
const ACROSS = { slope: 1.5, middle: 2.06 } as const

/** Returns the confidence, 0 to 1. */
export function counterpartConfidence({ sameLanguage }: Evidence, score: number): number {
  const { slope, middle } = sameLanguage ? WITHIN : ACROSS
  return 1 / (1 + Math.exp(-slope * (score - middle)))
}

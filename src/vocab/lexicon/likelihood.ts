/** How unlikely it is that two things stand together by chance. */

/**
 * Returns the log-likelihood ratio −2 log λ of a two-by-two table: Ted Dunning, "Accurate Methods for the Statistics of Surprise and
 * Coincidence" (Computational Linguistics 19(1), 1993). Zero where they stand together no more often than by chance.
 */
export function likelihoodRatio(together: number, one: number, other: number, all: number): number {
  if (together * all <= one * other) return 0
  const cells = [together, one - together, other - together, all - one - other + together]
  const margins = [one, all - one, other, all - other]
  return 2 * (logTimes(all) + sumOf(cells) - sumOf(margins))
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + logTimes(value), 0)
}

function logTimes(value: number): number {
  return value > 0 ? value * Math.log(value) : 0
}

/** The years of a phrase's history, for pictures of them. */
import type { PhraseYear } from '#search/model.ts'

/** Returns the years up to the one given: after the last day on which the words came or went, what held them holds them still. */
export function yearsUntil(series: readonly PhraseYear[], year: number): PhraseYear[] {
  const last = series.at(-1)
  if (!last) return []
  const since = Array.from({ length: Math.max(0, year - last.year) }, (_, at) => ({
    ...last,
    year: last.year + at + 1,
  }))
  return [...series, ...since]
}

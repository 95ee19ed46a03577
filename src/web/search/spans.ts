/** Years put together into few spans of equal length, so that a small picture can show them. */
import type { FacetCount, YearRange } from '#search/model.ts'

export interface Span {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Columns that fit beside the results, each wide enough to be touched. */
const MOST = 8
const LENGTHS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000]

/** Returns the spans from the first year with a count to the last, without gaps; none where no year is known. */
export function spansOf(values: readonly FacetCount[]): Span[] {
  const years = values.flatMap(({ value, count }) =>
    /^\d{1,4}$/.test(value) ? [{ year: Number(value), count }] : [],
  )
  if (years.length === 0) return []
  const first = Math.min(...years.map(({ year }) => year))
  const last = Math.max(...years.map(({ year }) => year))
  const length = LENGTHS.find((each) => columns(first, last, each) <= MOST) ?? 10_000
  const start = first - (first % length)
  return Array.from({ length: columns(first, last, length) }, (_, at) => {
    const from = start + at * length
    const to = from + length - 1
    const within = years.filter(({ year }) => year >= from && year <= to)
    return { from, to, count: within.reduce((sum, { count }) => sum + count, 0) }
  })
}

/** Returns whether the span is what is chosen, or a part of it. */
export function isWithin({ from, to }: Span, chosen: YearRange | null): boolean {
  return (
    chosen !== null &&
    (chosen.from === null || from >= chosen.from) &&
    (chosen.to === null || to <= chosen.to)
  )
}

function columns(first: number, last: number, length: number): number {
  return Math.floor(last / length) - Math.floor(first / length) + 1
}

/** Arithmetic of wordings in time: half-open spans whose start is known. */
import type { Day } from '#kit/day.ts'

export interface Span {
  readonly from: Day
  /** Null: no end known. */
  readonly to: Day | null
}

/** Returns the earlier of two ends, where null is no end. */
export function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b
  return b === null || a < b ? a : b
}

/** Returns the part that both share; null where there is none. */
export function meet(a: Span, b: Span): Span | null {
  const from = a.from > b.from ? a.from : b.from
  const to = earlier(a.to, b.to)
  return to !== null && to <= from ? null : { from, to }
}

/** Returns what is left of a span without others. */
export function without(span: Span, others: readonly Span[]): Span[] {
  let left = [span]
  for (const other of others) {
    left = left.flatMap((part) => {
      const before = part.from < other.from ? meet(part, { from: part.from, to: other.from }) : null
      const after = other.to === null ? null : meet(part, { from: other.to, to: null })
      return [before, after].filter((one) => one !== null)
    })
  }
  return left
}

/** Returns whether the day lies in the span. */
export function holds(span: Span, day: Day): boolean {
  return span.from <= day && (span.to === null || day < span.to)
}

/** Returns the parts of a span between the days given, in order. */
export function splitAt(span: Span, days: readonly Day[]): Span[] {
  const cuts = [...new Set(days)]
    .filter((day) => day > span.from && (span.to === null || day < span.to))
    .sort()
  return [span.from, ...cuts].map((from, index) => ({ from, to: cuts[index] ?? span.to }))
}

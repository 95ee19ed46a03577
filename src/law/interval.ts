/** Half-open intervals of days: `from` is the first day inside, `to` the first day after. Null is unknown (from) or open (to). */
import type { Day } from '#kit/day.ts'

export interface Interval {
  readonly from: Day | null
  readonly to: Day | null
}

/** Returns whether the day lies inside. An unknown start holds every earlier day. */
export function contains(interval: Interval, at: Day): boolean {
  return (interval.from === null || interval.from <= at) && (interval.to === null || at < interval.to)
}

/** Returns whether the interval holds no day. */
export function isEmpty(interval: Interval): boolean {
  return interval.from !== null && interval.to !== null && interval.from >= interval.to
}

/** Returns whether the two share a day. */
export function overlaps(a: Interval, b: Interval): boolean {
  if (isEmpty(a) || isEmpty(b)) return false
  return (
    (a.to === null || b.from === null || b.from < a.to) && (b.to === null || a.from === null || a.from < b.to)
  )
}

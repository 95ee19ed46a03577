/** Dates as LEGI writes them: epoch milliseconds for articles, ISO text for divisions, far years for what is not fixed. */
import { type Day, dayOf, dayOrNull } from '#kit/day.ts'

// 2999-01-01 means that no end is known; 2222-02-22 that a decree, not yet made, is to fix the day.
const NOT_FIXED = '2222'
// A code repeats some thousand dates a hundred thousand times.
const REMEMBERED = 20_000
const read = new Map<number | string, Day | null>()
const TWO_HOURS = 2 * 3_600_000

/**
 * Returns the day; null where the source knows none (open end, or a date still to be fixed). Throws RangeError where the value
 * is not a date. Every date of the packages seen is midnight UTC; exports made in Paris time would give 22:00 or 23:00 of the
 * day before (and 23:50:39 before 1911), so two hours are added before the day is taken.
 */
export function statedDay(value: number | string): Day | null {
  const known = read.get(value)
  if (known !== undefined) return known
  const day = typeof value === 'number' ? ofInstant(value) : dayOrNull(value.slice(0, 10))
  if (day === null)
    throw new RangeError(
      `Cannot read the date ${JSON.stringify(value)}: expected epoch milliseconds or YYYY-MM-DD`,
    )
  const stated = day >= NOT_FIXED ? null : day
  if (read.size >= REMEMBERED) read.clear()
  read.set(value, stated)
  return stated
}

function ofInstant(milliseconds: number): Day | null {
  const instant = new Date(milliseconds + TWO_HOURS)
  const year = instant.getUTCFullYear()
  return year >= 1 && year <= 9999 ? dayOf(instant) : null
}

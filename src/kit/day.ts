/** Calendar days as ISO 8601 text. Law has dates, not instants; text compares and sorts in order of time. */

/** `YYYY-MM-DD`, a day of the proleptic Gregorian calendar, years 0001 to 9999. */
export type Day = string & { readonly __day: unique symbol }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Returns whether the text is a day that exists (`2023-02-29` is not). */
export function isDay(text: string): text is Day {
  if (!SHAPE.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const length = month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]
  return year > 0 && length !== undefined && day > 0 && day <= length
}

/** Returns the day, or throws RangeError naming the text and the form expected. */
export function day(text: string): Day {
  if (!isDay(text))
    throw new RangeError(`Cannot read the date "${text}": expected a day that exists, as YYYY-MM-DD`)
  return text
}

/** Returns the day, or null where the text is absent or not a day. */
export function dayOrNull(text: string | null | undefined): Day | null {
  return text != null && isDay(text) ? text : null
}

/** Returns the day of an instant in UTC. */
export function dayOf(instant: Date): Day {
  return day(instant.toISOString().slice(0, 10))
}

/** Returns the day `count` days later (earlier where negative). */
export function addDays(from: Day, count: number): Day {
  const date = new Date(`${from}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return day(date.toISOString().slice(0, 10))
}

/** Returns the day as a year and its fraction, near enough for a picture: 1 July 2004 is 2004.5. */
export function yearFraction(day: Day): number {
  return Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + (Number(day.slice(8)) - 1) / 372
}

/** Returns the day nearest to a year and its fraction: what `yearFraction` made of a day gives that day. */
export function dayAt(fraction: number): Day {
  const year = Math.min(Math.max(Math.floor(fraction), 1), 9999)
  const days = Math.min(Math.max(Math.round((fraction - year) * 372), 0), 371)
  const month = Math.floor(days / 31)
  const most = (LENGTHS[month] ?? 31) + (month === 1 && isLeap(year) ? 1 : 0)
  const parts = [String(year).padStart(4, '0'), month + 1, Math.min((days % 31) + 1, most)]
  return parts.map((part) => String(part).padStart(2, '0')).join('-') as Day
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

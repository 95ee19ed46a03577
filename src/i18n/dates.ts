/** Days in the words of a locale, by the proleptic Gregorian calendar. */
import type { Day } from '#kit/day.ts'

export type DateStyle = 'long' | 'short' | 'year'

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
}
// The day before the month, as everywhere but in the United States, which a plain `en` would mean.
const REGIONS: Readonly<Record<string, string>> = { en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns the day in words: "1 March 2024", "1 Mar 2024" or "2024". */
export function formatDay(day: Day, locale: string, style: DateStyle = 'long'): string {
  const key = `${locale} ${style}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(REGIONS[locale] ?? locale, { ...STYLES[style], timeZone: 'UTC' })
    formats.set(key, format)
  }
  return format.format(new Date(`${day}T00:00:00Z`)).replace(/Sept(?!e)/, 'Sep')
}

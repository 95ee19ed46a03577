/** Days in the words of a locale, by the proleptic Gregorian calendar. */
import type { Day } from '#kit/day.ts'

export type DateStyle = 'long' | 'short' | 'year'

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
}
// Russian and Belarusian publishers print a short date in figures: 01.09.2026.
const FIGURES: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' }
const IN_FIGURES: ReadonlySet<string> = new Set(['be', 'ru'])
// The day before the month, as everywhere but in the United States, which a plain `en` would mean.
const REGIONS: Readonly<Record<string, string>> = { en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns the day as law publishers of the locale print it: "1 March 2024", "1 Mar 2024" or "2024"; "1er mars 2024"; "1 марта 2024 г.", "01.03.2024". */
export function formatDay(day: Day, locale: string, style: DateStyle = 'long'): string {
  const key = `${locale} ${style}`
  let format = formats.get(key)
  if (!format) {
    const options = style === 'short' && IN_FIGURES.has(locale) ? FIGURES : STYLES[style]
    format = new Intl.DateTimeFormat(REGIONS[locale] ?? locale, { ...options, timeZone: 'UTC' })
    formats.set(key, format)
  }
  return corrected(format.format(new Date(`${day}T00:00:00Z`)), locale)
}

// CLDR has neither the ordinal of the first day in French nor a month of three letters for September in English.
function corrected(said: string, locale: string): string {
  // The abbreviation of "year" does not go to the next line alone.
  if (IN_FIGURES.has(locale)) return said.replace(/ г\.$/, '\u00a0г.')
  if (locale === 'fr') return said.replace(/^1(?= \p{L})/u, '1er')
  return locale === 'en' ? said.replace(/Sept(?!e)/, 'Sep') : said
}

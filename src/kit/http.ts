/** Small things of HTTP that pages and the API share: dates, links, problem details, entity tags. Pure text in and out. */
import type { Day } from './day.ts'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const IMF = /^([A-Z][a-z]{2}), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/

/** Returns an instant as an HTTP date (RFC 9110 § 5.6.7), whole seconds. Years 0001 to 9999 can be said. */
export function httpDate(instant: Date): string {
  return instant.toUTCString()
}

/** Returns the first instant of a day as an HTTP date: law has days and no hours, so midnight UTC stands for the day. */
export function httpDay(day: Day): string {
  return httpDate(new Date(`${day}T00:00:00Z`))
}

/** Returns the instant that an HTTP date in its preferred form names; null where it is none, or contradicts itself. */
export function readHttpDate(text: string): Date | null {
  const [, weekday, date, name = '', year, hour, minute, second] = IMF.exec(text.trim()) ?? []
  const month = MONTHS.indexOf(name)
  if (month < 0 || Number(year) === 0) return null
  const digits = `${year}-${String(month + 1).padStart(2, '0')}-${date}T${hour}:${minute}:${second}`
  const instant = new Date(`${digits}Z`)
  const stands = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(digits)
  return stands && DAYS[instant.getUTCDay()] === weekday ? instant : null
}

/** A link of the `Link` header (RFC 8288): where it leads, and its parameters in order. */
export interface Link {
  readonly href: string
  readonly rel: string
  readonly [parameter: string]: string
}

/** Returns links as the header, or a document of the media type application/link-format, says them. */
export function formatLinks(links: readonly Link[], between = ', '): string {
  return links
    .map(({ href, ...parameters }) =>
      [`<${href}>`, ...Object.entries(parameters).map(([name, value]) => `${name}="${quoted(value)}"`)].join(
        '; ',
      ),
    )
    .join(between)
}

function quoted(value: string): string {
  return value.replace(/[\\"]/g, '\\$&')
}

/** Problem details (RFC 9457): what went wrong, for a program to tell and a person to read. */
export interface Problem {
  /** Address of the page that explains problems of this kind. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance?: string
  readonly [extension: string]: unknown
}

export const PROBLEM_TYPE = 'application/problem+json'

/** Path of the page that explains the problems. */
export const PROBLEMS_PAGE = '/api/problems'

// A kind of problem has the name that it has on that page.
const KINDS: Readonly<Record<number, string>> = {
  400: 'bad-request',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  410: 'cursor-expired',
  429: 'too-many-requests',
  500: 'internal-error',
  503: 'unavailable',
}

/** Every kind of problem, by its status. */
export const PROBLEM_KINDS: readonly { readonly status: number; readonly name: string }[] = Object.entries(
  KINDS,
).map(([status, name]) => ({ status: Number(status), name }))

/** Returns the address that names and explains problems of the status. */
export function problemType(origin: string, status: number): string {
  return `${origin}${PROBLEMS_PAGE}#${KINDS[status] ?? 'internal-error'}`
}

/** Returns the entity tags of a header, as written. */
export function tagsOf(header: string): string[] {
  return header.match(/(?:W\/)?"[\x21\x23-\x7e\x80-\u{10ffff}]*"/gu) ?? []
}

/** What is asked of the page of timelines, read from its address, and written into one. */
import { type Day, day, isDay } from '#kit/day.ts'

export interface AskedTimeline {
  /** IRIs and aliases of provisions and acts, as they were given. */
  readonly names: readonly string[]
  /** Years as they were typed; empty where none were. */
  readonly from: string
  readonly to: string
}

export const PATH = '/timelines'
const MOST_TYPED = 2000

/** Returns what the address asks for. */
export function askedOf(query: URLSearchParams): AskedTimeline {
  const names = query.getAll('p').map(named).filter(Boolean)
  return {
    names: [...new Set(names)],
    from: query.get('from')?.trim() ?? '',
    to: query.get('to')?.trim() ?? '',
  }
}

/** Returns the day at which a year that was typed begins or ends; null where none was typed, undefined where it is no year. */
export function endTyped(typed: string, monthAndDay: '01-01' | '12-31'): Day | null | undefined {
  if (typed === '') return null
  if (isDay(typed)) return typed
  return /^(?!0+$)\d{1,4}$/.test(typed) ? day(`${typed.padStart(4, '0')}-${monthAndDay}`) : undefined
}

/** Returns the address that asks for it. */
export function addressOfTimeline({ names, from, to }: AskedTimeline): string {
  const query = new URLSearchParams(names.map((name) => ['p', name]))
  if (from !== '') query.set('from', from)
  if (to !== '') query.set('to', to)
  return `${PATH}?${query}`
}

/** Returns the address of the rules on a subject through time. */
export function timelineOfSubject(subject: string): string {
  return `${PATH}?${new URLSearchParams({ subject })}`
}

/** Returns the address of what a row of a study quotes through time. */
export function timelineOfRow(study: string, row: string): string {
  return `${PATH}?${new URLSearchParams({ study, row })}`
}

// Readers copy what the browser shows: of an address on any site of the kind, the path is the name.
function named(typed: string): string {
  const text = typed.trim().slice(0, MOST_TYPED)
  const url = URL.parse(text)
  const path =
    url && /^https?:$/.test(url.protocol) ? url.pathname : text.replace(/^(\/akn\/[^?#]*)[?#].*$/s, '$1')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** When a source is asked: as its operator says, and after failures later and later. */
import { Cron } from 'croner'
import { isNetwork } from '#exchange/follow/medium.ts'
import { sha256 } from '#kit/hash.ts'

export type Schedule =
  | { readonly kind: 'never' }
  | { readonly kind: 'every'; readonly minutes: number }
  /** Times of the machine's own time zone. */
  | { readonly kind: 'cron'; readonly pattern: string }

/** What decides when a source is asked next. */
export interface Asked {
  readonly name: string
  readonly schedule: Schedule
  /** When it was last tried; null where it never was. */
  readonly tried: Date | null
  /** Since when it is followed. */
  readonly added: Date
  /** Tries in a row that failed or were refused. */
  readonly failures: number
}

const MINUTE = 60_000
const UNITS: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080 }
const WORDS: Readonly<Record<string, number>> = { hourly: 60, daily: 1440, weekly: 10_080 }
const LONGEST = 60 * 1440
/** After the first failure; twice as long after each further one, up to a day. */
const FIRST_WAIT = 15
const LONGEST_WAIT = 1440
/** Followers that began together shall not come together: up to this part of the time between two tries is added. */
const JITTER = 0.1

/** What is taken where the operator says nothing: addresses are asked every six hours, folders when somebody says so. */
export function usualSchedule(base: string): Schedule {
  return isNetwork(base) ? { kind: 'every', minutes: 360 } : { kind: 'never' }
}

/** Returns the schedule in the words. Throws RangeError with what was expected. */
export function scheduleIn(text: string): Schedule {
  const typed = text.trim().toLowerCase()
  if (typed === 'never') return { kind: 'never' }
  const [, count, unit = ''] = /^every(?:\s+(\d{1,5}))?\s+(minute|hour|day|week)s?$/.exec(typed) ?? []
  const minutes = WORDS[typed] ?? (UNITS[unit] ?? 0) * Number(count ?? 1)
  if (minutes > LONGEST || (unit !== '' && minutes < 1)) throw unreadable(text)
  if (minutes > 0) return { kind: 'every', minutes }
  try {
    if (cronOf(text.trim()).nextRun(new Date(0)) === null) throw unreadable(text)
  } catch (error) {
    throw unreadable(text, error)
  }
  return { kind: 'cron', pattern: text.trim() }
}

/** Returns the schedule that was kept, or the usual one: for what was read and checked when it was kept. */
export function scheduleOf(kept: string | null, base: string): Schedule {
  return kept === null ? usualSchedule(base) : scheduleIn(kept)
}

/** Returns the schedule in words that `scheduleIn` reads. */
export function scheduleText(schedule: Schedule): string {
  if (schedule.kind === 'never') return 'never'
  if (schedule.kind === 'cron') return schedule.pattern
  const [unit = 'minute', minutes = 1] =
    Object.entries(UNITS).findLast(([, each]) => schedule.minutes % each === 0) ?? []
  const count = schedule.minutes / minutes
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}

/** Returns when the source is due; one in the past where it is overdue, null where it is never asked by itself. */
export function dueAt({ name, schedule, tried, added, failures }: Asked): Date | null {
  if (schedule.kind === 'never') return null
  if (tried === null && schedule.kind === 'every') return added
  const begun = tried ?? added
  const wait = failures === 0 ? 0 : Math.min(FIRST_WAIT * 2 ** Math.min(failures - 1, 20), LONGEST_WAIT)
  if (schedule.kind === 'cron') return cronOf(schedule.pattern).nextRun(later(begun, wait))
  const pause = failures === 0 ? schedule.minutes : wait
  return later(begun, pause * (1 + JITTER * shareOf(`${name} ${begun.toISOString()}`)))
}

/** Returns the longest time between two tries where none fails, in hours; 0 where the source is not asked by itself. */
export function hoursBetween(schedule: Schedule, from: Date): number {
  if (schedule.kind === 'never') return 0
  if (schedule.kind === 'every') return (schedule.minutes / 60) * (1 + JITTER)
  const runs = cronOf(schedule.pattern).nextRuns(15, from)
  const gaps = runs.slice(1).map((run, index) => run.getTime() - (runs[index] ?? run).getTime())
  return Math.max(0, ...gaps) / (60 * MINUTE)
}

function cronOf(pattern: string): Cron {
  return new Cron(pattern, { mode: '5-part', paused: true })
}

function later(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * MINUTE)
}

// The same for the same try, whoever asks: what operators are told is what happens.
function shareOf(text: string): number {
  return Number.parseInt(sha256(text).slice(0, 8), 16) / 0xffffffff
}

function unreadable(text: string, cause?: unknown): RangeError {
  return new RangeError(
    `Cannot read the schedule "${text}": expected "every 6 hours", "daily", "never", or a cron pattern of five parts such as "30 3 * * *"`,
    { cause },
  )
}

/** A publisher's word: how long its last heartbeat is taken for, by its promise, its expiry and the grace that the operator allows. */
import { readProfile } from '#exchange/profile.ts'
import type { Refusal } from '#exchange/refused.ts'
import type { WordHeld } from '#store/network.ts'
import { hoursBetween, scheduleOf } from '../exchange/schedule.ts'

/** `late`: past its promise, within the grace; `stale`: beyond the grace. */
export type Silence = 'late' | 'stale'

/** When a publisher's word runs out; null where it was never given. */
export interface Word {
  /** When it last gave it. */
  readonly heard: Date | null
  /** Hours from one heartbeat to the next, as its profile promises; null where it promises nothing. */
  readonly promise: number | null
  readonly lateFrom: Date | null
  readonly staleFrom: Date | null
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * Returns how long the word is taken for. A heartbeat may be missed once, and is not seen before this library asks: late is who was not
 * heard for twice the promise and the time between two tries, and everybody whose metadata have expired.
 */
export function wordOf(held: Omit<WordHeld, 'changed'>): Word {
  const promise = readProfile(held.profile)?.heartbeat ?? null
  const expires = held.expires === null ? null : new Date(held.expires)
  const heard = held.heard === null ? null : new Date(held.heard)
  if (expires === null) return { heard, promise, lateFrom: null, staleFrom: null }
  const staleFrom = new Date(expires.getTime() + held.graceDays * DAY)
  if (promise === null || heard === null) return { heard, promise, lateFrom: expires, staleFrom }
  const between = hoursBetween(scheduleOf(held.schedule, held.base), heard)
  const promised = heard.getTime() + (2 * promise + between) * HOUR
  return { heard, promise, lateFrom: new Date(Math.min(promised, expires.getTime())), staleFrom }
}

/** Returns whether the publisher has fallen silent; null where it is heard in time, or never was. */
export function silenceAt({ lateFrom, staleFrom }: Word, now: Date): Silence | null {
  if (staleFrom !== null && now > staleFrom) return 'stale'
  return lateFrom !== null && now > lateFrom ? 'late' : null
}

/** Refusals that are no more than silence: nothing came that could be refused, or nothing could be taken here. */
const NOTHING_CAME: ReadonlySet<string> = new Set<Refusal>([
  'unreachable',
  'too-slow',
  'frozen',
  'no-space',
  'wrong-clock',
])

/** Returns whether something came that was refused, rather than nothing. */
export function isRefusal(refusal: string | null): boolean {
  return refusal !== null && !NOTHING_CAME.has(refusal)
}

/** Returns how many hours the last heartbeat is over its promise: 0 where it is not, null where nothing was promised or heard. */
export function hoursOver({ heard, promise }: Word, now: Date): number | null {
  if (heard === null || promise === null) return null
  const over = (now.getTime() - heard.getTime()) / HOUR - promise
  return Math.max(0, Math.round(over * 10) / 10)
}

/** What a try to sync changes in the watch over a source: its history, its failures in a row, the changes of its state. */
import type { Refusal } from '#exchange/refused.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Followed } from '#store/followed.ts'
import { setWatch, UNWATCHED, watches } from '#store/network.ts'
import { keepEvents, keepTry, lastEvent, type NetworkEvent } from '#store/tries.ts'
import { isRefusal, silenceAt, type Word, wordOf } from './word.ts'

/** A try, and what is known of the source after it. */
export interface Tried {
  /** ISO instant. */
  readonly at: string
  readonly refusal: Refusal | null
  readonly reason: string | null
  readonly works: number
  readonly requests: number
  readonly bytes: number
  readonly seconds: number
  readonly after: Pick<Followed, 'heard_at' | 'expires_at' | 'profile'>
}

/** Keeps what became of a try with a source, given as it was before. */
export async function keepTried(db: Database, before: Followed, tried: Tried): Promise<void> {
  const { at, refusal, reason, works, requests, bytes, seconds } = tried
  const { name: source } = before
  const outcome = refusal === null ? 'heard' : isRefusal(refusal) ? 'refused' : 'failed'
  await db.sql.transaction().execute(async (trx) => {
    // The first statement writes, so that the lock is taken before anything is read.
    await keepTry(trx, { source, at, outcome, refusal, reason, works, requests, bytes, seconds })
    const watch = (await watches(trx)).get(source) ?? { source, ...UNWATCHED }
    await setWatch(trx, source, { failures: refusal === null ? 0 : watch.failures + 1 })
    const word = (facts: Tried['after']) => wordOf(heldOf({ ...before, ...facts }, watch.schedule))
    const events = fallenSilent(source, word(before), new Date(at))
    const last = later(events.at(-1) ?? null, await lastEvent(trx, source))
    if (outcome === 'refused' && !(last?.kind === 'refused' && last.refusal === refusal))
      events.push({ source, at, kind: 'refused', refusal })
    const isHeard = outcome === 'heard' && silenceAt(word(tried.after), new Date(at)) === null
    if (isHeard && last !== null && last.kind !== 'fresh')
      events.push({ source, at, kind: 'fresh', refusal: null })
    await keepEvents(trx, events)
  })
}

/** Returns what befell a source by the mere passing of time: it became late, then stale. */
export function fallenSilent(source: string, { lateFrom, staleFrom }: Word, now: Date): NetworkEvent[] {
  const events: NetworkEvent[] = []
  const fell = (kind: 'late' | 'stale', from: Date) =>
    events.push({ source, at: from.toISOString(), kind, refusal: null })
  const isLate = lateFrom !== null && (staleFrom === null || lateFrom < staleFrom)
  if (isLate && lateFrom < now) fell('late', lateFrom)
  if (staleFrom !== null && staleFrom < now) fell('stale', staleFrom)
  return events
}

function later(one: NetworkEvent | null, other: NetworkEvent | null): NetworkEvent | null {
  return one !== null && other !== null && one.at < other.at ? other : (one ?? other)
}

function heldOf(
  { name, base, profile, heard_at, expires_at, grace_days }: Followed,
  schedule: string | null,
) {
  return { name, base, profile, heard: heard_at, expires: expires_at, graceDays: grace_days, schedule }
}

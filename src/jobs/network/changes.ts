/** Changes on the board, for whoever follows it: a source fell silent, was refused, is heard again; a release was applied. */
import type { Database } from '#store/dialect/sqlite.ts'
import { releasesApplied, wordsHeld } from '#store/network.ts'
import { eventsKept } from '#store/tries.ts'
import { fallenSilent } from './tries.ts'
import { wordOf } from './word.ts'

/** One change. */
export interface NetworkChange {
  readonly source: string
  /** ISO instant. */
  readonly at: string
  readonly kind: 'late' | 'stale' | 'refused' | 'fresh' | 'release'
  readonly refusal: string | null
  /** Of a release that was applied. */
  readonly collection: string | null
  readonly release: number | null
}

/** Returns the latest changes, the last first: those kept, and those that befell a source since its last try. */
export async function changesOf(db: Database, now: Date, limit: number): Promise<NetworkChange[]> {
  const [kept, releases] = await Promise.all([eventsKept(db.sql, limit), releasesApplied(db.sql, limit)])
  const fallen = wordsHeld(db).flatMap((held) => fallenSilent(held.name, wordOf(held), now))
  const none = { collection: null, release: null }
  const events = [...kept, ...fallen].map((event) => ({ ...event, ...none }))
  const applied = releases.map((each) => ({ ...each, kind: 'release' as const, refusal: null }))
  const once = new Map([...events, ...applied].map((each) => [nameOf(each), each]))
  return [...once.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit)
}

/** Returns what a change is told apart by, however often it is told. */
export function nameOf({ source, at, kind, collection, release }: NetworkChange): string {
  return [source, kind, at, ...(collection === null ? [] : [collection, `${release}`])].join('/')
}

/** How fresh what is followed is: when each publisher was last heard from, where its collections stand, what was refused, and what comes next. */
import { readProfile } from '#exchange/profile.ts'
import type { Refusal } from '#exchange/refused.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Followed, followedCollections, followedSources } from '#store/followed.ts'
import {
  type FindingCount,
  findingsOnReceived,
  latestReceipts,
  type ReceiptHeld,
  UNWATCHED,
  type Watch,
  watches,
} from '#store/network.ts'
import { type SyncTry, triesOf } from '#store/tries.ts'
import { dueAt, scheduleOf, scheduleText } from '../exchange/schedule.ts'
import { hoursOver, isRefusal, type Silence, silenceAt, wordOf } from './word.ts'

/** `fresh`; `late`, past its promise and within the grace; `stale`, beyond it; `refused`, what came last was; `never`, it was never heard. */
export type SourceState = 'fresh' | 'late' | 'stale' | 'refused' | 'never'

/** A source on the board of freshness. Instants are ISO text; null where it never was, or is not known. */
export interface Freshness {
  readonly name: string
  readonly base: string
  readonly fingerprint: string
  /** What the publisher calls itself. */
  readonly title: string | null
  readonly tried: string | null
  /** When its last heartbeat was signed, or fetched where it does not say. */
  readonly heard: string | null
  /** Until when the last heartbeat holds. */
  readonly expires: string | null
  readonly graceDays: number
  readonly state: SourceState
  /** Whether readers are told that it has fallen silent: as `state`, whatever was refused meanwhile. */
  readonly silence: Silence | null
  readonly lateFrom: string | null
  readonly staleFrom: string | null
  /** Hours from one heartbeat to the next that it promises. */
  readonly promise: number | null
  /** Hours that the last heartbeat is over its promise. */
  readonly lag: number | null
  readonly refusal: Refusal | null
  readonly reason: string | null
  /** Tries in a row that failed or were refused. */
  readonly failures: number
  /** When this library asks by itself, in words; `never` where it does not. */
  readonly schedule: string
  readonly next: string | null
  /** Bytes a second at most; null for no limit. */
  readonly bandwidth: number | null
  /** Of the integrity gate, on what is held of it. */
  readonly findings: { readonly warnings: number; readonly quarantines: number }
  readonly collections: readonly FollowedRelease[]
  /** The last ones first. */
  readonly tries: readonly Omit<SyncTry, 'source'>[]
  readonly receipts: readonly Receipt[]
}

/** Where a collection stands. */
export interface FollowedRelease {
  readonly collection: string
  readonly title: string
  readonly release: number
  readonly at: string
  readonly applied: string
}

/** What became of a release that came. */
export interface Receipt {
  readonly collection: string
  readonly release: number
  readonly status: 'received' | 'applied' | 'refused'
  readonly refusal: Refusal | null
  readonly reason: string | null
  readonly at: string
  /** When the publisher was told. */
  readonly told: string | null
}

/** Tries and receipts that are shown of each source. */
const SHOWN = { tries: 12, receipts: 8 }

/** Returns every source that is followed, by name. */
export async function freshnessOf(db: Database, now: Date): Promise<Freshness[]> {
  const [sources, collections, watched, tries, receipts, findings] = await Promise.all([
    followedSources(db.sql),
    followedCollections(db.sql, null),
    watches(db.sql),
    triesOf(db, SHOWN.tries),
    latestReceipts(db, SHOWN.receipts),
    findingsOnReceived(db),
  ])
  const of = <Row extends { readonly source: string }>(rows: readonly Row[], source: string) =>
    rows.filter((row) => row.source === source)
  return sources.map((source) => ({
    ...standingOf(source, watched.get(source.name) ?? { source: source.name, ...UNWATCHED }, now),
    findings: counted(of(findings, source.name)),
    collections: of(collections, source.name).map(({ collection, title, release, at, applied_at }) => ({
      collection,
      title,
      release,
      at,
      applied: applied_at,
    })),
    tries: of(tries, source.name).map(({ source: _, ...tried }) => tried),
    receipts: of(receipts, source.name).map(toReceipt),
  }))
}

function standingOf(
  source: Followed,
  watch: Watch,
  now: Date,
): Omit<Freshness, 'findings' | 'collections' | 'tries' | 'receipts'> {
  const { name, base, heard_at, expires_at, grace_days } = source
  const held = { name, base, profile: source.profile, heard: heard_at, expires: expires_at }
  const word = wordOf({ ...held, graceDays: grace_days, schedule: watch.schedule })
  const schedule = scheduleOf(watch.schedule, base)
  const tried = source.tried_at === null ? null : new Date(source.tried_at)
  const added = new Date(source.added_at)
  const next = dueAt({ name, schedule, tried, added, failures: watch.failures })
  const silence = silenceAt(word, now)
  return {
    name,
    base,
    fingerprint: source.fingerprint,
    title: readProfile(source.profile)?.name ?? null,
    tried: source.tried_at,
    heard: heard_at,
    expires: expires_at,
    graceDays: grace_days,
    state: stateOf(source, silence),
    silence,
    lateFrom: word.lateFrom?.toISOString() ?? null,
    staleFrom: word.staleFrom?.toISOString() ?? null,
    promise: word.promise,
    lag: hoursOver(word, now),
    refusal: source.refusal as Refusal | null,
    reason: source.reason,
    failures: watch.failures,
    schedule: scheduleText(schedule),
    next: next?.toISOString() ?? null,
    bandwidth: watch.bandwidth,
  }
}

function stateOf(
  { expires_at, refusal }: Pick<Followed, 'expires_at' | 'refusal'>,
  silence: Silence | null,
): SourceState {
  if (silence === 'stale') return 'stale'
  if (isRefusal(refusal)) return 'refused'
  return expires_at === null ? 'never' : (silence ?? 'fresh')
}

function counted(found: readonly FindingCount[]): Freshness['findings'] {
  const of = (severity: FindingCount['severity']) => found.find((each) => each.severity === severity)?.n ?? 0
  return { warnings: of('warning'), quarantines: of('quarantine') }
}

function toReceipt({ collection, release, status, refusal, reason, at, told_at }: ReceiptHeld): Receipt {
  return { collection, release, status, refusal: refusal as Refusal | null, reason, at, told: told_at }
}

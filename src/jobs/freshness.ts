/** How fresh what is followed is: when each publisher was last heard from, where its collections stand, and what was refused. */
import type { Refusal } from '#exchange/refused.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { followedCollections, followedSources } from '#store/followed.ts'

/** A source on the board of freshness. */
export interface Freshness {
  readonly name: string
  readonly base: string
  readonly fingerprint: string
  /** Instants; null where it never was. */
  readonly tried: string | null
  readonly heard: string | null
  /** Until when the last heartbeat holds. */
  readonly expires: string | null
  readonly graceDays: number
  /** `fresh`; `late`, its word has run out within the grace; `stale`, beyond it; `refused`, the last try was; `never`, it was never heard. */
  readonly state: 'fresh' | 'late' | 'stale' | 'refused' | 'never'
  readonly refusal: Refusal | null
  readonly reason: string | null
  readonly collections: readonly {
    readonly collection: string
    readonly title: string
    readonly release: number
    readonly at: string
    readonly applied: string
  }[]
}

const DAY = 86_400_000

/** Returns every source that is followed, by name. */
export async function freshnessOf(db: Database, now: Date): Promise<Freshness[]> {
  const [sources, collections] = await Promise.all([
    followedSources(db.sql),
    followedCollections(db.sql, null),
  ])
  return sources.map((source) => ({
    name: source.name,
    base: source.base,
    fingerprint: source.fingerprint,
    tried: source.tried_at,
    heard: source.heard_at,
    expires: source.expires_at,
    graceDays: source.grace_days,
    state: stateOf(source, now),
    refusal: source.refusal as Refusal | null,
    reason: source.reason,
    collections: collections
      .filter((each) => each.source === source.name)
      .map(({ collection, title, release, at, applied_at }) => ({
        collection,
        title,
        release,
        at,
        applied: applied_at,
      })),
  }))
}

function stateOf(
  source: { expires_at: string | null; grace_days: number; refusal: string | null },
  now: Date,
): Freshness['state'] {
  if (source.expires_at === null) return source.refusal === null ? 'never' : 'refused'
  const over = now.getTime() - Date.parse(source.expires_at)
  if (over > source.grace_days * DAY) return 'stale'
  if (source.refusal !== null) return 'refused'
  return over > 0 ? 'late' : 'fresh'
}

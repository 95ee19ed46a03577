/** Syncing: every publisher followed is asked for what is new, what comes is verified and applied, and what became of it is kept. */
import path from 'node:path'
import { overGift } from '#exchange/access/asking.ts'
import { Fetching } from '#exchange/follow/fetching.ts'
import { type FollowOutcome, follow, type Outcome } from '#exchange/follow/following.ts'
import { isNetwork, overMedium } from '#exchange/follow/medium.ts'
import { overHttp, type Transport } from '#exchange/follow/transport.ts'
import { noSpace } from '#exchange/no-space.ts'
import { PublishingError } from '#exchange/publishing-error.ts'
import { type Refusal, RefusedError } from '#exchange/refused.ts'
import { whileLocked } from '#exchange/repository/lock.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { dayOf } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Followed, followedCollections, setFollowed } from '#store/followed.ts'
import { whyNothingFlows } from '../agreements/standing.ts'
import { keepTried } from '../network/tries.ts'
import { holdingsFor } from './holdings.ts'
import type { OwnIdentity } from './own-identity.ts'
import { transportShowing } from './showing.ts'

export interface SyncOptions {
  /** Folder of the library. */
  readonly home: string
  /** A folder or archive to read in the place of the publisher's address; null to ask the publisher and its mirrors. */
  readonly from: string | null
  /** Bytes a second at most; null for no limit. */
  readonly bandwidth: number | null
  /** The exchange key of this node, for audiences that are restricted; absent where none is at hand. */
  readonly identity?: OwnIdentity
  readonly now: () => Date
  readonly progress: (progress: { label: string; done: number; total: number | null }) => void
}

/** What became of one collection of one publisher: a line of the JSON of `comity sync`. */
export interface Synced {
  readonly name: string
  /** Null where the publisher as a whole was refused. */
  readonly collection: string | null
  readonly release: number | null
  readonly status: 'applied' | 'up-to-date' | 'refused'
  readonly refusal: Refusal | null
  readonly reason: string | null
  readonly works: number
  readonly bytes: number
  readonly requests: number
  readonly seconds: number
}

const DAY = 86_400_000

/** Syncs with one publisher. What is refused is told, not thrown; so is that somebody else is at it. */
export async function syncWith(db: Database, followed: Followed, options: SyncOptions): Promise<Synced[]> {
  const { name } = followed
  let begun = false
  const work = () => {
    begun = true
    return syncAlone(db, followed, options)
  }
  try {
    // What a served library asks by itself and what its operator asks must not write one file together.
    return await whileLocked(followingFolder(options.home, name), work)
  } catch (error) {
    const refused = noSpace(error, path.resolve(options.home))
    if (refused instanceof RefusedError) return [nothingCame(name, refused.refusal, refused.message)]
    if (begun || !(error instanceof PublishingError)) throw error
    const reason = `Another sync with "${name}" is under way, maybe that of comity serve; try again when it is done`
    return [nothingCame(name, null, reason)]
  }
}

function nothingCame(name: string, refusal: Refusal | null, reason: string): Synced {
  const nothing = { works: 0, bytes: 0, requests: 0, seconds: 0 }
  return { name, collection: null, release: null, status: 'refused', refusal, reason, ...nothing }
}

async function syncAlone(db: Database, followed: Followed, options: SyncOptions): Promise<Synced[]> {
  const started = performance.now()
  const transports = transportsOf(followed, options)
  const fetching = new Fetching({ transports, bandwidth: options.bandwidth, clock: () => performance.now() })
  const about = () => ({
    name: followed.name,
    bytes: fetching.bytes,
    requests: fetching.requests,
    seconds: Math.round(performance.now() - started) / 1000,
  })
  const tried_at = options.now().toISOString()
  try {
    await checkClock(db, followed, options.now())
    const outcome = await followOnce(db, followed, fetching, options)
    const collections = await Promise.all(
      outcome.collections.map((each) => explained(db, followed, each, options)),
    )
    const refused = collections.find(({ status }) => status === 'refused') ?? null
    const facts = {
      tried_at,
      heard_at: heardBy(followed, outcome, basesOf(followed, options.from).some(isNetwork) ? tried_at : null),
      expires_at: outcome.expires,
      profile: outcome.profile,
      refusal: refused?.refusal ?? null,
      reason: refused?.reason ?? null,
    }
    await setFollowed(db.sql, followed.name, facts)
    const works = outcome.collections.reduce((sum, each) => sum + each.works, 0)
    const { refusal, reason } = facts
    await keepTried(db, followed, { ...about(), at: tried_at, refusal, reason, works, after: facts })
    return collections.map((each) => ({ ...about(), ...line(each) }))
  } catch (thrown) {
    const error = noSpace(thrown, path.resolve(options.home))
    if (!(error instanceof RefusedError)) throw error
    const { refusal } = error
    // Where one source is away, another answers; of several, one that is behind is no sign of anything worse.
    const isMirrored = refusal === 'rollback' && transports.length > 1
    const message = isMirrored
      ? `${error.message}. One of its ${transports.length} sources may be a mirror that is behind: sync again when the publisher itself can be reached`
      : error.message
    const { reason } = await explained(db, followed, { refusal, reason: message }, options)
    await setFollowed(db.sql, followed.name, { tried_at, refusal, reason })
    await keepTried(db, followed, { ...about(), at: tried_at, refusal, reason, works: 0, after: followed })
    return [{ ...about(), collection: null, release: null, status: 'refused', refusal, reason, works: 0 }]
  } finally {
    await Promise.all(transports.map((transport) => transport.close()))
  }
}

// A publisher of a circle answers whoever it gives nothing as though nothing were there: one's own record of the agreement may tell why.
async function explained<Refused extends Pick<Outcome, 'refusal' | 'reason'>>(
  db: Database,
  { audience, fingerprint }: Followed,
  refused: Refused,
  { now }: SyncOptions,
): Promise<Refused> {
  if (refused.refusal === null || audience === PUBLIC) return refused
  const why = await whyNothingFlows(db, fingerprint, dayOf(now()))
  return why === null ? refused : { ...refused, reason: `${refused.reason}. By its record here, ${why}` }
}

// A heartbeat says when it was signed. Where one does not, it was heard when it was fetched; that it was read off a medium today says nothing.
function heardBy({ heard_at }: Followed, { heard }: FollowOutcome, fetched: string | null): string | null {
  const said = heard ?? fetched
  return said !== null && said > (heard_at ?? '') ? said : heard_at
}

// What was verified cannot have been verified in the future: by a clock that is behind, what has expired would seem fresh.
async function checkClock(db: Database, { heard_at, name }: Followed, now: Date): Promise<void> {
  const signed = (await followedCollections(db.sql, name)).map(({ at }) => at)
  const latest = [heard_at ?? '', ...signed].sort().at(-1) ?? ''
  if (latest !== '' && Date.parse(latest) - now.getTime() > DAY)
    throw new RefusedError(
      'wrong-clock',
      `The clock of this machine says ${now.toISOString().slice(0, 16)}; what was verified of ${name} is of ${latest.slice(0, 16)}. Set the clock, and sync again`,
    )
}

/** Returns the folder in which what comes from a publisher is kept. */
export function followingFolder(home: string, name: string): string {
  return path.join(home, 'following', name)
}

function followOnce(
  db: Database,
  followed: Followed,
  fetching: Fetching,
  { home, from, now, progress }: SyncOptions,
): Promise<FollowOutcome> {
  const { name, fingerprint, grace_days } = followed
  let done = 0
  const holdings = holdingsFor(db, name, {
    now,
    progress: (label) => progress({ label, done: ++done, total: null }),
  })
  // From media alone, metadata that expired within the grace are taken; over a network nothing new is (spec: exchange, section 7).
  const grace = basesOf(followed, from).some(isNetwork) ? 0 : grace_days
  return follow({ fingerprint, folder: followingFolder(home, name), fetching, holdings, at: now(), grace })
}

function transportsOf(
  followed: Followed,
  { from, identity = async () => null, now }: SyncOptions,
): Transport[] {
  return basesOf(followed, from).map((base) => {
    if (followed.audience === PUBLIC) return transportTo(base)
    if (!isNetwork(base)) return overGift(transportTo(base))
    return base === followed.base ? transportShowing(followed, identity, now) : transportTo(base)
  })
}

function basesOf({ base, mirrors }: Followed, from: string | null): string[] {
  return from === null ? [base, ...(JSON.parse(mirrors) as string[])] : [from]
}

/** Returns a transport to an address, a folder or an archive. */
export function transportTo(base: string): Transport {
  return isNetwork(base) ? overHttp(base) : overMedium(path.resolve(base))
}

function line({ collection, release, status, refusal, reason, works }: Outcome) {
  return { collection, release, status, refusal, reason, works }
}

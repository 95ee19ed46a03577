/** What this centre says of itself, as it is signed: what its operator said, and what the library knows beside. */
import { hexDigest } from '#exchange/hashing.ts'
import { type OwnProfile, ownProfileIn, profileBytes, readProfile, webAddress } from '#exchange/profile.ts'
import type { Repository } from '#exchange/repository/repository.ts'
import { collectionsOf } from '#store/collections.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { followedSources } from '#store/followed.ts'
import { ownProfile } from '#store/network.ts'
import { PROMISED } from './own.ts'

/** A profile as it is to be signed. */
export interface ProfileToSign {
  readonly bytes: Buffer
  /** False where the operator has said nothing yet: the promise and the collections are told all the same. */
  readonly isGiven: boolean
}

/** Returns what the operator said last; what nobody said is null. */
export async function ownProfileOf(db: Database): Promise<OwnProfile> {
  const kept = await ownProfile(db.sql)
  const read = ownProfileIn(kept === null ? {} : JSON.parse(kept.profile))
  if ('profile' in read) return read.profile
  throw new Error(`The profile that is kept cannot be read: ${read.faults.join('; ')}`)
}

/** Returns the profile of an audience's repository as it is to be signed: it tells of the collections of that audience alone. */
export async function profileToSign(db: Database, audience: string): Promise<ProfileToSign> {
  const [kept, own, all, followed] = await Promise.all([
    ownProfile(db.sql),
    ownProfileOf(db),
    collectionsOf(db.sql),
    followedSources(db.sql),
  ])
  const collections = all
    .filter((each) => each.audience === audience && each.withdrawnAt === null)
    .map(({ id, title, summary, regime }) => ({ id, title, summary, onward: onwardIn(regime) }))
  const centres = followed
    .filter(({ name }) => own.knows.includes(name))
    .map(({ name, fingerprint, base, profile: text }) => {
      const profile = readProfile(text)
      return { fingerprint, name: profile?.name ?? name, base: webAddress(base), site: profile?.site ?? null }
    })
  return { bytes: profileBytes(own, { heartbeat: PROMISED, collections, centres }), isGiven: kept !== null }
}

/** Returns whether what the repository signs is what is to be signed. */
export async function isSigned(repository: Repository, { bytes }: ProfileToSign): Promise<boolean> {
  return (await repository.profileHash()) === hexDigest(bytes)
}

function onwardIn(regime: unknown): 'free' | 'consent' | 'no' | null {
  const onward = typeof regime === 'object' && regime !== null && 'onward' in regime ? regime.onward : null
  return onward === 'free' || onward === 'consent' || onward === 'no' ? onward : null
}

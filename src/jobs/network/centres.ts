/** The directory of centres: what the publishers that are followed say of themselves and of those they know, and what this one does. */
import { type Profile, readProfile } from '#exchange/profile.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Followed, followedSources } from '#store/followed.ts'
import { ownFingerprint } from './own.ts'
import { profileToSign } from './profile.ts'

/** A centre of the directory. */
export interface Centre {
  /** Null for this one while it has no keys. */
  readonly fingerprint: string | null
  /** `own`; `followed`: what is told was signed by its keys; `told`: others told of it, and nothing was checked. */
  readonly how: 'own' | 'followed' | 'told'
  /** The name under which it is followed here; null where it is not. */
  readonly source: string | null
  /** What it is called: by itself, by the one who told of it, or here. */
  readonly name: string | null
  readonly profile: Profile | null
  /** Address of its repository; null where it is no address that others could reach. */
  readonly base: string | null
  readonly site: string | null
  /** When it was last heard from. */
  readonly heard: string | null
  /** Who told of it: fingerprints and names. */
  readonly by: readonly { readonly fingerprint: string; readonly name: string }[]
}

/** Centres that were told of, at most: a directory is not to be filled by one who tells of many. */
const MOST_TOLD = 500

/** Returns the directory: this centre first where it has a name or keys, then those followed, then those that they tell of. */
export async function centresOf(
  db: Database,
  { home, now }: { readonly home: string | null; readonly now: Date },
): Promise<Centre[]> {
  const own = await ownCentre(db, home, now)
  const followed = (await followedSources(db.sql)).map(followedCentre)
  const direct = [...(own ? [own] : []), ...oncePerKey(followed)]
  return [...direct, ...toldBy(direct)]
}

async function ownCentre(db: Database, home: string | null, now: Date): Promise<Centre | null> {
  const fingerprint = home === null ? null : await ownFingerprint(home, now)
  const { bytes, isGiven } = await profileToSign(db, 'public')
  if (!isGiven && fingerprint === null) return null
  const profile = readProfile(bytes.toString())
  return {
    fingerprint,
    how: 'own',
    source: null,
    name: profile?.name ?? null,
    profile,
    base: null,
    site: profile?.site ?? null,
    heard: null,
    by: [],
  }
}

function followedCentre({ name, base, fingerprint, profile: text, heard_at }: Followed): Centre {
  const profile = readProfile(text)
  return {
    fingerprint,
    how: 'followed',
    source: name,
    name: profile?.name ?? name,
    profile,
    base: /^https?:\/\//.test(base) ? base : null,
    site: profile?.site ?? null,
    heard: heard_at,
    by: [],
  }
}

// One publisher may be followed for several audiences: it is one centre.
function oncePerKey(centres: readonly Centre[]): Centre[] {
  const seen = new Map<string | null, Centre>()
  for (const centre of centres) if (!seen.has(centre.fingerprint)) seen.set(centre.fingerprint, centre)
  return [...seen.values()]
}

// Nothing is trusted because somebody trusted tells of it: such a centre is listed, with who told of it, and no more.
function toldBy(direct: readonly Centre[]): Centre[] {
  const known = new Set(direct.map(({ fingerprint }) => fingerprint))
  const told = new Map<string, Centre>()
  for (const teller of direct) {
    if (teller.how !== 'followed' || teller.fingerprint === null) continue
    const by = { fingerprint: teller.fingerprint, name: teller.name ?? teller.fingerprint.slice(0, 8) }
    for (const { fingerprint, name, base, site } of teller.profile?.centres ?? []) {
      if (known.has(fingerprint)) continue
      const before = told.get(fingerprint)
      if (!before && told.size >= MOST_TOLD) continue
      told.set(fingerprint, {
        fingerprint,
        how: 'told',
        source: null,
        name: before?.name ?? name,
        profile: null,
        base: before?.base ?? base,
        site: before?.site ?? site,
        heard: null,
        by: [...(before?.by ?? []), by],
      })
    }
  }
  return [...told.values()]
}

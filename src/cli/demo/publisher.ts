/** The demo's publisher: one of the invented states signs its law, so that another library can follow it as it would a real one. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { openKeyRing } from '#exchange/keys/key-ring.ts'
import { ownProfileIn } from '#exchange/profile.ts'
import { createRepository } from '#exchange/repository/create.ts'
import { type Places, PUBLIC, placesOf } from '#exchange/repository/places.ts'
import { openRepository, type Repository } from '#exchange/repository/repository.ts'
import { Shelf } from '#exchange/shelf.ts'
import { publishCollection } from '#jobs/exchange/publish.ts'
import { isSigned, profileToSign } from '#jobs/network/profile.ts'
import { type Collection, collectionById, membersOf, putCollection } from '#store/collections.ts'
import { ownProfile, setOwnProfile } from '#store/network.ts'
import type { Opened } from '../context.ts'
import { explained } from '../publisher.ts'
import { STATES } from './states.ts'

/** What the demo publishes: whoever added a collection of this name meant this one. */
export const PUBLISHED = 'law-of-valen'

/** Known to everybody, as the state is to nobody: these keys show how it is done, and protect nothing. */
export const DEMO_PASSPHRASE = 'the invented keys of valen'

interface Demo {
  readonly home: string
  readonly now: () => Date
}

/**
 * Publishes the law of Valen with keys of its own, or what changed of it since. Returns the fingerprint; null where the library publishes by
 * keys that are not the demo's, or holds no law of Valen: nothing is then done. Throws FailedError where it cannot be signed.
 */
export async function publishDemo(opened: Opened, { home, now }: Demo): Promise<string | null> {
  const places = placesOf(home, PUBLIC)
  const { sql } = opened.db
  const begun = existsSync(path.join(places.repository, 'metadata', '1.root.json'))
  const held = await collectionById(sql, PUBLISHED)
  if (begun && held === null) return null
  const collection = held ?? lawOfValen(now())
  if ((await membersOf(sql, collection.selection)).length === 0) return null
  return explained(async () => {
    const ring = ringOf(places)
    // First, so that whoever is stopped in between goes on with keys that are the demo's.
    if (held === null) await putCollection(sql, collection)
    if (!begun) {
      const quorums = { root: { keys: 3, threshold: 2 }, targets: { keys: 2, threshold: 1 } }
      await createRepository({ folder: places.repository, ring, now: now(), quorums, onlinePlain: true })
    }
    const repository = await openRepository({ folder: places.repository, ring, now })
    const press = { ...opened, repository, shelf: new Shelf(places.repository), now, progress: () => {} }
    await publishCollection(press, collection, { dryRun: false, reason: null })
    await sayWho(opened, repository, now())
    return repository.fingerprint
  })
}

// An operator who said otherwise keeps what was said.
async function sayWho({ db }: Opened, repository: Repository, now: Date): Promise<void> {
  if ((await ownProfile(db.sql)) === null) {
    const read = ownProfileIn(parse(await readFile(path.join(STATES, 'centre.yaml'), 'utf8')))
    if ('faults' in read) throw new Error(`demo/centre.yaml cannot be read: ${read.faults.join('; ')}`)
    await setOwnProfile(db.sql, JSON.stringify(read.profile), now.toISOString())
  }
  const profile = await profileToSign(db, PUBLIC)
  if (!(await isSigned(repository, profile))) await repository.setProfile(profile.bytes)
}

function lawOfValen(now: Date): Collection {
  return {
    id: PUBLISHED,
    audience: PUBLIC,
    title: 'The law of Valen',
    summary: 'Acts, regulations and decisions of an invented state, in its languages, with every version',
    selection: { in: ['xv'], types: [], topics: [] },
    regime: { licence: 'CC0-1.0', terms: null, onward: 'free', agreement: null },
    addedAt: now.toISOString(),
    withdrawnAt: null,
  }
}

function ringOf({ keys }: Places) {
  return openKeyRing({ folders: [keys], passphrase: async () => DEMO_PASSPHRASE })
}

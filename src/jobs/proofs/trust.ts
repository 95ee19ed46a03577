/** Whose signatures this library takes: its own publisher's, and those of the publishers that it follows. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { hexDigest } from '#exchange/hashing.ts'
import type { Trust } from '#exchange/proof/verify.ts'
import { PUBLIC, placesOf } from '#exchange/repository/places.ts'
import { releasesOf } from '#store/collections.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { followedSources } from '#store/followed.ts'
import { appliedReleases, withdrawnSince } from '#store/signed-texts.ts'
import { followingFolder } from '../exchange/sync.ts'

/** Trust in a publisher, and whether it took something back after a release. */
export interface KnownPublisher extends Trust {
  readonly fingerprint: string
  readonly own: boolean
  readonly withdrawn: (pair: Pair) => Promise<{ release: number; at: string; reason: string } | null>
}

interface Pair {
  readonly collection: string
  readonly work: string
  readonly language: string
  readonly release: number
}

/** Returns the publishers that the home knows, its own first. `db` is null where there is no library. */
export async function knownPublishers(home: string, db: Database | null): Promise<KnownPublisher[]> {
  const own = await Promise.all((await repositoriesIn(home)).map((folder) => ownPublisher(folder, db)))
  const followed = db === null ? [] : await followedSources(db.sql)
  return [
    ...own.flatMap((each) => each ?? []),
    ...(await Promise.all(
      followed.map(
        async ({ name, fingerprint }): Promise<KnownPublisher> => ({
          name,
          fingerprint,
          own: false,
          roots: await rootHashes(path.join(followingFolder(home, name), 'mirror')),
          releases: async (collection) => (db ? appliedReleases(db.sql, name, collection) : new Map()),
          withdrawn: async (pair) => (db ? withdrawnSince(db.sql, { ...pair, source: name }) : null),
        }),
      ),
    )),
  ]
}

async function ownPublisher(folder: string, db: Database | null): Promise<KnownPublisher | null> {
  const roots = await rootHashes(folder)
  const [fingerprint] = roots
  if (fingerprint === undefined) return null
  return {
    name: null,
    fingerprint,
    own: true,
    roots,
    releases: async (collection) => {
      const held = db ? await releasesOf(db.sql, collection, Number.MAX_SAFE_INTEGER) : []
      return new Map(held.map(({ number, hash }) => [number, hash]))
    },
    withdrawn: async () => null,
  }
}

// The public repository, and one for each audience that has one.
async function repositoriesIn(home: string): Promise<string[]> {
  const audiences = await readdir(path.join(home, 'exchange', 'audiences')).catch(() => [])
  return [
    placesOf(home, PUBLIC).repository,
    ...audiences.map((name) => path.join(home, 'exchange', 'audiences', name)),
  ]
}

/** Returns the hashes of the roots in a repository or mirror, the first first: a publisher's fingerprint is that of its first. */
export async function rootHashes(repository: string): Promise<string[]> {
  const hashes: string[] = []
  for (;;) {
    const file = path.join(repository, 'metadata', `${hashes.length + 1}.root.json`)
    const bytes = await readFile(file).catch(() => null)
    if (!bytes) return hashes
    hashes.push(hexDigest(bytes))
  }
}

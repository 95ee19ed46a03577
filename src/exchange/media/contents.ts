/** What a bundle holds: of a repository, exactly what a follower needs that stands at a given release (spec: exchange, section 12). */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  collectionsOf,
  type Held,
  hasRepository,
  metadataFile,
  readCollection,
  readHeld,
} from '../repository/held.ts'
import type { Document } from '../repository/metadata.ts'
import { BundleError, type BundleFile, type Contents } from './bundle.ts'
import { type Needed, neededOf } from './needed.ts'

/** For whom a bundle is made. */
export interface Asked {
  /** Folder of the repository: one that is published, or a mirror. */
  readonly repository: string
  /** Collections that go; null for all. */
  readonly collections: readonly string[] | null
  /** True where whoever gets it is not to learn more of other collections than the names that root and targets tell. */
  readonly alone?: boolean
  /** Release at which the follower stands, by collection; 0, or none stated, for a new follower. */
  readonly since: (collection: string) => number
}

/** Returns what goes into the bundle. Throws BundleError where something that is needed is not there, PublishingError where the repository is not what was signed. */
export async function contentsOf(asked: Asked): Promise<Contents> {
  const { repository } = asked
  if (!hasRepository(repository))
    throw new BundleError(
      `Cannot pack from "${repository}": no repository is there; publish with comity publish, or name what you follow with --from-mirror`,
    )
  const held = await readHeld(repository)
  const chosen = chosenOf(held, asked.collections)
  const documents = new Map<string, Document<'targets'>>()
  for (const collection of collectionsOf(held))
    documents.set(collection, await readCollection(held, collection))
  const needed: Needed[] = []
  for (const [collection, document] of documents)
    if (chosen.includes(collection))
      needed.push(await neededOf(repository, document.signed, { collection, since: asked.since(collection) }))
  // One pack may serve two collections.
  const files = new Map(needed.flatMap((each) => each.files).map((file) => [file.name, file]))
  return {
    fingerprint: held.fingerprint,
    collections: needed.map(({ collection, since, release }) => ({ collection, since, release })),
    files: [
      ...(await rootsOf(held)),
      ...(await profileOf(held)),
      ...files.values(),
      ...below(held, asked.alone ? only(documents, chosen) : documents),
    ],
  }
}

function only(documents: ReadonlyMap<string, Document<'targets'>>, chosen: readonly string[]) {
  return new Map([...documents].filter(([collection]) => chosen.includes(collection)))
}

function chosenOf(held: Held, wanted: readonly string[] | null): readonly string[] {
  const all = collectionsOf(held)
  const unknown = wanted?.find((each) => !all.includes(each))
  if (unknown !== undefined)
    throw new BundleError(
      `Cannot pack "${unknown}": there is no such collection; ${all.length === 0 ? 'none was published yet' : `there are ${all.join(', ')}`}`,
    )
  if (all.length === 0) throw new BundleError('Cannot pack: nothing was published yet; see comity publish')
  return wanted ?? all
}

async function rootsOf(held: Held): Promise<BundleFile[]> {
  const roots: BundleFile[] = []
  for (let version = 1; version <= held.root.signed.version; version++) {
    const bytes = await readFile(metadataFile(held.folder, 'root', version))
    roots.push({ name: `metadata/${version}.root.json`, bytes, length: bytes.length })
  }
  return roots
}

async function profileOf({ folder, targets }: Held): Promise<BundleFile[]> {
  const { 'profile.json': profile } = targets.signed.targets
  const hash = profile?.hashes.sha256
  if (!profile || hash === undefined) return []
  const name = `targets/${hash}.profile.json`
  return [{ name, place: path.join(folder, name), hash, length: profile.length }]
}

function below(held: Held, collections: ReadonlyMap<string, Document<'targets'>>): BundleFile[] {
  const named = (role: string, { signed, bytes }: Document): BundleFile => ({
    name: `metadata/${role === 'timestamp' ? '' : `${signed.version}.`}${role}.json`,
    bytes,
    length: bytes.length,
  })
  return [
    ...[...collections].map(([collection, document]) => named(collection, document)),
    named('targets', held.targets),
    named('snapshot', held.snapshot),
    named('timestamp', held.timestamp),
  ]
}

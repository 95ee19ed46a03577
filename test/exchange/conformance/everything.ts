/** Everything that a repository holds, fetched once by following what its metadata name. */
import { ask, get, sha256, unzstd } from './reading.ts'
import {
  type Checkpoint,
  chainTo,
  documentAt,
  type Entry,
  type Named,
  type PackName,
  packAt,
  type Release,
} from './releases.ts'
import { type Metadata, type Repository, repositoryAt } from './tuf.ts'

export interface Collection {
  readonly id: string
  readonly metadata: Metadata
  readonly releases: readonly Named<Release>[]
  readonly checkpoint: Named<Checkpoint> | null
  /** Packs of releases and checkpoint by hash. */
  readonly packs: ReadonlyMap<
    string,
    { readonly name: PackName; readonly bytes: Buffer; readonly entries: readonly Entry[] }
  >
}

export interface Everything {
  readonly base: string
  readonly repository: Repository
  readonly collections: readonly Collection[]
  /** Returns the bytes of an object, out of a pack or as a file of its own; null where it is to be had neither way. */
  object(hash: string): Promise<Buffer | null>
}

/** Fetches everything. Throws AssertionError where TUF would refuse the metadata. */
export async function everythingAt(base: string, fingerprint: string, now = new Date()): Promise<Everything> {
  const repository = await repositoryAt(base, fingerprint, now)
  const collections: Collection[] = []
  for (const [id, metadata] of repository.collections)
    collections.push(await collectionAt(base, id, metadata))
  const whole = new Map<string, Buffer>()
  for (const { packs } of collections)
    for (const { entries } of packs.values())
      for (const { header, body } of entries) if (!header.patch) whole.set(header.object, body)
  return {
    base,
    repository,
    collections,
    async object(hash) {
      const held = whole.get(hash)
      if (held) return held
      const { status, bytes } = await ask(base, `objects/${hash}.xml.zst`)
      return status === 200 ? unzstd(bytes, 256 * 2 ** 20) : null
    },
  }
}

async function collectionAt(base: string, id: string, metadata: Metadata): Promise<Collection> {
  const { targets } = metadata.signed
  const named = (name: string) => targets[`${id}/${name}.json.zst`]?.hashes.sha256
  const [latest, checkpointed] = [named('release'), named('checkpoint')]
  const releases = latest === undefined ? [] : await chainTo(base, latest)
  const checkpoint = checkpointed === undefined ? null : await documentAt<Checkpoint>(base, checkpointed)
  const names = [...releases, ...(checkpoint ? [checkpoint] : [])].flatMap(({ document }) => document.packs)
  const packs = new Map()
  for (const name of names)
    if (!packs.has(name.hash)) packs.set(name.hash, { name, ...(await packAt(base, name)) })
  return { id, metadata, releases, checkpoint, packs }
}

/** Returns the files that the repository names, each with the hash that its name or the metadata promise. */
export async function targetsOf({ base, repository, collections }: Everything) {
  const all = [
    { role: 'targets', prefix: '', targets: repository.targets.signed.targets },
    ...collections.map(({ id, metadata }) => ({
      role: id,
      prefix: `${id}/`,
      targets: metadata.signed.targets,
    })),
  ]
  const files = all.flatMap(({ role, prefix, targets }) =>
    Object.entries(targets).map(([name, said]) => ({ role, prefix, name, ...said })),
  )
  return Promise.all(
    files.map(async (file) => {
      const { sha256: hash } = file.hashes
      const place = file.name.startsWith(file.prefix) ? file.name.slice(file.prefix.length) : file.name
      const bytes = await get(base, `targets/${file.prefix}${hash}.${place}`)
      return { ...file, hash, bytes, found: sha256(bytes) }
    }),
  )
}

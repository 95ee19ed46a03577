/** Which files of a collection a follower needs: releases back to where it stands, their packs, and objects that it may have to take whole. */
import { type PackNamed, type Put, type Release, readCheckpoint, readRelease } from '../documents.ts'
import { hexDigest } from '../hashing.ts'
import type { SignedOf } from '../repository/metadata.ts'
import { Shelf, type ShelfKind, shelfPath } from '../shelf.ts'
import { pairOf } from '../state.ts'
import { BundleError, type BundleFile, type Packed } from './bundle.ts'
import { damaged } from './reading.ts'

export interface Needed extends Packed {
  readonly files: readonly BundleFile[]
}

/** A file by its hash. */
interface Named {
  readonly hash: string
  readonly length: number
}

interface Linked extends Named {
  readonly release: Release
}

/** Returns what is needed of the collection. Throws BundleError where the follower cannot stand there, or where a file is missing. */
export async function neededOf(
  repository: string,
  signed: SignedOf<'targets'>,
  { collection, since }: { readonly collection: string; readonly since: number },
): Promise<Needed> {
  const shelf = new Shelf(repository)
  const { [`${collection}/release.json.zst`]: target, [`${collection}/checkpoint.json.zst`]: mark } =
    signed.targets
  const latest = target?.hashes.sha256
  if (!target || latest === undefined)
    throw new BundleError(
      `Cannot pack "${collection}": it has no release yet; see comity publish ${collection}`,
    )
  const chain = await chainOn(shelf, collection, { hash: latest, length: target.length })
  const release = chain.at(-1)?.release.release ?? 0
  if (since > release)
    throw new BundleError(
      `Cannot pack "${collection}" since release ${since}: its latest release is ${release}; name the release at which the follower stands`,
    )
  const named = [targetOf(shelf, collection, { hash: latest, name: 'release', length: target.length })]
  if (since > 0)
    return { collection, since, release, files: [...(await after(shelf, chain, since)), ...named] }
  const whole = await beginning(shelf, collection, chain, mark?.hashes.sha256 ?? null)
  const checkpoint =
    whole.checkpoint && targetOf(shelf, collection, { ...whole.checkpoint, name: 'checkpoint' })
  return {
    collection,
    since,
    release,
    files: [...whole.files, ...named, ...(checkpoint ? [checkpoint] : [])],
  }
}

// The releases in ascending order, from the earliest that is there: a mirror begins where it began to follow.
async function chainOn(shelf: Shelf, collection: string, latest: Named): Promise<Linked[]> {
  const chain: Linked[] = []
  let next: Named | null = latest
  while (next !== null) {
    const { hash, length }: Named = next
    if ((await shelf.size('releases', hash)) === null) break
    const release = readRelease(await wholeOn(shelf, hash))
    chain.unshift({ hash, length, release })
    next = release.previous
  }
  if (chain.length > 0) return chain
  throw new BundleError(`Cannot pack "${collection}": its latest release is not in ${shelf.folder}`)
}

async function after(shelf: Shelf, chain: readonly Linked[], since: number): Promise<BundleFile[]> {
  const from = chain.findIndex(({ release }) => release.release === since)
  const first = chain[0]?.release
  if (from < 0)
    throw new BundleError(
      `Cannot pack "${first?.collection}" since release ${since}: ${shelf.folder} holds its releases from ${first?.release} on; let its publisher pack`,
    )
  const later = chain.slice(from + 1)
  return [
    ...(await objectsOf(shelf, later)),
    ...(await packsOf(
      shelf,
      later.flatMap(({ release }) => release.packs),
    )),
    ...chain.slice(from).map((each) => releaseFile(shelf, each)),
  ]
}

// What comes first for a pair may be a patch that cannot be applied there; what comes after it can be, to what came first.
async function objectsOf(shelf: Shelf, later: readonly Linked[]): Promise<BundleFile[]> {
  const first = new Map<string, Put>()
  for (const put of later.flatMap(({ release }) => release.put))
    if (!first.has(pairOf(put))) first.set(pairOf(put), put)
  const files: BundleFile[] = []
  for (const { object, was } of first.values()) {
    const length = was === null ? null : await shelf.size('objects', object)
    if (length !== null) files.push(wholeObject(shelf, object, length))
  }
  return files
}

interface Beginning {
  readonly files: readonly BundleFile[]
  /** Null where the releases are smaller. */
  readonly checkpoint: Named | null
}

async function beginning(
  shelf: Shelf,
  collection: string,
  chain: readonly Linked[],
  mark: string | null,
): Promise<Beginning> {
  const isWhole = chain[0]?.release.release === 1
  const all = isWhole ? chain : null
  const short = mark === null ? null : await fromCheckpoint(shelf, chain, mark)
  const cost = (files: readonly { readonly length: number }[]) =>
    files.reduce((sum, { length }) => sum + length, 0)
  const packsIn = (links: readonly Linked[]) => links.flatMap(({ release }) => release.packs)
  if (short && (!all || cost([...short.documents, ...short.packs]) < cost([...all, ...packsIn(all)])))
    return {
      files: [
        ...(await packsOf(shelf, short.packs)),
        ...short.documents.map((each) => releaseFile(shelf, each)),
      ],
      checkpoint: short.mark,
    }
  if (all)
    return {
      files: [...(await packsOf(shelf, packsIn(all))), ...all.map((each) => releaseFile(shelf, each))],
      checkpoint: null,
    }
  throw new BundleError(
    `Cannot pack "${collection}" for a new follower: ${shelf.folder} holds its releases from ${chain[0]?.release.release} on, and not the checkpoint that they rest on; say with --since where the follower stands, or let the publisher pack`,
  )
}

async function fromCheckpoint(shelf: Shelf, chain: readonly Linked[], hash: string) {
  const length = await shelf.size('releases', hash)
  if (length === null) return null
  const checkpoint = readCheckpoint(await wholeOn(shelf, hash))
  const from = chain.findIndex(({ release }) => release.release === checkpoint.release)
  if (from < 0) return null
  const later = chain.slice(from + 1).flatMap(({ release }) => release.packs)
  const mark = { hash, length }
  return { mark, documents: [mark, ...chain.slice(from)], packs: [...checkpoint.packs, ...later] }
}

async function packsOf(shelf: Shelf, packs: readonly PackNamed[]): Promise<BundleFile[]> {
  return Promise.all(packs.map((pack) => fileOn(shelf, 'packs', pack)))
}

async function fileOn(shelf: Shelf, kind: ShelfKind, { hash, length }: Named): Promise<BundleFile> {
  if ((await shelf.size(kind, hash)) !== length) throw damaged(shelf.place(kind, hash))
  return { name: shelfPath(kind, hash), place: shelf.place(kind, hash), hash, length }
}

// Objects are named by what they hold, and lie compressed.
function wholeObject(shelf: Shelf, object: string, length: number): BundleFile {
  return { name: shelfPath('objects', object), place: shelf.place('objects', object), hash: null, length }
}

function releaseFile(shelf: Shelf, { hash, length }: Named): BundleFile {
  return { name: shelfPath('releases', hash), place: shelf.place('releases', hash), hash, length }
}

// TUF clients ask for the latest release and checkpoint under the names of targets.
function targetOf(
  shelf: Shelf,
  collection: string,
  { hash, length, name }: Named & { readonly name: string },
): BundleFile {
  const place = shelf.place('releases', hash)
  return { name: `targets/${collection}/${hash}.${name}.json.zst`, place, hash, length }
}

async function wholeOn(shelf: Shelf, hash: string): Promise<Buffer> {
  const bytes = await shelf.read('releases', hash)
  if (hexDigest(bytes) !== hash) throw damaged(shelf.place('releases', hash))
  return bytes
}

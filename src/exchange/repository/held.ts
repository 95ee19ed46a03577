/**
 * What a repository states at present, read from its folder and verified from its first root on: whoever could write to a folder of
 * a web server must not get his metadata signed with the rest.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { hexDigest } from '../hashing.ts'
import { PublishingError } from '../publishing-error.ts'
import { type Document, isSignedFor, type Kind, type Meta, readDocument } from './metadata.ts'

export interface Held {
  readonly folder: string
  /** Hash of the first root. */
  readonly fingerprint: string
  readonly root: Document<'root'>
  readonly targets: Document<'targets'>
  readonly snapshot: Document<'snapshot'>
  readonly timestamp: Document<'timestamp'>
  /** Roles signed only by keys of the root before: a rotation was cut off, and these must be signed anew. */
  readonly unsound: readonly Kind[]
}

/** Returns the file of a metadata; those that are numbered have a version. */
export function metadataFile(folder: string, role: string, version: number | null): string {
  return path.join(folder, 'metadata', version === null ? `${role}.json` : `${version}.${role}.json`)
}

/** Returns whether a repository lies in the folder. */
export function hasRepository(folder: string): boolean {
  return existsSync(metadataFile(folder, 'timestamp', null))
}

/** Reads what a repository states. Throws PublishingError where none is there, or where it is not what was signed. */
export async function readHeld(folder: string): Promise<Held> {
  if (!hasRepository(folder))
    throw new PublishingError(
      `Cannot publish from "${folder}": no repository is there; make its keys with comity keys init`,
    )
  const { first, before, root } = await readRoots(folder)
  const unsound: Kind[] = []
  const checked = <K extends Kind>(kind: K, document: Document<K>): Document<K> => {
    if (isSignedFor(kind, document, root)) return document
    if (!before || !isSignedFor(kind, document, before)) throw forged(folder, kind)
    unsound.push(kind)
    return document
  }
  const timestamp = checked('timestamp', await read(folder, 'timestamp', 'timestamp', null))
  const named = timestamp.signed.meta['snapshot.json']
  const snapshot = checked('snapshot', await readNamed(folder, 'snapshot', 'snapshot', named))
  const meta = snapshot.signed.meta['targets.json']
  if (!meta) throw forged(folder, 'snapshot')
  const targets = checked('targets', await readNamed(folder, 'targets', 'targets', meta))
  return { folder, fingerprint: hexDigest(first.bytes), root, targets, snapshot, timestamp, unsound }
}

/** Reads what a collection states. Throws PublishingError where there is no such collection, or where it is not what was signed. */
export async function readCollection(held: Held, collection: string): Promise<Document<'targets'>> {
  const meta = held.snapshot.signed.meta[`${collection}.json`]
  if (!meta)
    throw new PublishingError(
      `Cannot publish to "${collection}": the repository has no such collection; add it first`,
    )
  const document = await readNamed(held.folder, 'targets', collection, meta)
  if (!isSignedFor(collection, document, held.targets)) throw forged(held.folder, collection)
  return document
}

/** Returns every root, the first first. Throws PublishingError where one is missing, or not what was signed. */
export async function rootsOf({ folder }: Held): Promise<Document<'root'>[]> {
  return (await readRoots(folder)).all
}

/** Returns what metadata say of a file of metadata that they name. */
export function metaOf({ signed, bytes }: Document): Meta {
  return { version: signed.version, length: bytes.length, hashes: { sha256: hexDigest(bytes) } }
}

/** Returns the names of the collections, in the order in which they came. */
export function collectionsOf(held: Held): string[] {
  return held.targets.signed.delegations?.roles.map(({ name }) => name) ?? []
}

interface Roots {
  readonly all: Document<'root'>[]
  readonly first: Document<'root'>
  readonly before: Document<'root'> | null
  readonly root: Document<'root'>
}

// TUF 1.0, section 5.3: each root is signed by those whom the one before names, and by those whom it names itself.
async function readRoots(folder: string): Promise<Roots> {
  const first = await read(folder, 'root', 'root', 1)
  if (!isSignedFor('root', first, first)) throw forged(folder, 'root')
  let before: Document<'root'> | null = null
  let root = first
  const all = [first]
  for (let version = 2; existsSync(metadataFile(folder, 'root', version)); version++) {
    const next = await read(folder, 'root', 'root', version)
    const follows = isSignedFor('root', next, root) && isSignedFor('root', next, next)
    if (!follows || next.signed.version !== version) throw forged(folder, 'root')
    ;[before, root] = [root, next]
    all.push(next)
  }
  return { all, first, before, root }
}

async function readNamed<K extends Kind>(
  folder: string,
  kind: K,
  role: string,
  meta: Meta,
): Promise<Document<K>> {
  const document = await read(folder, kind, role, meta.version)
  const same = meta.hashes?.sha256 === hexDigest(document.bytes) && document.signed.version === meta.version
  if (!same) throw forged(folder, role)
  return document
}

async function read<K extends Kind>(
  folder: string,
  kind: K,
  role: string,
  version: number | null,
): Promise<Document<K>> {
  const file = metadataFile(folder, role, version)
  const bytes = await readFile(file).catch((error: Error) => {
    throw new PublishingError(
      `Cannot read "${file}": ${error.message}; put a copy of the repository in its place`,
      { cause: error },
    )
  })
  return readDocument(kind, bytes, `"${file}"`)
}

function forged(folder: string, role: string): PublishingError {
  return new PublishingError(
    `Cannot use the repository in "${folder}": its ${role} metadata are not what was signed; put a copy of the repository in its place`,
  )
}

/** The releases between where a follower stands and the latest one: unbroken, and one for each number (spec: exchange, section 6, step 2). */
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Checkpoint, type Release, readCheckpoint, readRelease } from '../documents.ts'
import { LIMITS } from '../limits.ts'
import { RefusedError } from '../refused.ts'
import { type Shelf, shelfPath } from '../shelf.ts'
import { writeWhole } from '../whole-file.ts'
import type { Fetching } from './fetching.ts'
import type { Standing } from './holdings.ts'
import { NotThereError } from './transport.ts'
import type { Trusted } from './trusted.ts'

/** A release by the hash under which it was reached. */
export interface Linked {
  readonly hash: string
  readonly release: Release
}

/** The chain in ascending order, and the checkpoint where a new follower may begin. */
export interface Chain {
  readonly releases: readonly Linked[]
  readonly checkpoint: Checkpoint | null
}

export interface ChainOptions {
  readonly trusted: Trusted
  readonly fetching: Fetching
  readonly shelf: Shelf
  readonly publisher: string
  /** Folder in which forks are kept. */
  readonly evidence: string
}

/** Returns what came after the standing, or all from the checkpoint on where there is none. Throws RefusedError: rollback, fork, gap. */
export async function chainOf(
  options: ChainOptions,
  collection: string,
  standing: Standing | null,
): Promise<Chain> {
  if (standing && (await isLatest(options, collection, standing))) return { releases: [], checkpoint: null }
  const checkpoint = standing ? null : await checkpointOf(options, collection)
  const latest = await latestOf(options, collection)
  const down = standing?.release ?? checkpoint?.release ?? 0
  if (latest.release.release < down)
    throw new RefusedError(
      'rollback',
      `The latest release of ${collection} is ${latest.release.release}; release ${down} was seen before`,
    )
  const releases: Linked[] = []
  let link: Linked = latest
  for (;;) {
    checkAbout(link.release, options.publisher, collection)
    if (link.release.release === down) break
    releases.unshift(link)
    const { previous, release, at } = link.release
    if (previous === null) break
    const before = await linkOf(options, collection, previous, release - 1)
    if (before.release.release !== release - 1)
      throw new RefusedError(
        'gap',
        `Release ${release} of ${collection} names release ${before.release.release} as the one before it`,
      )
    if (before.release.at > at)
      throw new RefusedError(
        'release-invalid',
        `Release ${release} of ${collection} is dated before the one before it`,
      )
    link = before
  }
  const expected = standing?.hash ?? checkpoint?.hash ?? null
  if (expected !== null && link.hash !== expected) throw await fork(options, collection, link, expected)
  return { releases: checkpoint ? [withoutChanges(link), ...releases] : releases, checkpoint }
}

// Whoever begins at a checkpoint takes the state that this names: what its release changed in the one before is not asked for.
function withoutChanges({ hash, release }: Linked): Linked {
  return { hash, release: { ...release, put: [], tombstones: [] } }
}

// The release that stands was read and verified when it was applied: of very many works, reading it again takes longer than all else.
// Where a mirror lost its copy it is fetched again.
async function isLatest(
  { trusted, shelf }: ChainOptions,
  collection: string,
  { hash }: Standing,
): Promise<boolean> {
  const target = await trusted.target(collection, 'release.json.zst')
  if (target?.hashes.sha256 !== hash) return false
  const copies = [shelf.place('releases', hash), targetPlace(shelf, collection, hash, 'release')]
  const sizes = await Promise.all(
    copies.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => null,
      ),
    ),
  )
  return sizes.every((size) => size === target.length)
}

async function latestOf(options: ChainOptions, collection: string): Promise<Linked> {
  const target = await options.trusted.target(collection, 'release.json.zst')
  const hash = target?.hashes.sha256
  if (!target || !hash)
    throw new RefusedError('release-invalid', `${collection} is announced and has no release yet`)
  const latest = await linkOf(options, collection, { hash, length: target.length }, null)
  await mirrorTarget(options.shelf, collection, hash, 'release')
  return latest
}

async function linkOf(
  { fetching, shelf }: ChainOptions,
  collection: string,
  { hash, length }: { hash: string; length: number },
  number: number | null,
): Promise<Linked> {
  const promised = { hash, length: within(length, LIMITS.document), limit: LIMITS.document }
  try {
    await fetching.file(shelfPath('releases', hash), promised, shelf.place('releases', hash))
  } catch (error) {
    if (!(error instanceof NotThereError)) throw error
    const which = number === null ? 'The latest release' : `Release ${number}`
    throw new RefusedError(
      'gap',
      `${which} of ${collection} cannot be had (${hash.slice(0, 12)}…): nothing after it is applied`,
      {
        cause: error,
      },
    )
  }
  return { hash, release: readRelease(await shelf.read('releases', hash)) }
}

async function checkpointOf(options: ChainOptions, collection: string): Promise<Checkpoint | null> {
  const target = await options.trusted.target(collection, 'checkpoint.json.zst')
  const hash = target?.hashes.sha256
  if (!target || !hash) return null
  const promised = { hash, length: within(target.length, LIMITS.document), limit: LIMITS.document }
  try {
    await options.fetching.file(shelfPath('releases', hash), promised, options.shelf.place('releases', hash))
  } catch (error) {
    // Bundles leave it out where the releases are smaller: whoever has none begins at the first of those.
    if (error instanceof NotThereError) return null
    throw error
  }
  const checkpoint = readCheckpoint(await options.shelf.read('releases', hash))
  checkAbout(checkpoint, options.publisher, collection)
  await mirrorTarget(options.shelf, collection, hash, 'checkpoint')
  return checkpoint
}

// A mirror has it under the name by which TUF clients ask, too.
async function mirrorTarget(shelf: Shelf, collection: string, hash: string, name: string): Promise<void> {
  await writeWhole(targetPlace(shelf, collection, hash, name), await shelf.read('releases', hash))
}

function targetPlace(shelf: Shelf, collection: string, hash: string, name: string): string {
  return path.join(shelf.folder, 'targets', collection, `${hash}.${name}.json.zst`)
}

function checkAbout(
  document: { readonly publisher: string; readonly collection: string },
  publisher: string,
  collection: string,
): void {
  if (document.publisher !== publisher || document.collection !== collection)
    throw new RefusedError(
      'mixed-up',
      `A release of "${document.collection}" by ${document.publisher.slice(0, 12)}… stands where one of "${collection}" by ${publisher.slice(0, 12)}… should`,
    )
}

function within(length: number, limit: number): number {
  if (length > limit)
    throw new RefusedError('too-large', `A file of ${length} bytes is announced; at most ${limit} are read`)
  return length
}

// Both releases, and the metadata that signed the later, are kept: whoever sees them can tell that the publisher signed both.
async function fork(
  { shelf, evidence, trusted }: ChainOptions,
  collection: string,
  { hash, release }: Linked,
  expected: string,
): Promise<RefusedError> {
  const folder = path.join(evidence, `${collection}-${release.release}`)
  await mkdir(folder, { recursive: true })
  for (const each of [hash, expected])
    await copyFile(shelf.place('releases', each), path.join(folder, `${each}.json.zst`)).catch(() => {})
  for (const name of await readdir(trusted.folder))
    await copyFile(path.join(trusted.folder, name), path.join(folder, name))
  return new RefusedError(
    'fork',
    `The publisher signed two releases ${release.release} of ${collection}: ${expected.slice(0, 12)}… was seen before, ${hash.slice(0, 12)}… is served now. Both are kept in ${folder}; ask the publisher`,
  )
}

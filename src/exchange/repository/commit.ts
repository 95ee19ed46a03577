/**
 * One change of a repository: everything that follows from it, signed, in an order of files in which every reader meets the state
 * before or the state after.
 */
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { PART, writeAllWhole } from '../whole-file.ts'
import { type Held, metadataFile, metaOf } from './held.ts'
import { type Document, isSignedFor, type SignedOf } from './metadata.ts'
import {
  type Desk,
  freeVersion,
  isOutdated,
  type Signing,
  signCollection,
  signRoot,
  signTop,
} from './signing.ts'

/** What shall be otherwise; versions and expiries are seen to here. */
export interface Change {
  readonly root?: SignedOf<'root'>
  /** In its place, a root that was signed already, in several places. */
  readonly signedRoot?: Document<'root'>
  readonly targets?: SignedOf<'targets'>
  readonly collections?: ReadonlyMap<string, SignedOf<'targets'>>
  /** True where the snapshot is signed anew although nothing in it changed. */
  readonly snapshot?: boolean
}

/** A file to be written. */
export interface Step {
  readonly file: string
  readonly bytes: Uint8Array
}

/**
 * Signs what the change makes necessary and returns the files in the order in which they must be written, the timestamp last.
 * Throws PublishingError where a key is missing: nothing is written then.
 */
export async function stepsOf(desk: Desk, held: Held, change: Change): Promise<Step[]> {
  const root = change.signedRoot ?? (change.root ? await signRoot(desk, held, change.root) : held.root)
  const signing: Signing = { desk, held, root }
  const below = await signBelow(signing, change)
  const snapshot = await snapshotOf(signing, below, change.snapshot ?? false)
  const steps = [...below.collections].map(([role, document]) => stepOf(desk, role, document))
  if (below.targets) steps.push(stepOf(desk, 'targets', below.targets))
  if (snapshot) steps.push(stepOf(desk, 'snapshot', snapshot))
  const named = snapshot ?? held.snapshot
  if (root === held.root) return [...steps, stepOf(desk, 'timestamp', await timestampOf(signing, named, 1))]
  const alone = steps.length === 0 && !isOutdated(signing, 'timestamp')
  if (alone) return [stepOf(desk, 'root', root)]
  return [
    ...steps,
    ...(await bridge(signing, below.targets ?? held.targets, named)),
    stepOf(desk, 'root', root),
    stepOf(desk, 'timestamp', await timestampOf({ ...signing, held: { ...held, root } }, named, 2)),
  ]
}

/** Writes the files, each before those that name it; `written` is told of each. What a killed writer left half written is taken away first. */
export async function writeSteps(
  folder: string,
  steps: readonly Step[],
  written?: (file: string) => void | Promise<void>,
): Promise<void> {
  for (const place of new Set([
    path.join(folder, 'metadata'),
    ...steps.map(({ file }) => path.dirname(file)),
  ]))
    for (const name of await readdir(place).catch(() => []))
      if (PART.test(name)) await rm(path.join(place, name), { force: true })
  for (const together of runsOf(steps)) {
    await writeAllWhole(together)
    for (const { file } of together) await written?.(file)
  }
}

// Files that nobody reads before the timestamp names them may come in any order; waiting for the disk is what takes long.
function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = []
  let quiet = false
  for (const step of steps) {
    const alone = /(?:^timestamp|\.root)\.json$/.test(path.basename(step.file))
    if (quiet && !alone) runs.at(-1)?.push(step)
    else runs.push([step])
    quiet = !alone
  }
  return runs
}

// A new root holds from the moment it lies there. So that whoever reads meanwhile can still verify, a timestamp that is valid
// under both roots goes before it. It cannot where too few of the old keys are at hand: then root and timestamp follow at once.
async function bridge(
  signing: Signing,
  targets: Document<'targets'>,
  snapshot: Document<'snapshot'>,
): Promise<Step[]> {
  const { held, desk } = signing
  if (!isSignedFor('targets', targets, held.root) || !isSignedFor('snapshot', snapshot, held.root)) return []
  const timestamp = await timestampOf(signing, snapshot, 1)
  return isSignedFor('timestamp', timestamp, held.root) ? [stepOf(desk, 'timestamp', timestamp)] : []
}

interface Below {
  readonly targets: Document<'targets'> | null
  readonly collections: ReadonlyMap<string, Document<'targets'>>
}

async function signBelow(signing: Signing, change: Change): Promise<Below> {
  const { desk, held } = signing
  const wanted = change.targets ?? (isOutdated(signing, 'targets') ? held.targets.signed : null)
  const version = freeVersion(desk, 'targets', held.targets.signed.version)
  const targets = wanted && (await signTop(signing, 'targets', { ...wanted, version }))
  const collections = new Map<string, Document<'targets'>>()
  for (const [collection, signed] of change.collections ?? [])
    collections.set(collection, await signCollection(desk, collection, signed, targets ?? held.targets))
  return { targets, collections }
}

async function snapshotOf(
  signing: Signing,
  below: Below,
  asked: boolean,
): Promise<Document<'snapshot'> | null> {
  const { desk, held } = signing
  const needed = asked || below.targets !== null || below.collections.size > 0
  if (!needed && !isOutdated(signing, 'snapshot')) return null
  const meta = { ...held.snapshot.signed.meta }
  if (below.targets) meta['targets.json'] = metaOf(below.targets)
  for (const [collection, document] of below.collections) meta[`${collection}.json`] = metaOf(document)
  const version = freeVersion(desk, 'snapshot', held.snapshot.signed.version)
  return signTop(signing, 'snapshot', { ...held.snapshot.signed, meta, version })
}

function timestampOf(
  signing: Signing,
  snapshot: Document<'snapshot'>,
  later: number,
): Promise<Document<'timestamp'>> {
  const { signed } = signing.held.timestamp
  const meta = { ...signed.meta, 'snapshot.json': metaOf(snapshot) }
  const version = Math.max(signed.version, signing.desk.after ?? 0) + later
  return signTop(signing, 'timestamp', { ...signed, meta, version })
}

function stepOf({ folder }: Desk, role: string, { signed, bytes }: Document): Step {
  return { file: metadataFile(folder, role, role === 'timestamp' ? null : signed.version), bytes }
}

/** From the first root of a publisher to the release that it signed: the steps of a TUF client, over what lies in the proof (TUF 1.0, section 5). */
import { ProofFault, type Step } from './fault.ts'
import type { Proof } from './model.ts'
import { hexOf, type Primitives } from './primitives.ts'
import {
  type Authority,
  checkSigned,
  type Meta,
  type Metadata,
  readMetadata,
  type SignedOf,
  type TargetFile,
} from './signed-metadata.ts'

/** What the metadata of a proof sign. */
export interface Signed {
  /** The release as a file. */
  readonly release: TargetFile
  /** What the publisher says of itself as a file; null where it says nothing. */
  readonly profile: TargetFile | null
  /** Hashes of the roots, the first first. */
  readonly roots: readonly string[]
  /** The earliest instant at which one of the metadata runs out. */
  readonly until: string
}

/** Called when a step has been taken. */
export type Taken = (step: Step) => void

/** Follows the chain. Throws ProofFault where it breaks, ProofDoubt where this machine cannot check signatures. */
export async function followChain(primitives: Primitives, proof: Proof, taken: Taken): Promise<Signed> {
  const { root, hashes } = await followRoots(primitives, proof)
  taken('root')
  const timestamp = await topRole(primitives, root, 'timestamp', proof.metadata.timestamp)
  taken('timestamp')
  const snapshot = await topRole(primitives, root, 'snapshot', proof.metadata.snapshot)
  await checkNamed(primitives, snapshot, timestamp.signed.meta['snapshot.json'], 'snapshot', 'snapshot')
  taken('snapshot')
  const targets = await topRole(primitives, root, 'targets', proof.metadata.targets)
  await checkNamed(primitives, targets, snapshot.signed.meta['targets.json'], 'targets', 'targets')
  taken('targets')
  const collection = await delegated(primitives, proof, targets.signed)
  const named = snapshot.signed.meta[`${proof.collection}.json`]
  await checkNamed(primitives, collection, named, 'collection', proof.collection)
  taken('collection')
  const release = own(collection.signed.targets, `${proof.collection}/release.json.zst`)
  if (!release) throw new ProofFault('release', 'release-not-signed')
  return {
    release,
    profile: own(targets.signed.targets, 'profile.json') ?? null,
    roots: hashes,
    until: earliest([root, timestamp, snapshot, targets, collection].map(({ signed }) => signed.expires)),
  }
}

// 5.3: the first root by its fingerprint, each later one signed by those whom the one before names and by those whom it names itself.
async function followRoots(
  primitives: Primitives,
  { publisher, metadata }: Proof,
): Promise<{ root: Metadata<'root'>; hashes: string[] }> {
  const hashes: string[] = []
  let root: Metadata<'root'> | null = null
  for (const [index, written] of metadata.root.entries()) {
    const version = index + 1
    const next: Metadata<'root'> = readMetadata('root', written, 'root')
    hashes.push(hexOf(await primitives.sha256(next.bytes)))
    if (version === 1 && hashes[0] !== publisher)
      throw new ProofFault('root', 'first-root', { found: hashes[0] ?? '', publisher })
    if (next.signed.version !== version)
      throw new ProofFault('root', 'root-missing', { version, found: next.signed.version })
    for (const by of root ? [root, next] : [next])
      await checkSigned(primitives, next, authorityIn(by.signed, 'root'), {
        step: 'root',
        role: 'root',
        version,
      })
    root = next
  }
  if (!root) throw new ProofFault('root', 'root-missing', { version: 1, found: 0 })
  return { root, hashes }
}

// 5.4, 5.5 and 5.6: signed by those whom the last root names. Expiry is told, and is no fault: what was signed stays signed.
async function topRole<K extends 'timestamp' | 'snapshot' | 'targets'>(
  primitives: Primitives,
  root: Metadata<'root'>,
  role: K,
  written: string,
): Promise<Metadata<K>> {
  const metadata = readMetadata(role, written, role)
  const { version } = metadata.signed
  await checkSigned(primitives, metadata, authorityIn(root.signed, role), { step: role, role, version })
  return metadata
}

// 5.6.7: the collection's role, delegated its own paths and no others, and by nobody else before it.
async function delegated(
  primitives: Primitives,
  { collection, metadata }: Proof,
  targets: SignedOf<'targets'>,
): Promise<Metadata<'targets'>> {
  const { keys = {}, roles = [] } = targets.delegations ?? {}
  const role = roles.find(({ name }) => name === collection)
  if (!role?.terminating || role.paths?.length !== 1 || role.paths[0] !== `${collection}/*`)
    throw new ProofFault('collection', 'not-delegated', { collection })
  const read = readMetadata('targets', metadata.collection, 'collection')
  const { version } = read.signed
  const { keyids, threshold } = role
  await checkSigned(
    primitives,
    read,
    { keys, keyids, threshold },
    { step: 'collection', role: collection, version },
  )
  return read
}

async function checkNamed(
  primitives: Primitives,
  { bytes, signed }: Metadata<'snapshot'> | Metadata<'targets'>,
  meta: Meta | undefined,
  step: Step,
  role: string,
): Promise<void> {
  if (!meta) throw new ProofFault(step, 'not-named', { role })
  // Hash and length are optional in TUF, and Comity always states them: without a hash anything of that version would do.
  const { length, hashes, version } = meta
  const found = hexOf(await primitives.sha256(bytes))
  if (hashes?.sha256 !== found || length !== bytes.length || version !== signed.version)
    throw new ProofFault(step, 'other-file', { role })
}

function authorityIn(root: SignedOf<'root'>, role: 'root' | 'timestamp' | 'snapshot' | 'targets'): Authority {
  const { keyids, threshold } = root.roles[role]
  return { keys: root.keys, keyids, threshold }
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function earliest(instants: readonly string[]): string {
  return instants.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a))
}

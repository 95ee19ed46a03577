/** A repository of one audience that is written to: collections come, releases are published, the heartbeat goes on, keys change. */
import path from 'node:path'
import { hexDigest } from '../hashing.ts'
import { PublishingError } from '../publishing-error.ts'
import type { Change, Step } from './commit.ts'
import { type Expiry, expiriesOf } from './due.ts'
import { collectionsOf, type Held, readCollection, rootsOf } from './held.ts'
import { highWater, rolesBehind, versionsOf } from './high-water.ts'
import { authoritiesOf, authorityFor } from './key-changes.ts'
import type { Authority, SignedOf } from './metadata.ts'
import { assertPublishable, gathered, type Proposal, proposalOf, signProposal } from './proposal.ts'
import { isTopRole, PERIODS } from './roles.ts'
import {
  addCollection,
  assertUnexpired,
  type KeysChanged,
  type NewKeys,
  type Revocation,
  type RootChange,
  type Rotation,
  revoke,
  rootAfter,
  rotate,
} from './succession.ts'
import { openWriter, type RepositoryOptions, type Written } from './writer.ts'

/** A file that a role signs, under the name that followers ask for. */
export interface TargetFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Every method that writes throws PublishingError where it cannot; the repository then states what it did before. */
export interface Repository {
  readonly folder: string
  readonly fingerprint: string
  collections(): readonly string[]
  hasCollection(id: string): boolean
  /** Returns who signs for each role. */
  authorities(): Promise<ReadonlyMap<string, Authority>>
  /** Returns the hashes of the files that the collection signs, by name. */
  signed(collection: string): Promise<ReadonlyMap<string, string>>
  addCollection(id: string, how?: NewKeys): Promise<KeysChanged>
  /** Signs the files for the collection, `<collection>/<name>` each; others that it names stay. */
  publish(collection: string, targets: readonly TargetFile[]): Promise<Written>
  setProfile(bytes: Uint8Array): Promise<Written>
  /** Returns the hash of the profile that is signed; null where none is. */
  profileHash(): Promise<string | null>
  /** Renews the timestamp, and the snapshot where it is due. */
  heartbeat(): Promise<Written>
  /** Puts new keys in the place of all keys of the role, or of the one named. */
  rotate(role: string, how?: Rotation): Promise<KeysChanged>
  /** Takes a key out of its role; a new one takes its place unless told otherwise. */
  revoke(id: string, how?: Revocation): Promise<KeysChanged>
  /** Signs roles anew with the keys that they have; with numbers beyond `after` where that is given. */
  renew(roles: readonly string[], after?: number): Promise<Written>
  /** Returns a root that shall follow, signed with the root keys at hand, however few: others add theirs elsewhere. New keys are made at once. */
  propose(change: RootChange): Promise<Proposed>
  /** Makes the proposed root the one that holds, once enough have signed it: in one file, or in copies of it. */
  publishRoot(proposals: readonly [Proposal, ...Proposal[]]): Promise<Written>
  /** Returns the roles of which the repository states less than was signed before: it is an older copy. */
  behind(): Promise<readonly string[]>
  expiries(): Promise<Expiry[]>
  dueBefore(instant: Date): Promise<Expiry[]>
  due(): Promise<Expiry[]>
}

/** Opens the repository of a folder. Throws PublishingError where none is there, or where it is not what was signed. */
export async function openRepository(options: RepositoryOptions): Promise<Repository> {
  const { folder, now, periods = PERIODS } = options
  const writer = await openWriter(options)
  const { fresh, change } = writer
  const expiries = async () => expiriesOf(await fresh(), periods)
  const dueBefore = async (instant: Date) =>
    (await expiries()).filter(({ due }) => Date.parse(due) <= instant.getTime())
  return {
    folder,
    fingerprint: writer.held().fingerprint,
    collections: () => collectionsOf(writer.held()),
    hasCollection: (id) => collectionsOf(writer.held()).includes(id),
    authorities: async () => authoritiesOf(await fresh()),
    signed: async (collection) => {
      const { signed } = await readCollection(await fresh(), collection)
      return new Map(Object.entries(signed.targets).map(([name, { hashes }]) => [name, hashes.sha256 ?? '']))
    },
    addCollection: (id, how = {}) => addCollection(writer, id, how),
    publish: async (collection, targets) => {
      for (const target of targets) assertInside(collection, target.path)
      const wanted = async (held: Held) => {
        assertUnexpired(held, now())
        const { signed } = await readCollection(held, collection)
        return { collections: new Map([[collection, withTargets(signed, targets)]]) }
      }
      return change(wanted, { files: targets.map((target) => fileOf(folder, target)) })
    },
    setProfile: (bytes) => {
      const profile = { path: 'profile.json', bytes }
      const wanted = (held: Held) => ({ targets: withTargets(held.targets.signed, [profile]) })
      return change(wanted, { files: [fileOf(folder, profile)] })
    },
    profileHash: async () => (await fresh()).targets.signed.targets['profile.json']?.hashes.sha256 ?? null,
    heartbeat: async () => {
      const snapshot = (await dueBefore(now())).some(({ role }) => role === 'snapshot')
      return change(() => ({ snapshot }))
    },
    rotate: (role, how = {}) => rotate(writer, role, how),
    revoke: (digits, how = {}) => revoke(writer, digits, how),
    renew: (roles, after = 0) => change((held) => renewal(held, roles), { after }),
    propose: async (wanted) => {
      const { root, changed } = await rootAfter(writer, wanted)
      const made = proposalOf(await rootsOf(writer.held()), root)
      const { proposal, added } = await signProposal(made, options.ring)
      return { proposal, changed, added }
    },
    publishRoot: (proposals) => {
      const proposal = gathered(proposals)
      return change((held) => {
        assertPublishable(proposal, held, now())
        return { signedRoot: proposal.root }
      })
    },
    behind: async () => {
      const held = await fresh()
      return rolesBehind(await versionsOf(held), await highWater(options.ring.folder, held.fingerprint))
    },
    expiries,
    dueBefore,
    due: () => dueBefore(now()),
  }
}

/** A proposal, the keys that were made and went for it, and which of those at hand signed it. */
export interface Proposed {
  readonly proposal: Proposal
  readonly changed: KeysChanged | null
  readonly added: readonly string[]
}

async function renewal(held: Held, roles: readonly string[]): Promise<Change> {
  for (const role of roles) authorityFor(held, role)
  const collections = new Map<string, SignedOf<'targets'>>()
  for (const role of roles.filter((each) => !isTopRole(each)))
    collections.set(role, (await readCollection(held, role)).signed)
  return {
    ...(roles.includes('root') ? { root: held.root.signed } : {}),
    ...(roles.includes('targets') ? { targets: held.targets.signed } : {}),
    collections,
    snapshot: roles.includes('snapshot'),
  }
}

function assertInside(collection: string, name: string): void {
  const [folder, file = '', ...more] = name.split('/')
  if (folder !== collection || more.length > 0 || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file))
    throw new PublishingError(
      `Cannot sign "${name}" for "${collection}": expected ${collection}/ and the name of a file`,
    )
}

function withTargets(signed: SignedOf<'targets'>, files: readonly TargetFile[]): SignedOf<'targets'> {
  const named = files.map(({ path: name, bytes }) => [
    name,
    { length: bytes.length, hashes: { sha256: hexDigest(bytes) } },
  ])
  return { ...signed, targets: { ...signed.targets, ...Object.fromEntries(named) } }
}

// TUF 1.0, section 6.2: with consistent snapshots the hash stands before the last part of the name.
function fileOf(folder: string, { path: name, bytes }: TargetFile): Step {
  const { dir, base } = path.posix.parse(name)
  return { file: path.join(folder, 'targets', dir, `${hexDigest(bytes)}.${base}`), bytes }
}

/** The beginning of a repository: its keys, its first root, and one version of everything that a follower looks for. */
import { hexDigest } from '../hashing.ts'
import { type PublicKey, tufKey } from '../keys/key.ts'
import type { KeyAtHand } from '../keys/key-ring.ts'
import { PublishingError } from '../publishing-error.ts'
import { type Step, writeSteps } from './commit.ts'
import { hasRepository, metadataFile, metaOf } from './held.ts'
import { whileLocked } from './lock.ts'
import { type Document, type Kind, type SignedOf, signDocument } from './metadata.ts'
import { checkQuorum, ONLINE_ROLES, PERIODS, type Quorum, TOP_ROLES } from './roles.ts'
import { type Desk, stamp } from './signing.ts'

export interface Beginning extends Omit<Desk, 'periods'> {
  readonly periods?: Desk['periods']
  /** Of root and targets; snapshot and timestamp have one key each, which a server can hold and root replaces. */
  readonly quorums: Readonly<Record<'root' | 'targets', Quorum>>
  readonly canLoseNone?: boolean | undefined
  /** Where the keys of root and targets go, in turn; else where the ring puts new ones. */
  readonly offline?: readonly string[] | undefined
  /** True where the keys of snapshot and timestamp are left without a passphrase. */
  readonly onlinePlain?: boolean | undefined
}

export interface Begun {
  readonly fingerprint: string
  readonly keys: readonly KeyAtHand[]
  readonly warnings: readonly string[]
}

/** Makes keys and a repository. Throws PublishingError where one is there already, or where the thresholds lock one out. */
export async function createRepository(beginning: Beginning): Promise<Begun> {
  const { folder, quorums, canLoseNone } = beginning
  const warnings = Object.entries(quorums).flatMap(
    ([role, quorum]) => checkQuorum(role, quorum, canLoseNone) ?? [],
  )
  return whileLocked(folder, async () => {
    if (hasRepository(folder))
      throw new PublishingError(
        `Cannot begin a repository in "${folder}": one is there, with keys and followers of its own; see comity keys list`,
      )
    const keys = await makeKeys(beginning)
    const { root, steps } = await firstSteps({ periods: PERIODS, ...beginning }, keys, quorums)
    await writeSteps(folder, steps)
    return { fingerprint: hexDigest(root.bytes), keys, warnings }
  })
}

async function makeKeys({ ring, quorums, offline = [], onlinePlain }: Beginning): Promise<KeyAtHand[]> {
  const keys: KeyAtHand[] = []
  for (const role of ['root', 'targets'] as const)
    for (let index = 0; index < quorums[role].keys; index++)
      keys.push(await ring.make(role, { folder: offline[index % offline.length] }))
  for (const role of ONLINE_ROLES) keys.push(await ring.make(role, { plain: onlinePlain }))
  return keys
}

async function firstSteps(
  desk: Desk,
  keys: readonly PublicKey[],
  quorums: Beginning['quorums'],
): Promise<{ root: Document<'root'>; steps: Step[] }> {
  const idsOf = (role: string) => keys.filter((key) => key.role === role).map(({ id }) => id)
  const thresholdOf = (role: string) => (role === 'root' || role === 'targets' ? quorums[role].threshold : 1)
  const roleOf = (role: string) => ({ keyids: idsOf(role), threshold: thresholdOf(role) })
  const sign = async <K extends Kind>(kind: K, rest: Omit<SignedOf<K>, '_type' | 'version' | 'at'>) => {
    const signers = await desk.ring.signers(kind, idsOf(kind), thresholdOf(kind))
    return signDocument(
      kind,
      { _type: kind, version: 1, ...stamp(desk, kind), ...rest } as SignedOf<K>,
      signers,
    )
  }
  const root = await sign('root', {
    ...stamp(desk, 'root'),
    consistent_snapshot: true,
    keys: Object.fromEntries(keys.map((key) => [key.id, tufKey(key.public)])),
    roles: Object.fromEntries(TOP_ROLES.map((role) => [role, roleOf(role)])) as SignedOf<'root'>['roles'],
  })
  const targets = await sign('targets', { ...stamp(desk, 'targets'), targets: {} })
  const snapshot = await sign('snapshot', {
    ...stamp(desk, 'snapshot'),
    meta: { 'targets.json': metaOf(targets) },
  })
  const timestamp = await sign('timestamp', {
    ...stamp(desk, 'timestamp'),
    meta: { 'snapshot.json': metaOf(snapshot) },
  })
  const step = (role: Kind, { bytes }: Document): Step => ({
    file: metadataFile(desk.folder, role, role === 'timestamp' ? null : 1),
    bytes,
  })
  return {
    root,
    steps: [
      step('root', root),
      step('targets', targets),
      step('snapshot', snapshot),
      step('timestamp', timestamp),
    ],
  }
}

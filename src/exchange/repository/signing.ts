/** Signing the next version of a role's metadata, and making sure that a follower will take it before anything is written. */
import { existsSync } from 'node:fs'
import type { Signer } from '../keys/key.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { PublishingError } from '../publishing-error.ts'
import { type Held, metadataFile } from './held.ts'
import {
  type Authority,
  authorityOf,
  type Document,
  delegationOf,
  isSignedFor,
  type Kind,
  type SignedOf,
  SPEC_VERSION,
  signDocument,
} from './metadata.ts'
import { type Periods, periodOf } from './roles.ts'

/** Where something is signed, with which keys and when. */
export interface Desk {
  readonly folder: string
  readonly ring: KeyRing
  readonly periods: Periods
  readonly now: Date
  /** Number beyond which versions are counted; those of root follow one another whatever it is. */
  readonly after?: number
}

export interface Signing {
  readonly desk: Desk
  readonly held: Held
  /** The root that shall hold. */
  readonly root: Document<'root'>
}

/** Signs the root that follows the one held: enough of those whom either names. Throws PublishingError where keys are missing. */
export async function signRoot(desk: Desk, held: Held, root: SignedOf<'root'>): Promise<Document<'root'>> {
  const [before, after] = [authorityOf(held.root.signed, 'root'), authorityOf(root, 'root')]
  // Keys that both name sign once and count twice.
  const both = after.keyids.filter((id) => before.keyids.includes(id))
  const order = ({ keyids }: Authority) => [...both, ...keyids.filter((id) => !both.includes(id))]
  const signers = [
    ...(await desk.ring.signers('root', order(before), before.threshold)),
    ...(await desk.ring.signers('root', order(after), after.threshold)),
  ]
  const document = signDocument('root', nextRoot(desk, held, root), unique(signers))
  assertSigned('root', document, held.root)
  assertSigned('root', document, document)
  return document
}

/** Returns the root that follows the one held, unsigned. */
export function nextRoot(desk: Desk, held: Held, root: SignedOf<'root'>): SignedOf<'root'> {
  return { ...root, version: held.root.signed.version + 1, ...stamp(desk, 'root') }
}

/**
 * Signs metadata of one of TUF's other roles for the root that shall hold and, where that one names other keys, for the one that
 * holds as well, as far as its keys are at hand. Throws PublishingError where keys of the former are missing.
 */
export async function signTop<K extends Exclude<Kind, 'root'>>(
  { desk, held, root }: Signing,
  role: K,
  signed: SignedOf<K>,
): Promise<Document<K>> {
  const authority = authorityOf(root.signed, role)
  const signers = await desk.ring.signers(role, authority.keyids, authority.threshold)
  const before = authorityOf(held.root.signed, role)
  const old = sameAuthority(before, authority) ? [] : await atHand(desk.ring, role, before)
  const document = signDocument(role, { ...signed, ...stamp(desk, role) }, unique([...signers, ...old]))
  assertSigned(role, document, root)
  return document
}

/** Signs metadata of a collection. Throws PublishingError where keys are missing, or where something in it lies outside of the collection. */
export async function signCollection(
  desk: Desk,
  collection: string,
  signed: SignedOf<'targets'>,
  targets: Document<'targets'>,
): Promise<Document<'targets'>> {
  const authority = delegationOf(targets.signed, collection)
  if (!authority)
    throw new PublishingError(`Cannot sign for "${collection}": the repository has no such collection`)
  const outside = Object.keys(signed.targets).find((file) => !file.startsWith(`${collection}/`))
  if (outside)
    throw new PublishingError(
      `Cannot sign "${outside}" for "${collection}": it lies outside of the collection`,
    )
  const signers = await desk.ring.signers(collection, authority.keyids, authority.threshold)
  const version = freeVersion(desk, collection, signed.version)
  const document = signDocument('targets', { ...signed, version, ...stamp(desk, collection) }, signers)
  assertSigned(collection, document, targets)
  return document
}

/** Returns the next version. A number that a cut-off change has used is not used again: files never change once written. */
export function freeVersion({ folder, after = 0 }: Desk, role: string, held: number): number {
  let version = Math.max(held, after) + 1
  while (existsSync(metadataFile(folder, role, version))) version++
  return version
}

/** Returns whether the root that shall hold names other keys for the role, or the metadata held are not signed as it asks. */
export function isOutdated({ held, root }: Signing, role: Kind): boolean {
  const changed = !sameAuthority(authorityOf(held.root.signed, role), authorityOf(root.signed, role))
  return changed || held.unsound.includes(role)
}

/** Returns when and until when metadata of the role are signed, and by which specification. */
export function stamp(
  { now, periods }: Pick<Desk, 'now' | 'periods'>,
  role: string,
): { at: string; expires: string; spec_version: string } {
  const until = new Date(now.getTime() + periodOf(periods, role).signedFor * 3_600_000)
  return { at: toSecond(now), expires: toSecond(until), spec_version: SPEC_VERSION }
}

function toSecond(instant: Date): string {
  return instant.toISOString().replace(/\.\d+Z$/, 'Z')
}

async function atHand(ring: KeyRing, role: string, { keyids, threshold }: Authority): Promise<Signer[]> {
  try {
    return await ring.signers(role, keyids, threshold)
  } catch (error) {
    if (error instanceof PublishingError) return []
    throw error
  }
}

function sameAuthority(one: Authority, other: Authority): boolean {
  const text = ({ keyids, threshold }: Authority) => JSON.stringify([[...keyids].sort(), threshold])
  return text(one) === text(other)
}

function unique(signers: readonly Signer[]): Signer[] {
  return [...new Map(signers.map((signer) => [signer.id, signer])).values()]
}

function assertSigned(role: string, document: Document, by: Document<'root' | 'targets'>): void {
  if (!isSignedFor(role, document, by))
    throw new PublishingError(
      `Cannot write ${role} metadata: what was signed does not verify; nothing was changed`,
    )
}

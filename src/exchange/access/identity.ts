/**
 * The exchange key of a node: the Ed25519 key by which it shows partners who it is. It signs tokens and receipts, never law
 * (spec: exchange, section 11).
 */
import path from 'node:path'
import type { Signer } from '../keys/key.ts'
import type { KeyAtHand, KeyRing } from '../keys/key-ring.ts'
import { PublishingError } from '../publishing-error.ts'

/** What the key file says that the key was made for. */
export const IDENTITY = 'identity'

/** A node that can show who it is. */
export type Identity = Pick<Signer, 'id' | 'public' | 'key'>

/** Returns the folder of the exchange key, apart from those of the keys that sign releases. */
export function identityFolder(home: string): string {
  return path.join(home, IDENTITY)
}

/** Returns the exchange key that lies in the folder of the ring; null where none was made. Throws PublishingError where there are several. */
export function identityIn(ring: KeyRing): KeyAtHand | null {
  const [key = null, ...more] = ring.keys().filter(({ role }) => role === IDENTITY)
  if (key && more.length > 0)
    throw new PublishingError(
      `Cannot tell which exchange key is that of this node: ${[key, ...more].map(({ file }) => file).join(', ')} lie together; leave one there`,
    )
  if (!key && ring.damaged.length > 0) throw new PublishingError(ring.damaged.join('; '))
  return key
}

/** Makes the exchange key of a node. Throws PublishingError where it has one: partners know it by that. */
export async function makeIdentity(ring: KeyRing, plain: boolean): Promise<KeyAtHand> {
  const held = identityIn(ring)
  if (held)
    throw new PublishingError(
      `Cannot make an exchange key: partners know this node by ${held.file}. Where it was lost to others, move it away, make another, and have the agreements changed`,
    )
  return ring.make(IDENTITY, { plain })
}

/** Unlocks the exchange key; null where there is none. Throws PublishingError where it stays locked. */
export async function unlockIdentity(ring: KeyRing): Promise<Identity | null> {
  const held = identityIn(ring)
  if (!held) return null
  const [signer] = await ring.signers(IDENTITY, [held.id], 1)
  return signer ?? null
}

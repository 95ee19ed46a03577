/** The exchange key of this node, unlocked once, when something has to be signed by it. */
import { type Identity, identityFolder, unlockIdentity } from '#exchange/access/identity.ts'
import { openKeyRing } from '#exchange/keys/key-ring.ts'
import type { PassphraseSource } from '#exchange/keys/locks.ts'
import { PublishingError } from '#exchange/publishing-error.ts'

/** Gives the exchange key of this node; null where it has none. Throws PublishingError where it stays locked. */
export type OwnIdentity = () => Promise<Identity | null>

/** Returns what gives the exchange key that lies below the home. */
export function ownIdentity(home: string, passphrase: PassphraseSource): OwnIdentity {
  let unlocked: Promise<Identity | null> | null = null
  return () => {
    unlocked ??= Promise.resolve()
      .then(() => unlockIdentity(openKeyRing({ folders: [identityFolder(home)], passphrase })))
      .catch((error: unknown) => {
        unlocked = null
        throw error
      })
    return unlocked
  }
}

/** Returns the passphrase source of a server that nobody attends to. */
export function unattended(passphrase: string | null): PassphraseSource {
  return async () => {
    if (passphrase !== null) return passphrase
    throw new PublishingError(
      'Cannot unlock the exchange key: nobody is there to be asked; give its passphrase in COMITY_PASSPHRASE, or make it with comity keys identity --init --plain',
    )
  }
}

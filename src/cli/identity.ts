/** The exchange key for commands that ask publishers: unlocked when it is needed, by the passphrase given or typed. */
import { type OwnIdentity, ownIdentity, unattended } from '#jobs/exchange/own-identity.ts'
import type { CommonOptions } from './context.ts'
import { passphraseFrom } from './publisher.ts'

/** Returns what gives the exchange key; whoever sits at the terminal is asked where it is locked. */
export function identityOf({ home }: CommonOptions): OwnIdentity {
  return ownIdentity(home, passphraseFrom({}))
}

/** Returns what gives the exchange key where that needs nobody: for what is done in passing. */
export function identityUnasked({ home }: CommonOptions): OwnIdentity {
  const { COMITY_PASSPHRASE: passphrase = null } = process.env
  return ownIdentity(home, unattended(passphrase))
}

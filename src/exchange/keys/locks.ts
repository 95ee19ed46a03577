/**
 * Unlocking keys: a passphrase is asked for once and tried on every key. Keys made with one passphrase share a salt, so that one
 * derivation opens them all.
 */
import { PublishingError, WrongPassphraseError } from '../publishing-error.ts'
import { type Cost, type Kdf, newKdf, openEnvelope, plainSecret, type Wrap, wrapOf } from './envelope.ts'
import { type Signer, signerOf } from './key.ts'
import type { KeyFile } from './key-files.ts'

/** Why a passphrase is needed. */
export interface PassphraseRequest {
  readonly purpose: 'unlock' | 'new'
  readonly role: string
  /** File to be unlocked; null for keys that are made. */
  readonly file: string | null
  /** From 1; more where the one before was wrong. */
  readonly attempt: number
}

/** Gives a passphrase: typed, or out of a file or the environment. Throws an error with an explanation where it has none. */
export type PassphraseSource = (request: PassphraseRequest) => Promise<string>

export interface Locks {
  /** Returns whether the key signs without a passphrase being asked for. */
  isOpen(key: KeyFile): boolean
  /** Unlocks the key. Throws WrongPassphraseError where no passphrase given is its own. */
  open(key: KeyFile): Promise<Signer>
  /** Returns what a new key of the role is to be encrypted under. */
  wrapForNew(role: string): Promise<Wrap>
}

const ATTEMPTS = 3

/** Returns locks that remember every passphrase that opened one. */
export function openLocks(source: PassphraseSource, cost: Cost): Locks {
  const signers = new Map<string, Signer>()
  const wraps = new Map<string, Wrap[]>()

  const wrapped = async (passphrase: string, kdf: Kdf): Promise<Wrap> => {
    const held = wraps.get(passphrase)?.find((wrap) => sameKdf(wrap.kdf, kdf))
    if (held) return held
    const wrap = await wrapOf(passphrase, kdf)
    wraps.set(passphrase, [...(wraps.get(passphrase) ?? []), wrap])
    return wrap
  }
  const tried = async (key: KeyFile, kdf: Kdf, passphrase: string): Promise<Signer | null> => {
    const secret = openEnvelope(key.envelope, await wrapped(passphrase, kdf))
    return secret && checked(key, secret)
  }
  const unlock = async (key: KeyFile): Promise<Signer> => {
    const secret = plainSecret(key.envelope)
    if (secret) return checked(key, secret)
    const { kdf } = key.envelope
    const wrong = new Set<string>()
    for await (const passphrase of offered(source, key, [...wraps.keys()])) {
      // A file or the environment say the same however often they are asked.
      if (kdf === null || wrong.has(passphrase)) break
      const signer = await tried(key, kdf, passphrase)
      if (signer) return signer
      wrong.add(passphrase)
    }
    throw new WrongPassphraseError(
      `Cannot unlock the key "${key.file}": the passphrase is not the one that it was made with, or the file was changed; give the right one`,
    )
  }
  return {
    isOpen: ({ envelope: { id, kdf } }) => kdf === null || signers.has(id),
    open: async (key) => {
      const signer = signers.get(key.envelope.id) ?? (await unlock(key))
      signers.set(signer.id, signer)
      return signer
    },
    wrapForNew: async (role) => {
      const passphrase = await source({ purpose: 'new', role, file: null, attempt: 1 })
      if (passphrase === '')
        throw new PublishingError('Cannot make a key: the passphrase is empty; give one of several words')
      // A salt is shared only where it costs as much as it should: a file from elsewhere may be cheap to guess.
      const shared = wraps.get(passphrase)?.find(({ kdf }) => sameCost(kdf, cost))
      return shared ?? wrapped(passphrase, newKdf(cost))
    },
  }
}

async function* offered(
  source: PassphraseSource,
  { file, envelope: { role } }: KeyFile,
  known: readonly string[],
): AsyncGenerator<string> {
  yield* known
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++)
    yield await source({ purpose: 'unlock', role, file, attempt })
}

function checked(key: KeyFile, secret: Buffer): Signer {
  const signer = signerOf(secret)
  if (signer.id !== key.envelope.id)
    throw new PublishingError(
      `Cannot use the key "${key.file}": its halves do not belong together; put a copy in its place`,
    )
  return signer
}

function sameCost(one: Cost, other: Cost): boolean {
  return one.memory === other.memory && one.passes === other.passes && one.parallelism === other.parallelism
}

function sameKdf(one: Kdf, other: Kdf): boolean {
  return one.salt === other.salt && sameCost(one, other)
}

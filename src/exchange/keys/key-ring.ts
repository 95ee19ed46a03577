/** The keys at hand: those of some folders, unlocked when they have to sign. */
import { PublishingError, WrongPassphraseError } from '../publishing-error.ts'
import { COST, type Cost, makeEnvelope } from './envelope.ts'
import { type PublicKey, type Signer, shortId } from './key.ts'
import { type KeyFile, readKeyFolder, writeKeyFile } from './key-files.ts'
import { type Locks, openLocks, type PassphraseSource } from './locks.ts'

export interface KeyAtHand extends PublicKey {
  readonly file: string
  readonly encrypted: boolean
}

export interface KeyRing {
  /** Folder of the keys that stay: new ones go there, and what is kept with them. */
  readonly folder: string
  /** Every key at hand. */
  keys(): readonly KeyAtHand[]
  /** What is wrong with files that look like keys and are none. */
  readonly damaged: readonly string[]
  /** Unlocks `count` of the keys named. Throws PublishingError where fewer are at hand, WrongPassphraseError where they stay locked. */
  signers(role: string, ids: readonly string[], count: number): Promise<Signer[]>
  /** Makes a key and writes it, into the first folder where none is given. */
  make(role: string, how?: { folder?: string | undefined; plain?: boolean | undefined }): Promise<KeyAtHand>
}

export interface KeyRingOptions {
  /** Where keys lie; new ones go into the first. */
  readonly folders: readonly [string, ...string[]]
  readonly passphrase: PassphraseSource
  /** What unlocking costs; for keys that are made. */
  readonly cost?: Cost
}

/** Opens the folders; no passphrase is asked for before something has to be signed. */
export function openKeyRing({ folders, passphrase, cost = COST }: KeyRingOptions): KeyRing {
  const files = new Map<string, KeyFile>()
  const look = (): string[] => {
    const found = [...new Set(folders)].map(readKeyFolder)
    for (const key of found.flatMap(({ keys }) => keys)) files.set(key.envelope.id, key)
    return found.flatMap(({ damaged }) => damaged)
  }
  const damaged = look()
  const locks = openLocks(passphrase, cost)
  // One after another: two that are needed at once must not ask for one passphrase twice.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    folder: folders[0],
    keys: () => [...files.values()].map(atHand),
    damaged,
    signers: (role, ids, count) =>
      inTurn(() => {
        // Others may have made keys since, or a stick was put in.
        if (ids.some((id) => !files.has(id))) look()
        return signersOf(files, locks, { role, ids, count })
      }),
    make: (role, how = {}) =>
      inTurn(async () => {
        const wrap = how.plain ? null : await locks.wrapForNew(role)
        const made = await writeKeyFile(how.folder ?? folders[0], makeEnvelope(role, wrap))
        files.set(made.envelope.id, made)
        return atHand(made)
      }),
  }
}

function atHand({ file, envelope: { id, role, public: half, kdf } }: KeyFile): KeyAtHand {
  return { id, role, public: half, file, encrypted: kdf !== null }
}

// A key signs for the role that it was made for, whatever metadata say of it.
async function signersOf(
  files: ReadonlyMap<string, KeyFile>,
  locks: Locks,
  { role, ids, count }: { role: string; ids: readonly string[]; count: number },
): Promise<Signer[]> {
  const usable = ids.flatMap((id) => files.get(id) ?? []).filter(({ envelope }) => envelope.role === role)
  if (usable.length < count) {
    const missing = ids.filter((id) => !usable.some(({ envelope }) => envelope.id === id)).map(shortId)
    throw new PublishingError(
      `Cannot sign for ${role}: ${count} of its ${ids.length} keys must sign and ${usable.length} are at hand (missing: ${missing.join(', ')}); name the folders where they lie`,
    )
  }
  // Those that are open already need no passphrase.
  usable.sort((a, b) => Number(locks.isOpen(b)) - Number(locks.isOpen(a)))
  const signers: Signer[] = []
  let refusal: unknown
  for (const each of usable) {
    if (signers.length === count) break
    try {
      signers.push(await locks.open(each))
    } catch (error) {
      if (!(error instanceof WrongPassphraseError)) throw error
      refusal = error
    }
  }
  if (signers.length < count) throw refusal
  return signers
}

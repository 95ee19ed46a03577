/** Signing the profile: by itself where the key is at hand without anybody being asked, else when somebody says so. */
import { PublishingError } from '#exchange/publishing-error.ts'
import { hasRepository } from '#exchange/repository/held.ts'
import { isSigned, profileToSign } from '#jobs/network/profile.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { isTerminal } from './ask.ts'
import { type Context, UsageError } from './context.ts'
import { type Publisher, placesIn, type SigningOptions, withPublisher } from './publisher.ts'

/** The step that is left to people. */
export const SIGN_PROFILE = 'comity profile sign, with a key of targets at hand (--with DIR)'

/** Signs the profile, asking for what it takes. Returns false where it was signed already. */
export function signProfile(context: Context, options: SigningOptions, db: Database): Promise<boolean> {
  return withPublisher(context, options, async ({ repository }) => {
    const profile = await profileToSign(db, options.audience)
    if (await isSigned(repository, profile)) return false
    await repository.setProfile(profile.bytes)
    return true
  })
}

/**
 * Signs the profile where the key is at hand and nobody has to be asked. Returns whether what is signed is what this centre says; null where
 * it has no repository.
 */
export async function signProfileAtHand(
  context: Context,
  options: SigningOptions,
  db: Database,
): Promise<boolean | null> {
  if (!hasRepository(placesIn(options).repository)) return null
  return withPublisher(context, options, (publisher) => signedAtHand(options, publisher, db))
}

/** As `signProfileAtHand`, where the repository is open. `isOpen` says that the key has just signed. */
export async function signedAtHand(
  options: SigningOptions & { readonly isOpen?: boolean },
  { repository, ring }: Pick<Publisher, 'repository' | 'ring'>,
  db: Database,
): Promise<boolean> {
  const profile = await profileToSign(db, options.audience)
  if (await isSigned(repository, profile)) return true
  if (options.isOpen) return setQuietly(repository, profile.bytes)
  const plain = ring.keys().some(({ role, encrypted }) => role === 'targets' && !encrypted)
  if (!plain && !isGiven(options) && isTerminal()) return false
  return setQuietly(repository, profile.bytes)
}

async function setQuietly(repository: Publisher['repository'], bytes: Buffer): Promise<boolean> {
  try {
    await repository.setProfile(bytes)
    return true
  } catch (error) {
    // Whatever is missing is told with the step that is left.
    if (error instanceof PublishingError || error instanceof UsageError) return false
    throw error
  }
}

function isGiven({ passphraseFile, offlinePassphraseFile }: SigningOptions): boolean {
  const { COMITY_PASSPHRASE: given } = process.env
  return Boolean(passphraseFile ?? offlinePassphraseFile ?? given)
}

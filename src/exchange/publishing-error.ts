/** What a publisher is told where something cannot be signed or written. */

/** Keys, passphrases or the repository do not allow it; nothing was changed. The message says what to do. */
export class PublishingError extends Error {
  override name = 'PublishingError'
}

/** A key cannot be unlocked with the passphrase given. */
export class WrongPassphraseError extends PublishingError {
  override name = 'WrongPassphraseError'
}

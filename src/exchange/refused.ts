/** What a follower refuses, by the name of the attack or fault and in words that an operator understands. */

/** Names of refusals: stable, kept in receipts and shown on the board of freshness. */
export const REFUSALS = {
  tampered: 'a file is not the one that was signed',
  'wrong-length': 'a file is longer or shorter than announced',
  'too-large': 'a file is larger than any may be',
  'too-slow': 'a transfer is slower than any need be',
  rollback: 'what is served is older than what was seen before',
  frozen: 'nothing newer is served although what there is has expired',
  'mixed-up': 'files of different states are served together',
  'wrong-key': 'a signature is not by a key that is trusted',
  'under-threshold': 'fewer have signed than must',
  gap: 'a release between is missing',
  fork: 'the publisher signed two releases of one number',
  'wrong-root': 'the state after the release is not the one signed',
  'object-invalid': 'an object is not what it must be',
  'release-invalid': 'a release or checkpoint is not what it must be',
  'newer-format': 'the publisher writes a format that this version does not know',
  'wrong-clock': 'the clock of this machine is wrong',
  'path-traversal': 'a name leads out of its folder',
  unreachable: 'the source cannot be reached',
  'no-space': 'there is no room left on the disk',
  'not-allowed': 'the agreement does not give it',
} as const

export type Refusal = keyof typeof REFUSALS

/** Something that was to be followed is refused; nothing of it was applied. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly refusal: Refusal
  constructor(refusal: Refusal, message: string, options?: ErrorOptions) {
    super(message, options)
    this.refusal = refusal
  }
}

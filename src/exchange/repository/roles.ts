/** Roles of a repository: what they are called, how many must sign, and for how long. */
import { PublishingError } from '../publishing-error.ts'
import type { Kind } from './metadata.ts'

export const TOP_ROLES: readonly Kind[] = ['root', 'targets', 'snapshot', 'timestamp']
/** Roles whose keys a server holds, so that it works by itself. */
export const ONLINE_ROLES: readonly string[] = ['snapshot', 'timestamp']

const IDENTIFIER = /^[a-z0-9][a-z0-9-]{0,39}$/
const TAKEN = new Set<string>([...TOP_ROLES, 'public'])

/** Returns whether the text may name a collection, or an audience other than the public one. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text) && !TAKEN.has(text)
}

/** Returns whether the text names one of TUF's four roles. */
export function isTopRole(role: string): role is Kind {
  return TOP_ROLES.some((each) => each === role)
}

/** For how many hours each role is signed, and how many before its end it is due. */
export interface Periods {
  readonly root: Period
  readonly targets: Period
  readonly collection: Period
  readonly snapshot: Period
  readonly timestamp: Period
}

export interface Period {
  readonly signedFor: number
  readonly dueBefore: number
}

const DAY = 24

/** Section 2 of the specification. */
export const PERIODS: Periods = {
  root: { signedFor: 365 * DAY, dueBefore: 60 * DAY },
  targets: { signedFor: 365 * DAY, dueBefore: 60 * DAY },
  collection: { signedFor: 365 * DAY, dueBefore: 60 * DAY },
  snapshot: { signedFor: 30 * DAY, dueBefore: 15 * DAY },
  timestamp: { signedFor: 7 * DAY, dueBefore: 7 * DAY - 6 },
}

/** Returns the period of a role; every role that is none of TUF's four is a collection. */
export function periodOf(periods: Periods, role: string): Period {
  return isTopRole(role) ? periods[role] : periods.collection
}

/** How many keys a role has, and how many of them must sign. */
export interface Quorum {
  readonly keys: number
  readonly threshold: number
}

/**
 * Returns a warning where the loss of one key stops a role, null where it does not. Throws PublishingError where nobody could ever sign, and
 * where the loss of one root key would end the publisher, unless that is said to be meant.
 */
export function checkQuorum(role: string, { keys, threshold }: Quorum, canLoseNone = false): string | null {
  const asked = `${threshold} of ${keys} keys`
  if (!Number.isInteger(keys) || !Number.isInteger(threshold) || threshold < 1)
    throw new PublishingError(`Cannot let ${asked} sign for ${role}: expected whole numbers from 1`)
  if (threshold > keys)
    throw new PublishingError(
      `Cannot let ${asked} sign for ${role}: more would have to sign than there are; make more keys or lower the threshold`,
    )
  if (threshold < keys || ONLINE_ROLES.includes(role)) return null
  if (role === 'root' && !canLoseNone)
    throw new PublishingError(
      `Cannot let ${asked} sign for root: whoever loses one could never sign again, and every follower would have to be told a new fingerprint; make one key more than must sign, or say --i-can-lose-none`,
    )
  return role === 'root'
    ? `All ${keys} root keys must sign: lose one, and the publisher cannot be mended`
    : `All ${keys} keys of ${role} must sign: lose one, and the role stands still until the keys above it put another in its place`
}

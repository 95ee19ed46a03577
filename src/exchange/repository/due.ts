/** What expires when, and from when on it should be signed anew. */
import { collectionsOf, type Held, readCollection } from './held.ts'
import { ONLINE_ROLES, type Periods, periodOf } from './roles.ts'

export interface Expiry {
  readonly role: string
  /** RFC 3339. */
  readonly expires: string
  /** From when on it is due. */
  readonly due: string
  /** Who sees to it: the heartbeat, or people with their keys. */
  readonly renewed: 'heartbeat' | 'by-hand'
}

/** Returns the expiry of every role, the next due first. */
export async function expiriesOf(held: Held, periods: Periods): Promise<Expiry[]> {
  const documents = [
    ['root', held.root],
    ['targets', held.targets],
    ['snapshot', held.snapshot],
    ['timestamp', held.timestamp],
  ] as const
  const expiries = documents.map(([role, { signed }]) => expiryOf(role, signed.expires, periods))
  for (const collection of collectionsOf(held)) {
    const { signed } = await readCollection(held, collection)
    expiries.push(expiryOf(collection, signed.expires, periods))
  }
  return expiries.sort((a, b) => Date.parse(a.due) - Date.parse(b.due))
}

function expiryOf(role: string, expires: string, periods: Periods): Expiry {
  const due = new Date(Date.parse(expires) - periodOf(periods, role).dueBefore * 3_600_000)
  return {
    role,
    expires,
    due: due.toISOString().replace(/\.\d+Z$/, 'Z'),
    renewed: ONLINE_ROLES.includes(role) ? 'heartbeat' : 'by-hand',
  }
}

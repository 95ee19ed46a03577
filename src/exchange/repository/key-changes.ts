/** Other keys for a role: what root or targets metadata must say then, and what must be signed anew. */
import { type PublicKey, shortId, tufKey } from '../keys/key.ts'
import { PublishingError } from '../publishing-error.ts'
import type { Change } from './commit.ts'
import { collectionsOf, type Held, readCollection } from './held.ts'
import { type Authority, authorityOf, delegationOf, type SignedOf } from './metadata.ts'
import { isTopRole, TOP_ROLES } from './roles.ts'

/** Who signs for a role from now on. */
export interface Succession {
  readonly role: string
  /** Keys of the role that stay. */
  readonly stay: readonly string[]
  readonly fresh: readonly PublicKey[]
  readonly threshold: number
}

/** Returns who signs for each role: TUF's four first, then the collections. */
export function authoritiesOf(held: Held): Map<string, Authority> {
  const roles = [...TOP_ROLES, ...collectionsOf(held)]
  return new Map(roles.map((role) => [role, authorityFor(held, role)]))
}

/** Returns who signs for the role. Throws PublishingError where there is no such role. */
export function authorityFor(held: Held, role: string): Authority {
  const authority = isTopRole(role)
    ? authorityOf(held.root.signed, role)
    : delegationOf(held.targets.signed, role)
  if (authority) return authority
  const known = [...TOP_ROLES, ...collectionsOf(held)].join(', ')
  throw new PublishingError(`Cannot find the role "${role}": expected one of ${known}`)
}

/** Returns the role whose key begins with the digits. Throws PublishingError where none does, or more than one. */
export function roleOfKey(held: Held, digits: string): { role: string; id: string } {
  const all = [...authoritiesOf(held)].flatMap(([role, { keyids }]) => keyids.map((id) => ({ role, id })))
  const found = digits === '' ? [] : all.filter(({ id }) => id.startsWith(digits.toLowerCase()))
  const [one] = found
  if (one && found.length === 1) return one
  throw new PublishingError(
    found.length === 0
      ? `Cannot find the key "${digits}": no role has it; see comity keys list`
      : `Cannot tell which key "${digits}" is: ${found.map(({ id }) => shortId(id)).join(', ')} begin so; give more digits`,
  )
}

/** Returns what changes where the role gets other keys. */
export async function changeOfKeys(held: Held, succession: Succession): Promise<Change> {
  const { role, stay, fresh, threshold } = succession
  const keyids = [...stay, ...fresh.map(({ id }) => id)]
  const added = Object.fromEntries(fresh.map((key) => [key.id, tufKey(key.public)]))
  if (isTopRole(role)) {
    const { signed } = held.root
    const roles = { ...signed.roles, [role]: { ...signed.roles[role], keyids, threshold } }
    const used = Object.values(roles).flatMap((each) => each.keyids)
    return { root: { ...signed, roles, keys: only({ ...signed.keys, ...added }, used) } }
  }
  const { signed } = held.targets
  const delegations = signed.delegations ?? { keys: {}, roles: [] }
  const roles = delegations.roles.map((each) => (each.name === role ? { ...each, keyids, threshold } : each))
  const used = roles.flatMap((each) => each.keyids)
  return {
    targets: {
      ...signed,
      delegations: { ...delegations, roles, keys: only({ ...delegations.keys, ...added }, used) },
    },
    collections: new Map([[role, (await readCollection(held, role)).signed]]),
  }
}

/** Returns what changes where a collection comes: its role, terminating, for what lies below its name. */
export function changeOfCollections(
  held: Held,
  { role: name, fresh, threshold }: Omit<Succession, 'stay'>,
): Change {
  const { signed } = held.targets
  const { keys = {}, roles = [], ...rest } = signed.delegations ?? {}
  const role = { name, keyids: fresh.map(({ id }) => id), threshold, terminating: true, paths: [`${name}/*`] }
  const added = Object.fromEntries(fresh.map((key) => [key.id, tufKey(key.public)]))
  return {
    targets: {
      ...signed,
      delegations: { ...rest, keys: { ...keys, ...added }, roles: [...roles, role] },
    },
    collections: new Map([[name, emptyCollection(signed)]]),
  }
}

// The version is counted up when it is signed.
function emptyCollection({ spec_version, expires }: SignedOf<'targets'>): SignedOf<'targets'> {
  return { _type: 'targets', spec_version, expires, version: 0, targets: {} }
}

function only<Value>(
  record: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)))
}

/** Keys that come and go: of a new collection, in the place of others, or none in the place of one. */
import type { KeyAtHand } from '../keys/key-ring.ts'
import { PublishingError } from '../publishing-error.ts'
import { collectionsOf, type Held } from './held.ts'
import { authorityFor, changeOfCollections, changeOfKeys, roleOfKey, type Succession } from './key-changes.ts'
import type { SignedOf } from './metadata.ts'
import { checkQuorum, isIdentifier, isTopRole, ONLINE_ROLES } from './roles.ts'
import { nextRoot } from './signing.ts'
import type { Writer } from './writer.ts'

/** How new keys of a role are made. */
export interface NewKeys {
  /** How many; as many as go where not said. */
  readonly keys?: number | undefined
  readonly threshold?: number | undefined
  /** Where they go, in turn; else where the ring puts new ones. */
  readonly folders?: readonly string[] | undefined
  readonly plain?: boolean | undefined
  readonly canLoseNone?: boolean | undefined
}

export interface KeysChanged {
  readonly role: string
  readonly gone: readonly string[]
  readonly fresh: readonly KeyAtHand[]
  readonly warning: string | null
}

export interface Rotation extends NewKeys {
  /** First digits of the one key that is replaced; else all of the role are. */
  readonly only?: string | undefined
}

export interface Revocation extends NewKeys {
  /** False where no new key takes the place of the one that goes. */
  readonly replace?: boolean | undefined
}

/** Adds a collection with keys of its own. Throws PublishingError where it is there, is called so wrongly, or the keys of targets are missing. */
export async function addCollection(writer: Writer, id: string, how: NewKeys): Promise<KeysChanged> {
  assertNew(await writer.fresh(), id)
  const threshold = how.threshold ?? 1
  const above = () => assertAbove(writer, id)
  const made = await makeKeys(writer, { role: id, stay: [], threshold }, how, how.keys ?? 1, above)
  await writer.change((held) => {
    assertNew(held, id)
    return changeOfCollections(held, { role: id, fresh: made.fresh, threshold })
  })
  return { role: id, gone: [], ...made }
}

/** Puts new keys in the place of those of the role. Throws PublishingError where too few keys of the role above are at hand. */
export async function rotate(writer: Writer, role: string, how: Rotation): Promise<KeysChanged> {
  return succeed(writer, rotated(await writer.fresh(), { role, how }), how)
}

/** Takes a key out of its role. Throws PublishingError where that would lock one out, or too few keys of the role above are at hand. */
export async function revoke(writer: Writer, digits: string, how: Revocation): Promise<KeysChanged> {
  return succeed(writer, revoked(await writer.fresh(), { digits, how }), how)
}

/** What a root that is proposed shall do: what `rotate` and `revoke` do at once, or nothing but hold for longer. */
export type RootChange =
  | { readonly do: 'rotate'; readonly role: string; readonly how: Rotation }
  | { readonly do: 'revoke'; readonly digits: string; readonly how: Revocation }
  | { readonly do: 'renew' }

/**
 * Makes the keys that a change of root needs and returns the root that shall follow, unsigned. Throws PublishingError where root does not sign
 * for the role, or where it would lock one out.
 */
export async function rootAfter(
  writer: Writer,
  change: RootChange,
): Promise<{ root: SignedOf<'root'>; changed: KeysChanged | null }> {
  const held = await writer.fresh()
  const next = (root: SignedOf<'root'>) => nextRoot(writer.desk(), held, root)
  if (change.do === 'renew') return { root: next(held.root.signed), changed: null }
  const exchanged = change.do === 'rotate' ? rotated(held, change) : revoked(held, change)
  const { role, gone, count } = exchanged
  if (!isTopRole(role))
    throw new PublishingError(
      `Cannot propose other keys of "${role}": root does not sign for them; replace them with the keys of targets, without --propose`,
    )
  const { keyids, threshold } = authorityFor(held, role)
  const stay = keyids.filter((id) => !gone.includes(id))
  const succession = { role, stay, threshold: change.how.threshold ?? threshold }
  const made = await makeKeys(writer, succession, change.how, count)
  const { root } = await changeOfKeys(held, { ...succession, fresh: made.fresh })
  if (!root) throw new Error(`Other keys of ${role} change nothing of root`)
  return { root: next(root), changed: { role, gone, ...made } }
}

interface Exchanged {
  readonly role: string
  readonly gone: readonly string[]
  readonly count: number
}

function rotated(held: Held, { role, how }: { readonly role: string; readonly how: Rotation }): Exchanged {
  const { keyids } = authorityFor(held, role)
  const gone = how.only === undefined ? keyids : [keyOfRole(held, role, how.only)]
  return { role, gone, count: how.keys ?? gone.length }
}

function revoked(
  held: Held,
  { digits, how }: { readonly digits: string; readonly how: Revocation },
): Exchanged {
  const { role, id } = roleOfKey(held, digits)
  return { role, gone: [id], count: how.replace === false ? 0 : 1 }
}

async function succeed(writer: Writer, { role, gone, count }: Exchanged, how: NewKeys): Promise<KeysChanged> {
  const { keyids, threshold } = authorityFor(writer.held(), role)
  const stay = keyids.filter((id) => !gone.includes(id))
  const succession = { role, stay, threshold: how.threshold ?? threshold }
  const made = await makeKeys(writer, succession, how, count, () => assertAbove(writer, role))
  await writer.change((held) => changeOfKeys(held, { ...succession, fresh: made.fresh }))
  return { role, gone, ...made }
}

async function makeKeys(
  writer: Writer,
  { role, stay, threshold }: Omit<Succession, 'fresh'>,
  { folders = [], plain, canLoseNone }: NewKeys,
  count: number,
  check: () => Promise<void> = async () => {},
): Promise<{ warning: string | null; fresh: KeyAtHand[] }> {
  const warning = checkQuorum(role, { keys: stay.length + count, threshold }, canLoseNone)
  await check()
  const fresh: KeyAtHand[] = []
  for (let index = 0; index < count; index++)
    fresh.push(await writer.ring.make(role, { folder: folders[index % folders.length], plain }))
  return { warning, fresh }
}

// No key is made for a role that could not be given it.
async function assertAbove(writer: Writer, role: string): Promise<void> {
  const held = writer.held()
  const above = isTopRole(role) ? 'root' : 'targets'
  if (above === 'targets') assertUnexpired(held, writer.now())
  const needed = role === 'root' ? [above] : [above, ...ONLINE_ROLES.filter((each) => each !== role)]
  for (const each of needed) {
    const { keyids, threshold } = authorityFor(held, each)
    await writer.ring.signers(each, keyids, threshold)
  }
}

/** Throws PublishingError where the keys that everything rests on have expired. */
export function assertUnexpired(held: Held, now: Date): void {
  for (const role of ['root', 'targets'] as const)
    if (Date.parse(held[role].signed.expires) <= now.getTime())
      throw new PublishingError(
        `Cannot publish: the ${role} metadata expired on ${held[role].signed.expires}, and no follower would take what is signed below them; renew them with comity keys renew ${role}`,
      )
}

function keyOfRole(held: Held, role: string, digits: string): string {
  const key = roleOfKey(held, digits)
  if (key.role === role) return key.id
  throw new PublishingError(`Cannot replace the key "${digits}" of ${role}: it is a key of ${key.role}`)
}

function assertNew(held: Held, id: string): void {
  if (!isIdentifier(id))
    throw new PublishingError(
      `Cannot add the collection "${id}": expected lower-case letters, digits and hyphens, at most 40, and none of the names of roles`,
    )
  if (collectionsOf(held).includes(id))
    throw new PublishingError(`Cannot add the collection "${id}": the repository has it already`)
}

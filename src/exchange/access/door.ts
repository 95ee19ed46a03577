/** The door of what is not for everybody: who shows a token that an agreement in force knows is let in (spec: exchange, section 11). */
import { dayOf } from '#kit/day.ts'
import { keyIdOf, newSecret } from '../keys/key.ts'
import type { Grant, Grants } from './grant.ts'
import { type Addressee, bearerIn, claimedKey, type TokenType, verifiedClaims } from './token.ts'

export interface DoorOptions {
  readonly grants: Grants
  /** Returns the fingerprint of the repository of an audience; null where there is none. */
  readonly fingerprint: (audience: string) => Promise<string | null>
  readonly now: () => Date
}

/** Whoever was let in: what it may have, and what it signed. */
export interface Guest {
  /** Id of its key. */
  readonly key: string
  readonly grants: readonly [Grant, ...Grant[]]
  readonly claims: Readonly<Record<string, unknown>>
}

// What nobody known signed takes as long to refuse: it is tried against a key whose secret is thrown away.
const NOBODY = newSecret().public
const NOWHERE = '0'.repeat(64)

/** Returns who asks for files of an audience; null where they are not to be shown that it is there. */
export async function admitted(
  options: DoorOptions,
  audience: string,
  authorization: string | undefined,
): Promise<Guest | null> {
  const token = bearerIn(authorization)
  const isGranted = (grant: Grant) => grant.audience === audience
  return token === null ? null : recognised(options, audience, token, 'comity-token+jwt', isGranted)
}

/**
 * Returns who signed, where a grant that counts names its key; null else. Whether the audience is there, and whether its key is known,
 * makes no difference to what is done.
 */
export async function recognised(
  { grants, fingerprint, now }: DoorOptions,
  audience: string,
  signed: string,
  typ: TokenType,
  counts: (grant: Grant) => boolean,
): Promise<Guest | null> {
  const at = now()
  const key = claimedKey(signed)
  const all = await grants(dayOf(at))
  const [first, ...rest] = all.filter((grant) => counts(grant) && keyIdOf(grant.key) === key)
  // Of audiences that are not given, nothing is looked for on the disk: it would take another time where there is something.
  const publisher = first ? await fingerprint(audience) : null
  const addressee: Addressee = { publisher: publisher ?? NOWHERE, audience }
  const claims = await verifiedClaims(signed, first?.key ?? NOBODY, addressee, typ, at)
  return key === null || !first || !claims || publisher === null
    ? null
    : { key, grants: [first, ...rest], claims }
}

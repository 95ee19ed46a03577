/**
 * What nodes sign to show who they are: JSON Web Tokens (RFC 7519) by one algorithm, for one publisher and one audience, for
 * minutes (spec: exchange, section 11).
 */
import { decodeProtectedHeader, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { keyIdOf, publicKeyOf } from '../keys/key.ts'
import type { Identity } from './identity.ts'

/** Types of what is signed: a token is no letter of receipts, nor the other way round (RFC 8725, section 3.11). */
export type TokenType = 'comity-token+jwt' | 'comity-receipts+jwt'

/** Whom it is for. */
export interface Addressee {
  /** Fingerprint of the repository asked. */
  readonly publisher: string
  readonly audience: string
}

/** Seconds for which a token holds at most. */
export const LIFETIME = 300
/** Seconds by which the clocks of the two sides may differ. */
export const SKEW = 30
/** Characters of a token at most: it is no letter. */
const LONGEST_TOKEN = 2_048
// A token is taken again while it holds for at least this long.
const SPARE = 60
const ALGORITHM = 'EdDSA'

/** Signs claims by the exchange key. */
export function signClaims(
  identity: Identity,
  { publisher, audience }: Addressee,
  typ: TokenType,
  now: Date,
  claims: JWTPayload = {},
): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000)
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, typ, kid: identity.id })
    .setIssuer(identity.id)
    .setAudience(publisher)
    .setSubject(audience)
    .setIssuedAt(iat)
    .setExpirationTime(iat + LIFETIME)
    .sign(identity.key)
}

/** Returns what gives a token for each request: one is made, and made anew before it ends. */
export function tokensFor(
  identity: () => Promise<Identity>,
  addressee: Addressee,
  now: () => Date,
): () => Promise<string> {
  let held: { token: Promise<string>; until: number } | null = null
  return () => {
    const at = now().getTime()
    // A clock that was set back makes a token of the future: it would be refused.
    if (held === null || at >= held.until || at < held.until - (LIFETIME - SPARE) * 1000) {
      const token = identity().then((key) => signClaims(key, addressee, 'comity-token+jwt', new Date(at)))
      held = { token, until: at + (LIFETIME - SPARE) * 1000 }
    }
    return held.token
  }
}

/** Returns the token of an `Authorization` header; null where it bears none. */
export function bearerIn(authorization: string | undefined): string | null {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
  return token !== undefined && token.length <= LONGEST_TOKEN ? token : null
}

/** Returns the key that the token says it was signed with: nothing of it is verified. Null where it says none. */
export function claimedKey(token: string): string | null {
  try {
    const { kid } = decodeProtectedHeader(token)
    return kid !== undefined && /^[0-9a-f]{64}$/.test(kid) ? kid : null
  } catch {
    return null
  }
}

/**
 * Returns the claims that the key signed for the addressee; null where anything is wrong: the signature, the algorithm, the type,
 * whom it is from or for, or the time, or where it was made to hold for too long.
 */
export async function verifiedClaims(
  token: string,
  publicHex: string,
  { publisher, audience }: Addressee,
  typ: TokenType,
  now: Date,
): Promise<JWTPayload | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, publicKeyOf(publicHex), {
      algorithms: [ALGORITHM],
      typ,
      issuer: keyIdOf(publicHex),
      audience: publisher,
      subject: audience,
      requiredClaims: ['exp'],
      maxTokenAge: LIFETIME,
      clockTolerance: SKEW,
      currentDate: now,
    })
    const { iat = 0, exp = Number.POSITIVE_INFINITY, aud } = payload
    const isOurs = protectedHeader.kid === keyIdOf(publicHex) && aud === publisher
    return isOurs && exp > iat && exp - iat <= LIFETIME ? payload : null
  } catch {
    return null
  }
}

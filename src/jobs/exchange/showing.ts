/** How this node shows a publisher who it is, where what it follows is not for everybody (spec: exchange, section 11). */
import { overDoor } from '#exchange/access/asking.ts'
import { tokensFor } from '#exchange/access/token.ts'
import type { Transport } from '#exchange/follow/transport.ts'
import { PublishingError } from '#exchange/publishing-error.ts'
import { RefusedError } from '#exchange/refused.ts'
import type { OwnIdentity } from './own-identity.ts'

/** A repository of an audience, as its follower knows it. */
export interface Asked {
  readonly base: string
  readonly audience: string
  readonly fingerprint: string
}

/**
 * Returns a transport to the publisher of a restricted audience. Where this node has no exchange key, or it stays locked, `open` throws
 * RefusedError. Tokens go to the publisher alone: a mirror could ask with them in the name of this node.
 */
export function transportShowing(
  { base, audience, fingerprint: publisher }: Asked,
  identity: OwnIdentity,
  now: () => Date,
): Transport {
  const own = async () => {
    const key = await identity().catch((error: unknown) => {
      throw error instanceof PublishingError ? notShown(base, error.message) : error
    })
    if (key) return key
    throw notShown(
      base,
      'it has no exchange key; make one with comity keys identity --init, and give its public half to the publisher for the agreement',
    )
  }
  return overDoor(base, audience, tokensFor(own, { publisher, audience }, now))
}

function notShown(base: string, why: string): RefusedError {
  return new RefusedError('not-allowed', `Cannot show ${base} who this node is: ${why}`)
}

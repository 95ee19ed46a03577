/** Asking for what is not for everybody, as a follower: of a publisher with a token, of a medium; and knowing what it means where nothing is there. */
import { NotThereError, type Opened, overHttp, type Transport } from '../follow/transport.ts'
import { RefusedError } from '../refused.ts'

// A repository has these whoever may see what of it.
const ALWAYS = /^metadata\/(?:timestamp|1\.root)\.json$/
const COLLECTION = /^metadata\/\d+\.(?!(?:root|targets|snapshot)\.json$)([a-z0-9-]+)\.json$/

/**
 * Returns a transport over HTTP that shows a token with each request. Where the publisher does not give the audience, or a collection of
 * it, `open` throws RefusedError `not-allowed`.
 */
export function overDoor(base: string, audience: string, token: () => Promise<string>): Transport {
  return asGuest(overHttp(base, token), (file) =>
    ALWAYS.test(file)
      ? `${base} has nothing for this node in the audience "${audience}": no agreement in force gives it to its exchange key (comity keys identity), the fingerprint is another, or the clocks differ by more than half a minute. Ask the publisher`
      : notGiven(base, file),
  )
}

/** Returns the transport over a medium with what was given of a restricted audience. For a collection that was not, `open` throws RefusedError `not-allowed`. */
export function overGift(medium: Transport): Transport {
  return asGuest(medium, (file) => notGiven(medium.base, file))
}

function notGiven(base: string, file: string): string | null {
  const collection = COLLECTION.exec(file)?.[1]
  return collection === undefined
    ? null
    : `${base} does not give "${collection}" to this node: no agreement in force does. Ask the publisher`
}

// `why` says what it means that a file is not there; null where it means no more than that.
function asGuest(inner: Transport, why: (file: string) => string | null): Transport {
  return {
    ...inner,
    async open(file, offset): Promise<Opened> {
      try {
        return await inner.open(file, offset)
      } catch (error) {
        const words = error instanceof NotThereError ? why(file) : null
        throw words === null ? error : new RefusedError('not-allowed', words, { cause: error })
      }
    },
  }
}

/** Asking a publisher for what is not for everybody, as a follower: with a token, and knowing what it means where nothing is there. */
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
  const inner = overHttp(base, token)
  return {
    ...inner,
    async open(file, offset): Promise<Opened> {
      try {
        return await inner.open(file, offset)
      } catch (error) {
        if (!(error instanceof NotThereError)) throw error
        if (ALWAYS.test(file))
          throw new RefusedError(
            'not-allowed',
            `${base} has nothing for this node in the audience "${audience}": no agreement in force gives it to its exchange key (comity keys identity), the fingerprint is another, or the clocks differ by more than half a minute. Ask the publisher`,
            { cause: error },
          )
        const collection = COLLECTION.exec(file)?.[1]
        if (collection === undefined) throw error
        throw new RefusedError(
          'not-allowed',
          `${base} does not give "${collection}" to this node: no agreement in force does. Ask the publisher`,
          { cause: error },
        )
      }
    },
  }
}

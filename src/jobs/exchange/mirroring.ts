/** Passing on what is followed: only what its publisher, and the agreement under which it came, let be passed on (spec: exchange, sections 6 and 14.4). */
import { type Passing, passingOn } from '#agreements/compile.ts'
import { heldAgreements } from '#agreements/held.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { followedCollections, followedSources } from '#store/followed.ts'
import { onwardIn } from '../agreements/facts.ts'

/**
 * Returns to whom what is followed of a publisher may be passed on. Its files are one repository, signed as one: whoever may not have one of
 * its collections may have none.
 */
export async function passingOnOf(db: Database, name: string, on: Day): Promise<Passing> {
  const [held, sources, collections] = await Promise.all([
    heldAgreements(db.sql),
    followedSources(db.sql),
    followedCollections(db.sql, name),
  ])
  const source = sources.find((each) => each.name === name)
  if (!source || collections.length === 0) return { everybody: false, bodies: [] }
  const { fingerprint, audience } = source
  const passing = collections
    .map(({ collection, regime }) =>
      passingOn(held, { fingerprint, collection, onward: onwardIn(JSON.parse(regime)) }, on),
    )
    .reduce(both)
  // What was given to this node as one of a circle is not for everybody, whatever its collections say: for bodies by consent at most.
  return audience === PUBLIC ? passing : { ...passing, everybody: false }
}

/** Returns whether everybody may have what is followed of the publisher; or, where a key is given, whoever shows that it is theirs. */
export async function mayPassOn(
  db: Database,
  name: string,
  on: Day,
  key: string | null = null,
): Promise<boolean> {
  const { everybody, bodies } = await passingOnOf(db, name, on)
  return everybody || (key !== null && bodies.some((body) => body.key === key))
}

function both(one: Passing, other: Passing): Passing {
  if (one.everybody) return other
  if (other.everybody) return one
  const bodies = one.bodies.filter((body) =>
    other.bodies.some((each) => each.name === body.name && each.key === body.key),
  )
  return { everybody: false, bodies }
}

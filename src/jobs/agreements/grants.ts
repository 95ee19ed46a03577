/** What agreements give partners of this centre's restricted audiences: the policy as the exchange asks for it (spec: exchange, sections 11 and 14.3). */
import { offersOn } from '#agreements/compile.ts'
import { heldAgreements } from '#agreements/held.ts'
import type { Party } from '#agreements/model.ts'
import { inOneLanguage } from '#agreements/words.ts'
import type { Grant, Grants } from '#exchange/access/grant.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { day as dayOfText } from '#kit/day.ts'
import { collectionsOf } from '#store/collections.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/**
 * Returns what tells the grants in force on a day, read anew each time: what was added, suspended or has ended counts at once. What is for
 * everybody needs no grant, and a partner whose key is not known gets none.
 */
export function grantsFrom(db: Database): Grants {
  return async (day) => (await offeredOn(db, day)).filter(({ audience }) => audience !== PUBLIC)
}

/** Returns what tells who is known on a day: whoever is offered anything, what everybody may have too. Their receipts are taken. */
export function knownFrom(db: Database): Grants {
  return (day) => offeredOn(db, day)
}

/** What a partner may have, whether or not it has an exchange key: what goes by stick asks for none. */
export interface Offered extends Omit<Grant, 'key'> {
  readonly party: Party
}

async function offeredOn(db: Database, day: string): Promise<Grant[]> {
  return (await offeredByAgreements(db, day)).flatMap(({ party, ...grant }) =>
    party.key === null ? [] : [{ ...grant, key: party.key }],
  )
}

/** Returns what agreements in force on a day give whom of the collections of this centre. */
export async function offeredByAgreements(db: Database, day: string): Promise<Offered[]> {
  const [held, collections] = await Promise.all([heldAgreements(db.sql), collectionsOf(db.sql)])
  const audiences = new Map(
    collections.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id, audience }) => [id, audience]),
  )
  return offersOn(held, dayOfText(day)).flatMap(({ agreement, partner, collection, items }) => {
    const audience = audiences.get(collection)
    if (audience === undefined) return []
    return [{ agreement, audience, collection, items, partner: inOneLanguage(partner.name), party: partner }]
  })
}

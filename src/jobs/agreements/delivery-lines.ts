/** The lines that a delivery leaves in the log: under which agreement, and for which item of its list (spec: exchange, section 11). */
import type { Grant } from '#exchange/access/grant.ts'
import type { NewDelivery } from '#store/deliveries.ts'
import type { Origin } from './audience-files.ts'

/** How much of a file went out. */
export interface Sent {
  /** Where in the file it began. */
  readonly start: number
  readonly bytes: number
  /** Of the whole file. */
  readonly length: number
}

/** Of a grant, what a line tells. */
type Granted = Pick<Grant, 'agreement' | 'collection' | 'items' | 'partner'>

/** A grant, and what of a file it gives. */
export interface Given {
  readonly grant: Granted
  readonly origin: Origin
}

/** Returns what grants give of the collections that a file belongs to. */
export function givenBy(grants: readonly Granted[], origins: readonly Origin[]): Given[] {
  return grants.flatMap((grant) =>
    origins.filter(({ collection }) => collection === grant.collection).map((origin) => ({ grant, origin })),
  )
}

/** Returns the lines of a delivery: one for each agreement, and for each item of its list that the collection answers. */
export function linesOf(
  given: readonly Given[],
  about: Sent & Pick<NewDelivery, 'at' | 'audience' | 'file'>,
): NewDelivery[] {
  return given.flatMap(({ grant: { agreement, partner, items }, origin }) =>
    (items.length === 0 ? [null] : items).map((item) => ({ ...about, ...origin, agreement, partner, item })),
  )
}

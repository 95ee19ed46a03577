/** Quotes that another centre took from its own library, held against this one. */
import { plainText } from '#law/content.ts'
import type { Quote } from '#research/quote.ts'
import { fragmentsByHash, quotedProvisions } from '#research/quoted-rows.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { partOf } from '../quote.ts'

/**
 * `same`: this library holds the wording, and it says what is quoted. `differs`: it holds the provision, and no wording of it says that.
 * `not-held`: it does not hold the provision in the language, so nothing could be checked here.
 */
export type Check = 'same' | 'differs' | 'not-held'

export interface Checked {
  readonly iri: string
  readonly check: Check
}

/** Returns what this library knows of each quote, in their order. */
export function checkedHere(db: Database, quotes: readonly Quote[]): Checked[] {
  const held = quotedProvisions(db, quotes)
  const fragments = fragmentsByHash(db, [...new Set(quotes.map(({ hash }) => hash))])
  return quotes.map((quote, index) => {
    const provision = held[index]
    if (!provision?.isHeld || provision.rows.length === 0) return { iri: quote.iri, check: 'not-held' }
    const xml = provision.rows.some(({ hash }) => hash === quote.hash) ? fragments.get(quote.hash) : undefined
    const words = xml === undefined || quote.part === null ? xml : partOf(xml, quote.part)
    const isSaid = words != null && plainText(words) === quote.text
    return { iri: quote.iri, check: isSaid ? 'same' : 'differs' }
  })
}

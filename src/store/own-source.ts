/** What this library makes itself and what it receives over the exchange, beside what it imports. */

/** Source of the texts that editors of this library entered or mended. No import bears it. */
export const OWN_SOURCE = 'comity'

/** Sources of what was received from others over the exchange begin so; behind it stands the name under which they are followed. */
export const RECEIVED = 'exchange:'

/** Returns the name under which the publisher of a received text is followed; null for texts that came otherwise. */
export function publisherOf(source: string): string | null {
  return source.startsWith(RECEIVED) ? source.slice(RECEIVED.length) : null
}

/** Whose a text is: of this library's editors, received from its publisher and verified, or imported from a source. */
export type Origin = 'own' | 'received' | 'imported'

/** Returns whose a text of the source is. */
export function originOfSource(source: string): Origin {
  if (source === OWN_SOURCE) return 'own'
  return publisherOf(source) === null ? 'imported' : 'received'
}

/** Instants as the exchange writes them: RFC 3339 in UTC to the second, so that their text sorts as they do. */

/** Returns the text of an instant. */
export function instantOf(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

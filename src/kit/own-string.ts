/** Strings cut out of others. */

/** Returns the same string with memory of its own: a slice keeps all of the text that it was cut from. */
export function ownString(slice: string): string {
  return Buffer.from(slice, 'utf16le').toString('utf16le')
}

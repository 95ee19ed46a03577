/** Where a text came from, as far as it is anybody's business. */

/** Returns the end of a path: it says which file of a source it was, and not where the operator keeps it. */
export function placeOfFile(path: string): string {
  return path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '..')
    .slice(-3)
    .join('/')
}

/** Where a long text may be cut. */

/** Returns the place nearest before the wanted one at which a block ends, else a word; never inside a character. */
export function cutAt(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length
  const line = text.lastIndexOf('\n', wanted - 1)
  if (line > wanted - 400 && line > 0) return line + 1
  const space = text.lastIndexOf(' ', wanted - 1)
  if (space > wanted - 100 && space > 0) return space + 1
  return /[\uD800-\uDBFF]/.test(text.charAt(wanted - 1)) ? wanted - 1 : wanted
}

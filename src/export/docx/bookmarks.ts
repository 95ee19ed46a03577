/** Names of bookmarks: Word takes letters, digits and underscores, a letter first, forty at most. */
import { sha256 } from '#kit/hash.ts'

const LONGEST = 40

/** Returns a name for each eId, no two alike, letter case aside. */
export function bookmarkNames(eIds: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    eIds.map((eId) => {
      const plain = `p_${eId.replace(/[^\p{L}\p{N}_]/gu, '_')}`
      const fits = plain.length <= LONGEST && !taken.has(plain.toLowerCase())
      const name = fits ? plain : `${plain.slice(0, LONGEST - 13)}_${sha256(eId).slice(0, 12)}`
      taken.add(name.toLowerCase())
      return [eId, name]
    }),
  )
}

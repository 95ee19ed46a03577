/** Behind a wall, words of the index that no text in sight has are not told: neither offered, nor taken for known. */
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { findSpelled, matchKeys } from './dialect/sqlite-find.ts'
import { idOf } from './rank.ts'

// A word that stands in so many rows out of sight alone is rarer than one that cannot be offered for that.
const MOST = 20_000

/** Returns whether a word, spelled so without its marks, stands in a text that can be read through the index. */
export function isInSight(index: OpenIndex, plain: string): boolean {
  if (!index.db.isWalled) return true
  const terms = findSpelled(index.db, [plain])
  if (terms.length === 0) return false
  return isMatched(index, terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR '))
}

/** Returns whether a text that can be read through the index matches. */
export function isMatched({ db, attributes }: OpenIndex, match: string): boolean {
  return ([1, 2] as const).some((part) => {
    if (attributes.count[part] === 0) return false
    if (!db.isWalled) return matchKeys(db, part, match, 1).length > 0
    return matchKeys(db, part, match, MOST).some(
      (key) => attributes.expressions[attributes.expressionOf(idOf(key))]?.shown,
    )
  })
}

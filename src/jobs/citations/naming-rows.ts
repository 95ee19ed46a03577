/** Which provisions held have the words of a name: the texts that may mean an act that has just come in. */
import { indexTerms } from '#search/analysis/analysis.ts'
import { matchKeys } from '#search/dialect/sqlite-find.ts'
import { idOf } from '#search/rank.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/** Returns the ids of rows that have all words of the name, in whatever order; at most `most` of the present, and of the past. */
export function rowsNaming(db: Database, name: string, language: string, most: number): number[] {
  const terms = new Set(indexTerms(name, language, new Set()).split(' ').filter(Boolean))
  if (terms.size === 0) return []
  const match = [...terms].map((term) => `"${term}"`).join(' AND ')
  return ([1, 2] as const).flatMap((part) =>
    [...matchKeys(db, part, `{heading body} : (${match})`, most)].map(idOf),
  )
}

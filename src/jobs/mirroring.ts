/** Passing on what is followed: only what its publisher lets be passed on (spec: exchange, sections 4 and 6). */
import type { Database } from '#store/dialect/sqlite.ts'
import { followedCollections } from '#store/followed.ts'

/**
 * Returns whether everything that is followed of the publisher may be passed on. Its files are one repository, signed as one: where
 * one collection asks for consent or forbids it, none is served.
 */
export async function mayPassOn(db: Database, name: string): Promise<boolean> {
  const collections = await followedCollections(db.sql, name)
  return collections.length > 0 && collections.every(({ regime }) => JSON.parse(regime).onward === 'free')
}

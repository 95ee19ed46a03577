/** Where feeds stand. */

/** Feeds of the whole library, and of a place when its code follows. */
export const FEEDS = { changes: '/feeds/changes', recorded: '/feeds/recorded' } as const

/** The feed of a search, its question in the query of the address. */
export const SEARCH_FEED = '/search.atom'

export const ATOM = 'application/atom+xml'

/** Returns the path of the feed of an act's points in time. */
export function feedPath(original: string): string {
  return `/feeds${original}`
}

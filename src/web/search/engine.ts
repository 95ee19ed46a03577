/** What the site asks of the search. */
import type { Finder } from '#jobs/search/find.ts'

/** `suggest` and `phrase` tell what is offered while one types, and when words entered and left the law. */
export type SearchEngine = Finder

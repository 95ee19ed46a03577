/** What the site asks of the search. */
import type { SearchOptions, SearchResult } from '#search/model.ts'

export interface SearchEngine {
  /** Throws QueryError, with words for the reader, where the query cannot be searched for. */
  search(query: string, options: SearchOptions): Promise<SearchResult>
}

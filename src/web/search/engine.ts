/** What the site asks of the search. */
import type {
  PhraseHistory,
  PhraseOptions,
  SearchOptions,
  SearchResult,
  Suggestion,
  SuggestOptions,
} from '#search/model.ts'

export interface SearchEngine {
  /** Throws QueryError, with words for the reader, where the query cannot be searched for; SearchTimeoutError where it takes too long. */
  search(query: string, options: SearchOptions): Promise<SearchResult>
  /** What to offer while the text is typed; absent where nothing is. */
  suggest?(typed: string, options: SuggestOptions): Promise<readonly Suggestion[]>
  /** When the words entered and left the law; absent where it cannot be told. Throws as `search` does. */
  phrase?(query: string, options: PhraseOptions): Promise<PhraseHistory>
}

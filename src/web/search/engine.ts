/** What the site asks of the search. */
import type { Day } from '#kit/day.ts'

export interface SearchEngine {
  search(query: string, filter: SearchFilter): Promise<SearchResult> | SearchResult
}

export interface SearchFilter {
  readonly at?: Day
  readonly in?: readonly string[]
  readonly lang?: string
  readonly type?: string
  readonly limit?: number
  readonly offset?: number
}

export interface SearchResult {
  readonly total: number
  readonly totalIsExact: boolean
  readonly tookMs: number
  readonly hits: readonly SearchHit[]
}

export interface SearchHit {
  readonly iri: string
  /** IRI of the work. */
  readonly work: string
  readonly title: string
  readonly num: string | null
  readonly heading: string | null
  /** Escaped HTML; what was found stands in `<mark>`. */
  readonly snippet: string
  readonly jurisdiction: string
  readonly language: string
  readonly inForceFrom: Day | null
  readonly inForceTo: Day | null
  readonly score: number
}

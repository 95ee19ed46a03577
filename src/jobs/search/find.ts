/** Finding the law: what a query cites, then what the search finds. This is what the command line, the API and the site ask. */
import type { Day } from '#kit/day.ts'
import { formatIri, parseIri } from '#law/iri.ts'
import { type Language, languageOf } from '#law/language.ts'
import { placeOf } from '#search/dialect/sqlite-hits.ts'
import type {
  CitedPlace,
  PhraseHistory,
  PhraseOptions,
  SearchOptions,
  SearchResult,
  Suggestion,
  SuggestOptions,
} from '#search/model.ts'
import { phraseHistory } from '#search/phrase-history.ts'
import { search } from '#search/search.ts'
import { suggest } from '#search/suggest.ts'
import { consolidationsOf } from '#store/consolidations.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Citation } from '../citations/citation.ts'
import { citationsInQuery } from '../citations/cite.ts'
import { planAcross } from './across-plan.ts'

export interface Finder {
  /** Throws QueryError where the query cannot be searched for, SearchTimeoutError where it takes too long. */
  search(query: string, options: SearchOptions): Promise<SearchResult>
  suggest(typed: string, options: SuggestOptions): Promise<readonly Suggestion[]>
  phrase(query: string, options: PhraseOptions): Promise<PhraseHistory>
}

/** Returns a finder that answers in this thread. */
export function finderOver(db: Database): Finder {
  return {
    search: async (query, options) => {
      const cited =
        options.cited ??
        (await citedIn(db, query, { at: options.at ?? null, language: languageAsked(query, options) }))
      const planner = (languages: ReadonlySet<string>) => planAcross(db, query, languages)
      return search(db, query, { planner, ...options, cited })
    },
    suggest: async (typed, options) => {
      const cited = await citedIn(db, typed, { at: null, language: null })
      const citations = cited.flatMap((place) =>
        place.iri === null ? [] : [citationSuggestion(place, place.iri)],
      )
      const offered = await suggest(db, typed, options)
      const known = new Set(citations.map(({ iri }) => iri))
      return [...citations, ...offered.filter(({ iri }) => iri === null || !known.has(iri))].slice(
        0,
        options.limit ?? 8,
      )
    },
    phrase: (query, options) => phraseHistory(db, query, options),
  }
}

interface Cited extends CitedPlace {
  readonly iri: string | null
}

const MOST_CITED = 5
// Of what a query says, so much must be the citation of an act for the act to be what is asked for.
const MOSTLY = 0.8

/**
 * Returns what a query cites: provisions, and acts that are all that it asks for. An act named beside other words is a place to
 * look in, which the search finds by its title.
 */
export async function citedIn(
  db: Database,
  query: string,
  { at, language }: { at: Day | null; language: Language | null },
): Promise<Cited[]> {
  const plain = withoutOperators(query)
  if (plain === null) return []
  const citations = await citationsInQuery(db, plain, { at })
  const places = citations
    .filter((each) => each.provision !== null || each.text.length >= plain.length * MOSTLY)
    .flatMap((each) => placesIn(db, each, at, language))
  // Of acts that share a name those are meant that are held.
  const held = places.filter(({ state }) => state === 'held')
  return (held.length > 0 ? held : places).slice(0, MOST_CITED)
}

// Filters are no part of what is cited, and phrases, choices and exclusions cite nothing.
function withoutOperators(query: string): string | null {
  const plain = query
    .replace(/(?:^|\s)-?(?:in|type|lang|at|force|year|title|work|across):(?:"[^"]*"|\S+)/g, ' ')
    .trim()
  return plain === '' || /["*]|\bOR\b|(?:^|\s)-/.test(plain) ? null : plain
}

// What is asked for in a language is looked for in it, whatever language it is cited in.
function languageAsked(query: string, { lang }: SearchOptions): Language | null {
  const asked = lang ?? /(?:^|\s)lang:"?([\w-]+)/.exec(query)?.[1]
  return asked === undefined ? null : languageOf(asked)
}

function placesIn(db: Database, citation: Citation, at: Day | null, asked: Language | null): Cited[] {
  const { state, work, eId, iri, named, confidence, text } = citation
  const written = iri === null ? null : (parseIri(iri)?.language ?? null)
  const language = asked ?? written
  const shared = { label: text.trim(), confidence, eId, iri, language }
  if (state === 'not-held') {
    const label = named === null ? shared.label : named.name
    return [{ ...shared, label, state, workId: null, provisionId: null, iri: null }]
  }
  const place = state === 'held' && work !== null ? placeOf(db, work, eId, language) : null
  // The act is held, but not what is cited of it: the search may know better.
  if (place === null || (eId !== null && place.provisionId === null)) return []
  // The text as amended stands before the text as enacted, which readers would take for it.
  const amended = consolidationsOf(db, { ...place, at, language }).map(
    ({ iri: of, ...same }): Cited => ({
      ...shared,
      ...same,
      state: 'held',
      language,
      iri: formatIri({ work: of, language: same.language, at: null, eId: same.eId }),
    }),
  )
  return [...amended, { ...shared, ...place, state: 'held' }]
}

function citationSuggestion({ label }: Cited, iri: string): Suggestion {
  return { kind: 'citation', text: label, iri, jurisdiction: null, language: null }
}

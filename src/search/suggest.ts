/** What is offered while a query is typed: acts by their titles, words of the texts, and better spellings. */
import { formatIri } from '#law/iri.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { plainWord } from './analysis/analysis.ts'
import { conditionsOf } from './conditions.ts'
import { type OpenIndex, openIndex } from './dialect/sqlite-attributes.ts'
import { matchTitles } from './dialect/sqlite-find.ts'
import { titleRows } from './dialect/sqlite-hits.ts'
import { wordsBeginning } from './dialect/sqlite-words.ts'
import { isInSight } from './in-sight.ts'
import { rowMatch } from './match.ts'
import type { Suggestion, SuggestOptions } from './model.ts'
import { narrowingOf } from './narrowing.ts'
import { type Clause, parseQuery } from './query.ts'
import { QueryError } from './query-error.ts'
import { forceFactor, rankOf } from './rank.ts'
import { nearestWords } from './spelling.ts'
import { vocabularyOf } from './vocabulary.ts'

const DEFAULT_LIMIT = 8
const MOST_TITLES = 300
const WORDS = 4
// Fewer letters than these begin too many words to be worth offering.
const SHORTEST = 2

/** Returns what to offer for a text of which the last word may not be finished: acts first, then words, then spellings. */
export async function suggest(db: Database, typed: string, options: SuggestOptions): Promise<Suggestion[]> {
  const limit = options.limit ?? DEFAULT_LIMIT
  const last = /[\p{L}\p{M}\p{N}'’-]+$/u.exec(typed)?.[0] ?? ''
  if ([...last].length < SHORTEST) return []
  const index = openIndex(db)
  const acts = actsNamed(index, typed, last, options)
  const before = typed.slice(0, typed.length - last.length)
  const words = wordsBeginning(db, plainWord(last, 'und'), WORDS).filter(
    ({ plain }) => plain !== plainWord(last, 'und') && isInSight(index, plain),
  )
  const offered = words.map(({ word }) => suggestion('word', `${before}${word}`))
  const spelled =
    acts.length === 0 && words.length === 0
      ? nearestWords(index, last, WORDS).map((word) => suggestion('spelling', `${before}${word}`))
      : []
  return [...acts.slice(0, Math.max(1, limit - offered.length)), ...offered, ...spelled].slice(0, limit)
}

function suggestion(kind: 'word' | 'spelling', text: string): Suggestion {
  return { kind, text, iri: null, jurisdiction: null, language: null }
}

// The last word is the beginning of one; those before it are whole.
function actsNamed(index: OpenIndex, typed: string, last: string, options: SuggestOptions): Suggestion[] {
  const before = clausesOf(typed.slice(0, typed.length - last.length))
  const wanted: Clause[] = [...before, { kind: 'prefix', text: last }]
  const vocabulary = vocabularyOf(index.db)
  const asked = { in: options.in ?? [], lang: options.lang ?? null }
  const narrowing = narrowingOf(index, asked, [], () => new Set())
  const query = { wanted, unwanted: [], numbers: [], filters: [] }
  const conditions = conditionsOf(query, narrowing.languages, vocabulary).wanted
  if (conditions.length === 0) return []
  const match = rowMatch(
    conditions.map((condition) => condition.match),
    [],
  )
  const found = matchTitles(index.db, match, MOST_TITLES).filter((id) => narrowing.fails[id] === 0)
  const rows = titleRows(index.db, found)
  const worth = ({ title, force }: (typeof rows)[number]) =>
    forceFactor(rankOf(force)) * (title.toLowerCase().startsWith(typed.toLowerCase()) ? 3 : 1) -
    title.length / 200
  const seen = new Set<string>()
  return rows
    .sort((a, b) => worth(b) - worth(a) || (a.title < b.title ? -1 : 1))
    .flatMap(({ title, iri, jurisdiction, language }): Suggestion[] => {
      const key = `${iri} ${language}`
      if (seen.has(key)) return []
      seen.add(key)
      return [
        {
          kind: 'act',
          text: title,
          iri: formatIri({ work: iri, language, at: null, eId: null }),
          jurisdiction,
          language,
        },
      ]
    })
}

function clausesOf(text: string): Clause[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return []
  try {
    return parseQuery(text).wanted.flatMap((part) => (part.kind === 'any' ? [] : [part]))
  } catch (error) {
    if (error instanceof QueryError) return []
    throw error
  }
}

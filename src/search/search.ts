/** Searching the library: provisions by their words and numbers, acts by their titles, as of a day. */
import { languageOf } from '#law/language.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Conditions, conditionsOf } from './conditions.ts'
import {
  type Candidate,
  findBeginning,
  findRows,
  findSpelled,
  type HitFilter,
  languagesHeld,
} from './dialect/sqlite-find.ts'
import { actHits, provisionHits } from './hits.ts'
import { rowMatch, type Vocabulary } from './match.ts'
import type { SearchOptions, SearchResult } from './model.ts'
import { parseQuery } from './query.ts'
import { markerFor } from './snippet.ts'
import { type Titles, titlesFor } from './titles.ts'

// Rows of one match that are ranked. Past it the match is one of common words, and which of its rows comes first says little.
const MOST_ROWS = 2000
const DEFAULT_LIMIT = 20
// So much better is a provision whose own number was asked for, beside the act that was named, than any mention of it.
const NUMBER_ASKED_FOR = 1000
// "Code civil article 1" is the article and not one of many sections 1.
const TEXT_ASKED_FOR = 100
const TITLE_WORD = 3

/**
 * Returns acts whose title is what the query says, then provisions, best first. Only texts that are shown and hold on the
 * day are found. Throws QueryError where the query cannot be searched for.
 */
export async function search(db: Database, text: string, options: SearchOptions): Promise<SearchResult> {
  const started = performance.now()
  const filter: HitFilter = {
    at: options.at ?? null,
    in: options.in ?? [],
    language: options.lang ? (languageOf(options.lang) ?? options.lang) : null,
    type: options.type ?? null,
  }
  const query = parseQuery(text)
  const languages = filter.language ? [filter.language] : languagesHeld(db)
  const conditions = conditionsOf(query, languages, vocabularyOf(db))
  const titles = titlesFor(db, text, conditions.wanted, filter)
  const acts = query.unwanted.length > 0 ? [] : await actHits(db, titles.whole, filter.at)
  const rows = rowsFor(db, conditions, titles, filter)
  const offset = options.offset ?? 0
  const limit = options.limit ?? DEFAULT_LIMIT
  const page = rows.found.slice(Math.max(0, offset - acts.length), Math.max(0, offset + limit - acts.length))
  return {
    total: acts.length + rows.found.length,
    totalIsExact: rows.exact,
    provisions: rows.found.length,
    at: filter.at,
    facets: null,
    approximate: rows.exact ? [] : ['ranked-first'],
    didYouMean: null,
    notHeld: [],
    hits: [
      ...acts.slice(offset, offset + limit),
      ...(await provisionHits(db, page, markerFor(conditions.wanted))),
    ],
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  }
}

// A beginning with more endings than this is a beginning of terms as well.
const MOST_ENDINGS = 100

function vocabularyOf(db: Database): Vocabulary {
  return {
    spelled: (plain) => findSpelled(db, plain),
    beginning: (plain) => findBeginning(db, plain, MOST_ENDINGS),
  }
}

// What an act's title says need not be said again in its provisions: "code civil mariage" is "mariage" in the Code civil.
function rowsFor(
  db: Database,
  conditions: Conditions,
  titles: Titles,
  filter: HitFilter,
): { found: Candidate[]; exact: boolean } {
  const scores = new Map<number, number>()
  let exact = titles.exact
  const add = (match: string, expressions: readonly number[] | null, bonus: number, textBonus = 0) => {
    const rows = findRows(db, match, filter, MOST_ROWS, expressions)
    if (rows.length === MOST_ROWS) exact = false
    for (const { id, score, hasText } of rows)
      scores.set(id, Math.max(scores.get(id) ?? 0, score + bonus + (hasText ? textBonus : 0)))
  }
  const matches = conditions.wanted.map(({ match }) => match)
  if (matches.length === 0) return { found: [], exact }
  const together = rowMatch(matches, conditions.unwanted)
  add(
    conditions.adjacent && conditions.unwanted.length === 0
      ? `(${together}) OR ${conditions.adjacent}`
      : together,
    null,
    0,
  )
  for (const group of titles.partly) {
    const rest = conditions.wanted.filter((condition) => !group.said.has(condition)).map(({ match }) => match)
    add(rowMatch(rest, conditions.unwanted), group.expressions, group.said.size * TITLE_WORD)
  }
  for (const number of conditions.numbers) {
    const others = conditions.wanted.filter((condition) => condition !== number)
    const named = others.length === 0 ? null : titles.saying(others)
    if (named === null || named.length > 0)
      add(rowMatch([`num : ${number.match}`], conditions.unwanted), named, NUMBER_ASKED_FOR, TEXT_ASKED_FOR)
  }
  const found = Array.from(scores, ([id, score]) => ({ id, score }))
  return { found: found.sort((a, b) => b.score - a.score || a.id - b.id), exact }
}

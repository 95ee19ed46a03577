/** The query language: words (all of them), "phrases", beginnings*, -without. */
import { numberKey } from '#law/number.ts'
import { isUnspaced, wordsIn } from './analysis/analysis.ts'

/**
 * What can be wrong with a query. `field`: there is no filter of the name; `value`: the filter does not take the value; `or`: OR
 * has nothing on one side; `bracket`: a parenthesis is not closed or not opened.
 */
export type QueryFault =
  | 'long'
  | 'quotation'
  | 'words'
  | 'empty'
  | 'unwanted'
  | 'prefix'
  | 'field'
  | 'value'
  | 'or'
  | 'bracket'

/** A query that cannot be searched for. The message says what is wrong and what to write instead; a page says it in its own language. */
export class QueryError extends Error {
  override name = 'QueryError'
  readonly fault: QueryFault
  /** What a message in another language needs: the limit that was passed, the word that was meant. */
  readonly values: Readonly<Record<string, string | number>>

  constructor(fault: QueryFault, message: string, values: Readonly<Record<string, string | number>> = {}) {
    super(message)
    this.fault = fault
    this.values = values
  }
}

/** One condition of a query. */
export interface Clause {
  readonly kind: 'word' | 'phrase' | 'prefix'
  /** As written, without operators. */
  readonly text: string
}

export interface Query {
  /** All of these must be found. */
  readonly wanted: readonly Clause[]
  /** None of these. */
  readonly unwanted: readonly Clause[]
  /** Those of `wanted` that may be the number of a provision; words such as "article" or "§" beside them are not conditions. */
  readonly numbers: readonly Clause[]
}

const MOST_CHARACTERS = 500
const MOST_CLAUSES = 24
const SHORTEST_PREFIX = 3

const PART = /(?<minus>(?<=^|\s)[-−])?(?:"(?<phrase>[^"]*)"|(?<word>[^\s"]+))/gu

/** Returns the query that a text states. Throws QueryError where there is nothing to look for or an operator is misused. */
export function parseQuery(text: string): Query {
  const plain = normalized(text)
  if (plain.length > MOST_CHARACTERS)
    throw new QueryError(
      'long',
      `Cannot search: the query has ${plain.length} characters; at most ${MOST_CHARACTERS} are taken`,
      { n: plain.length, most: MOST_CHARACTERS },
    )
  if ((plain.match(/"/g)?.length ?? 0) % 2 === 1)
    throw new QueryError(
      'quotation',
      'Cannot search: a quotation mark is not closed; write a phrase as "two words"',
    )
  const wanted: Clause[] = []
  const unwanted: Clause[] = []
  for (const { groups = {} } of plain.matchAll(PART)) {
    const clauses =
      groups.phrase === undefined ? wordClauses(groups.word ?? '') : phraseClauses(groups.phrase)
    ;(groups.minus ? unwanted : wanted).push(...clauses)
  }
  if (wanted.length === 0) throw nothingWanted(unwanted.length > 0)
  if (wanted.length + unwanted.length > MOST_CLAUSES)
    throw new QueryError(
      'words',
      `Cannot search: the query has more than ${MOST_CLAUSES} words; leave some out, or write them as a "phrase"`,
      { most: MOST_CLAUSES },
    )
  const numbers = wanted.filter((clause) => clause.kind === 'word' && /\p{N}/u.test(clause.text))
  return { wanted: numbers.length > 0 ? withoutKindWords(wanted) : wanted, unwanted, numbers }
}

function nothingWanted(onlyUnwanted: boolean): QueryError {
  return onlyUnwanted
    ? new QueryError(
        'unwanted',
        'Cannot search: the query only says what must not be found; add a word that must',
      )
    : new QueryError(
        'empty',
        'Cannot search: the query has no word; write words, a "phrase", or the beginning of a word with *',
      )
}

// Typographic quotation marks are quotation marks; the letter of a French code article belongs to its number, however it is typed.
function normalized(text: string): string {
  return text
    .replace(/[“”„«»‟＂]/g, '"')
    .replace(/(?<![\p{L}\p{M}\p{N}])([lrda])\*{0,2}(?:\.\s?|\s|(?=\d))(?=\d+-\d)/giu, (_, letter: string) =>
      letter.toUpperCase(),
    )
    .replace(/(?<![\p{L}\p{M}\p{N}])([LRDA])\*{0,2}\.\s?(?=\d)/giu, (_, letter: string) =>
      letter.toUpperCase(),
    )
}

function wordClauses(word: string): Clause[] {
  const words = [...wordsIn(word)]
  const last = words.at(-1)
  if (!last) return []
  const isPrefix = word.endsWith('*') && word.length === last.start + last.text.length + 1
  const parts = words.flatMap(({ text }) => (isUnspaced(text) ? segments(text) : [text]))
  return parts.map((text, index) =>
    isPrefix && index === parts.length - 1 ? prefix(text) : { kind: 'word', text },
  )
}

function prefix(text: string): Clause {
  if ([...text].length < SHORTEST_PREFIX && !isUnspaced(text)) {
    throw new QueryError(
      'prefix',
      `Cannot search for "${text}*": at least ${SHORTEST_PREFIX} characters must stand before the asterisk`,
      { text, least: SHORTEST_PREFIX },
    )
  }
  return { kind: 'prefix', text }
}

function phraseClauses(text: string): Clause[] {
  const words = [...wordsIn(text)]
  return words.length === 0 ? [] : [{ kind: 'phrase', text }]
}

let segmenter: Intl.Segmenter | undefined

// People write Chinese, Japanese or Thai without spaces; each word of it is a condition.
function segments(run: string): string[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  return Array.from(segmenter.segment(run)).flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  )
}

// "s. 12", "ст. 43": short for a kind beside a number, whose full stop is no part of the word.
const SHORT_KINDS: ReadonlySet<string> = new Set(['s', 'ss', 'sec', 'sect', 'ст'])

function withoutKindWords(clauses: readonly Clause[]): readonly Clause[] {
  const kept = clauses.filter(
    ({ kind, text }) => kind !== 'word' || (numberKey(text) !== '' && !SHORT_KINDS.has(text.toLowerCase())),
  )
  return kept.length > 0 ? kept : clauses
}

/** The query language: words (all of them), "phrases", beginnings*, -without, this OR that, (groups), and filters such as in:fr. */
import { numberKey } from '#law/number.ts'
import { isUnspaced, wordsIn } from './analysis/analysis.ts'
import { QueryError } from './query-error.ts'
import { type Filters, isFilterName, readFilter } from './query-filters.ts'
import { joinedNumbers, type Token, tokensOf } from './query-tokens.ts'

export { QueryError, type QueryFault } from './query-error.ts'

/** One condition of a query. */
export interface Clause {
  readonly kind: 'word' | 'phrase' | 'prefix'
  /** As written, without operators. */
  readonly text: string
}

/** One of several. */
export interface Choice {
  readonly kind: 'any'
  readonly of: readonly Branch[]
}

export type Part = Clause | Choice

export interface Branch {
  /** All of these must be found. */
  readonly wanted: readonly Part[]
  /** None of these. */
  readonly unwanted: readonly Part[]
}

export interface Query extends Branch {
  /** Those of `wanted` that may be the number of a provision; words such as "article" or "§" beside them are not conditions. */
  readonly numbers: readonly Clause[]
  readonly filters: Filters
}

const MOST_CHARACTERS = 500
const MOST_CLAUSES = 24
const SHORTEST_PREFIX = 3

/**
 * Returns the query that a text states. Throws QueryError where there is nothing to look for, or an operator or a filter is
 * misused. The grammar: `docs/spec/search.md`.
 */
export function parseQuery(text: string): Query {
  if (text.length > MOST_CHARACTERS)
    throw new QueryError(
      'long',
      `Cannot search: the query has ${text.length} characters; at most ${MOST_CHARACTERS} are taken`,
      { n: text.length, most: MOST_CHARACTERS },
    )
  const tokens = tokensOf(joinedNumbers(text))
  const filters: Filters[number][] = []
  const words: Token[] = []
  for (const token of tokens) {
    if (token.field === null) words.push(token)
    else if (isFilterName(token.field)) filters.push(readFilter(token.field, token.text, token.minus))
    else words.push({ ...token, text: `${token.field}:${token.text}` })
  }
  const reader = new Reader(words)
  const { wanted, unwanted } = reader.branch(0)
  if (wanted.length === 0) throw nothingWanted(unwanted.length > 0)
  if (reader.clauses > MOST_CLAUSES)
    throw new QueryError(
      'words',
      `Cannot search: the query has more than ${MOST_CLAUSES} words; leave some out, or write them as a "phrase"`,
      { most: MOST_CLAUSES },
    )
  const numbers = wanted.filter((part): part is Clause => part.kind === 'word' && /\p{N}/u.test(part.text))
  return { wanted: numbers.length > 0 ? withoutKindWords(wanted) : wanted, unwanted, numbers, filters }
}

/** Returns the clauses of parts, those of choices among them. */
export function clausesIn(parts: readonly Part[]): Clause[] {
  return parts.flatMap((part) =>
    part.kind === 'any' ? part.of.flatMap(({ wanted }) => clausesIn(wanted)) : [part],
  )
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

// OR joins its two neighbours and nothing more, as readers know it from other searches: a b OR c is a and one of b, c.
class Reader {
  readonly #tokens: readonly Token[]
  #at = 0
  clauses = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  branch(depth: number): Branch {
    const wanted: Part[] = []
    const unwanted: Part[] = []
    for (let token = this.#tokens[this.#at]; token; token = this.#tokens[this.#at]) {
      if (token.kind === 'close') {
        if (depth === 0) throw bracket()
        this.#at++
        return { wanted, unwanted }
      }
      if (token.kind === 'or') throw orAlone()
      const minus = token.minus
      const first = this.#item(depth)
      const choices = [first]
      while (this.#tokens[this.#at]?.kind === 'or') {
        this.#at++
        const next = this.#tokens[this.#at]
        if (!next || next.kind === 'or' || next.kind === 'close' || next.minus || minus) throw orAlone()
        choices.push(this.#item(depth))
      }
      const joined = choices.length === 1 ? partsOf(first) : choice(choices)
      ;(minus ? unwanted : wanted).push(...joined)
    }
    if (depth > 0) throw bracket()
    return { wanted, unwanted }
  }

  #item(depth: number): Branch {
    const token = this.#tokens[this.#at++]
    if (token?.kind === 'open') return this.branch(depth + 1)
    const wanted = token?.kind === 'phrase' ? phraseClauses(token.text) : wordClauses(token?.text ?? '')
    this.clauses += wanted.length
    return { wanted, unwanted: [] }
  }
}

// A group that stands alone is no choice: what is in it is wanted.
function partsOf(branch: Branch): Part[] {
  if (branch.unwanted.length === 0) return [...branch.wanted]
  if (branch.wanted.length === 0) throw nothingWanted(true)
  return [{ kind: 'any', of: [branch] }]
}

function choice(branches: readonly Branch[]): Part[] {
  const of = branches.filter(({ wanted, unwanted }) => wanted.length > 0 || unwanted.length > 0)
  if (of.some(({ wanted }) => wanted.length === 0)) throw nothingWanted(true)
  const [only] = of
  if (!only) return []
  return of.length === 1 ? partsOf(only) : [{ kind: 'any', of }]
}

function orAlone(): QueryError {
  return new QueryError('or', 'Cannot search: OR must stand between two words or phrases: contract OR lease')
}

function bracket(): QueryError {
  return new QueryError('bracket', 'Cannot search: a parenthesis is not closed, or not opened')
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

function withoutKindWords(parts: readonly Part[]): readonly Part[] {
  const kept = parts.filter(
    (part) =>
      part.kind !== 'word' || (numberKey(part.text) !== '' && !SHORT_KINDS.has(part.text.toLowerCase())),
  )
  return kept.length > 0 ? kept : parts
}

/** A query's clauses as conditions that the index can answer, in the languages held. */
import { adjacentMatch, clauseMatch } from './match.ts'
import type { Clause, Query } from './query.ts'
import { isStopWord } from './stop-words.ts'

/** A clause with its expression in the index's query language. */
export interface Condition {
  readonly clause: Clause
  readonly match: string
}

export interface Conditions {
  readonly wanted: readonly Condition[]
  /** Those of `wanted` that may be the number of a provision. */
  readonly numbers: readonly Condition[]
  readonly unwanted: readonly string[]
  /** All the words one after another, for ranking; null where there are not several. */
  readonly adjacent: string | null
}

/** Returns the conditions. Stop words are left out where other words are left. */
export function conditionsOf(query: Query, languages: readonly string[]): Conditions {
  const wanted = withoutStopWords(query.wanted, languages).flatMap((clause) => conditionOf(clause, languages))
  return {
    wanted,
    numbers: wanted.filter(({ clause }) => query.numbers.includes(clause)),
    unwanted: query.unwanted.flatMap((clause) => conditionOf(clause, languages)).map(({ match }) => match),
    adjacent: adjacentMatch(query.wanted, languages),
  }
}

function conditionOf(clause: Clause, languages: readonly string[]): Condition[] {
  const match = clauseMatch(clause, languages)
  return match === null ? [] : [{ clause, match }]
}

function withoutStopWords(clauses: readonly Clause[], languages: readonly string[]): readonly Clause[] {
  const kept = clauses.filter((clause) => clause.kind !== 'word' || !isStopWord(clause.text, languages))
  return kept.length > 0 ? kept : clauses
}

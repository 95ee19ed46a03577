/** A query's clauses as conditions that the index can answer, by the rules of the languages held. */
import { rulesFor } from './analysis.ts'
import { adjacentMatch, clauseMatch } from './match.ts'
import type { Clause, Query } from './query.ts'
import { isStopWord } from './stop-words.ts'

/** A clause with its expression in the index's query language. */
export interface Condition {
  readonly clause: Clause
  readonly match: string
}

export interface Conditions {
  /** Languages by whose rules the clauses were analysed. */
  readonly rules: readonly string[]
  readonly wanted: readonly Condition[]
  /** Those of `wanted` that may be the number of a provision. */
  readonly numbers: readonly Condition[]
  readonly unwanted: readonly string[]
  /** All the words one after another, for ranking; null where there are not several. */
  readonly adjacent: string | null
}

/** Returns the conditions. Stop words are left out where other words are left. */
export function conditionsOf(query: Query, languages: readonly string[]): Conditions {
  const rules = [...new Set(languages.map(rulesFor))]
  const wanted = withoutStopWords(query.wanted, languages).flatMap((clause) => conditionOf(clause, rules))
  return {
    rules,
    wanted,
    numbers: wanted.filter(({ clause }) => query.numbers.includes(clause)),
    unwanted: query.unwanted.flatMap((clause) => conditionOf(clause, rules)).map(({ match }) => match),
    adjacent: adjacentMatch(query.wanted, rules),
  }
}

function conditionOf(clause: Clause, rules: readonly string[]): Condition[] {
  const match = clauseMatch(clause, rules)
  return match === null ? [] : [{ clause, match }]
}

function withoutStopWords(clauses: readonly Clause[], languages: readonly string[]): readonly Clause[] {
  const kept = clauses.filter((clause) => clause.kind !== 'word' || !isStopWord(clause.text, languages))
  return kept.length > 0 ? kept : clauses
}

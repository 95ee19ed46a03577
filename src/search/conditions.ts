/** A query's clauses as conditions that the index can answer, by the rules of the languages held. */
import { queryTerms, rulesFor, type Terms } from './analysis/analysis.ts'
import { isStopWord } from './analysis/stop-words.ts'
import { answersTo, anyOf, type Vocabulary } from './match.ts'
import type { Clause, Query } from './query.ts'

/** A clause, what answers it, and that as an expression of the index. */
export interface Condition {
  readonly clause: Clause
  readonly answers: readonly Terms[]
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
export function conditionsOf(query: Query, languages: readonly string[], vocabulary: Vocabulary): Conditions {
  const rules = [...new Set(languages.map(rulesFor))]
  const conditionOf = (clause: Clause): Condition[] => {
    const answers = answersTo(clause, rules, vocabulary)
    return answers.length === 0 ? [] : [{ clause, answers, match: anyOf(answers) }]
  }
  const wanted = withoutStopWords(query.wanted, languages).flatMap(conditionOf)
  return {
    wanted,
    numbers: wanted.filter(({ clause }) => query.numbers.includes(clause)),
    unwanted: query.unwanted.flatMap(conditionOf).map(({ match }) => match),
    adjacent: adjacentMatch(query.wanted, rules),
  }
}

function withoutStopWords(clauses: readonly Clause[], languages: readonly string[]): readonly Clause[] {
  const kept = clauses.filter((clause) => clause.kind !== 'word' || !isStopWord(clause.text, languages))
  return kept.length > 0 ? kept : clauses
}

function adjacentMatch(clauses: readonly Clause[], rules: readonly string[]): string | null {
  const words = clauses.filter((clause) => clause.kind === 'word').map((clause) => clause.text)
  if (words.length < 2) return null
  const phrases = new Map(
    rules.map((language) => queryTerms(words.join(' '), language)).map((terms) => [terms.terms, terms]),
  )
  return anyOf([...phrases.values()])
}

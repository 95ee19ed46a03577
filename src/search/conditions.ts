/** A query's parts as conditions that the index can answer, by the rules of the languages held. */
import { queryTerms, rulesFor, type Terms } from './analysis/analysis.ts'
import { isStopWord } from './analysis/stop-words.ts'
import { likelyRules } from './likely-languages.ts'
import { answersTo, anyOf, rowMatch, type Vocabulary } from './match.ts'
import { type Branch, type Clause, clausesIn, type Part, type Query } from './query.ts'

/** A part of a query, what answers it, and that as an expression of the index. */
export interface Condition {
  /** What readers typed. */
  readonly text: string
  readonly clause: Clause | null
  /** Any of these; of a choice, those of all its clauses. */
  readonly answers: readonly Terms[]
  readonly match: string
  /** Where it is a choice: of what. */
  readonly of: readonly ConditionBranch[] | null
  /** Runs of a script without spaces that are marked where they stand; absent where that is what readers typed. */
  readonly runs?: readonly string[]
}

export interface ConditionBranch {
  readonly wanted: readonly Condition[]
  readonly unwanted: readonly Condition[]
}

export interface Conditions extends ConditionBranch {
  /** Those of `wanted` that may be the number of a provision. */
  readonly numbers: readonly Condition[]
  /** All the words one after another, for ranking; null where there are not several. */
  readonly adjacent: Condition | null
}

/** Returns the conditions. Stop words are left out where other words are left. */
export function conditionsOf(query: Query, languages: readonly string[], vocabulary: Vocabulary): Conditions {
  const maker: Maker = { rules: [...new Set(languages.map(rulesFor))], languages, vocabulary }
  const { wanted, unwanted } = branchOf(query, maker)
  const words = query.wanted.filter((part): part is Clause => part.kind === 'word')
  return {
    wanted,
    unwanted,
    numbers: wanted.filter(({ clause }) => clause !== null && query.numbers.includes(clause)),
    adjacent: words.length < 2 ? null : adjacentOf(words, maker),
  }
}

/** Returns every condition that is a clause, those in choices among them: what is marked in a text. */
export function clauseConditions(conditions: readonly Condition[]): Condition[] {
  return conditions.flatMap((condition) =>
    condition.of ? condition.of.flatMap(({ wanted }) => clauseConditions(wanted)) : [condition],
  )
}

interface Maker {
  readonly rules: readonly string[]
  readonly languages: readonly string[]
  readonly vocabulary: Vocabulary
}

function branchOf({ wanted, unwanted }: Branch, maker: Maker): ConditionBranch {
  return {
    wanted: once(withoutStopWords(wanted, maker.languages).flatMap((part) => conditionOf(part, maker))),
    unwanted: once(unwanted.flatMap((part) => conditionOf(part, maker))),
  }
}

// A word that is said twice is asked for once.
function once(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((condition) => [condition.match, condition])).values()]
}

function conditionOf(part: Part, maker: Maker): Condition[] {
  if (part.kind !== 'any') {
    const rules = part.kind === 'prefix' ? maker.rules : likelyRules(part.text, maker.rules, maker.vocabulary)
    const answers = answersTo(part, rules, maker.vocabulary)
    return answers.length === 0
      ? []
      : [{ text: part.text, clause: part, answers, match: anyOf(answers), of: null }]
  }
  const of = part.of.map((branch) => branchOf(branch, maker)).filter(({ wanted }) => wanted.length > 0)
  if (of.length === 0) return []
  const matches = of.map(branchMatch)
  const text = clausesIn([part])
    .map((clause) => clause.text)
    .join(' ')
  const answers = of.flatMap(({ wanted }) => wanted.flatMap((each) => each.answers))
  return [{ text, clause: null, answers, match: `(${matches.join(' OR ')})`, of }]
}

/** Returns a branch as an expression of the index. */
export function branchMatch({ wanted, unwanted }: ConditionBranch): string {
  return `(${rowMatch(
    wanted.map(({ match }) => match),
    unwanted.map(({ match }) => match),
  )})`
}

function withoutStopWords(parts: readonly Part[], languages: readonly string[]): readonly Part[] {
  const kept = parts.filter((part) => part.kind !== 'word' || !isStopWord(part.text, languages))
  return kept.length > 0 ? kept : parts
}

function adjacentOf(words: readonly Clause[], { rules: all, vocabulary }: Maker): Condition | null {
  const text = words.map((clause) => clause.text).join(' ')
  const rules = likelyRules(text, all, vocabulary)
  const phrases = new Map(
    rules.map((language) => queryTerms(text, language)).map((terms) => [terms.terms, terms]),
  )
  const answers = [...phrases.values()].filter(({ terms }) => terms.includes(' '))
  if (answers.length === 0) return null
  return { text, clause: { kind: 'phrase', text }, answers, match: anyOf(answers), of: null }
}

/** From clauses to expressions of FTS5's query language. Terms are quoted, so that nothing in a query is an operator. */
import { prefixTerm, queryTerms, termsOf } from './analysis.ts'
import type { Clause } from './query.ts'
import { STEMMERS } from './stemmers.ts'

/** Returns the expression for a clause: any of its analyses by the rules of the languages. Null where nothing of it is searched. */
export function clauseMatch(clause: Clause, rules: readonly string[]): string | null {
  const variants = new Set(rules.flatMap((language) => variantsOf(clause, language)))
  return variants.size === 0 ? null : `(${[...variants].join(' OR ')})`
}

/** Returns the expression for rows in which all the wanted are found and none of the unwanted. */
export function rowMatch(wanted: readonly string[], unwanted: readonly string[]): string {
  const all = wanted.join(' AND ')
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`
}

/** Returns the expression for the words one after another, where there are several; null otherwise. */
export function adjacentMatch(clauses: readonly Clause[], rules: readonly string[]): string | null {
  const words = clauses.filter((clause) => clause.kind === 'word')
  if (words.length < 2) return null
  return clauseMatch({ kind: 'phrase', text: words.map((word) => word.text).join(' ') }, rules)
}

function variantsOf(clause: Clause, language: string): string[] {
  if (clause.kind !== 'prefix') {
    const { terms, open } = queryTerms(clause.text, language)
    return quoted(terms, open)
  }
  const beginning = prefixTerm(clause.text, language)
  // A beginning longer than the stem would miss the word itself: terms are stems.
  const stem = STEMMERS[language] ? termsOf(clause.text, language) : ''
  return [
    ...quoted(beginning, true),
    ...(stem !== beginning && beginning.startsWith(stem) ? quoted(stem) : []),
  ]
}

function quoted(terms: string, open = false): string[] {
  return terms === '' ? [] : [`"${terms.replaceAll('"', '')}"${open ? ' *' : ''}`]
}

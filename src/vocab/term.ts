/** Terms as files of subjects write them: a label and a pattern in one, with a bar where the endings begin (`dismiss|al`). */
import { VocabularyError } from './vocabulary-error.ts'

export interface Term {
  /** What people read; null for a pattern alone. */
  readonly label: string | null
  /** What is looked for; null for a label alone. */
  readonly pattern: string | null
}

/**
 * Returns the label and the pattern of a term: `contract|` is both, `=contract` a label alone, and what holds `*`, `/` or `..` a pattern alone.
 * Brackets round the whole make the pattern weak. Throws VocabularyError where a bar stands twice in a word.
 */
export function parseTerm(term: string): Term {
  if (term.startsWith('=')) return { label: term.slice(1).trim(), pattern: null }
  const weak = /^\(.*\)$/s.test(term)
  const body = weak ? term.slice(1, -1) : term
  if (/\|[^\s/]*\|/.test(body))
    throw new VocabularyError(
      `Cannot read the term "${term}": a bar stands twice in one word; expected one, where the endings begin`,
    )
  const pattern = body.replace(/\|[^\s/]*/g, '*')
  const label = /[*/]|(^|\s)\.\.(\s|$)|\p{L}\.\.\p{L}/u.test(body) ? null : body.replaceAll('|', '')
  return { label, pattern: weak ? `(${pattern})` : pattern }
}

/** From clauses to what the index is asked for. Terms are quoted, so that nothing in a query is an operator of FTS5. */
import { isUnspaced, plainWord, prefixTerm, queryTerms, type Terms } from './analysis/analysis.ts'
import { lowerCase } from './analysis/folding.ts'
import type { Clause } from './query.ts'

/** The words that the index holds in full, beside its terms: stems hide endings and go by marks. */
export interface Vocabulary {
  /** Returns the terms of words that are spelled so without their marks. */
  readonly spelled: (plain: readonly string[]) => string[]
  /** Returns the terms of words that begin so, where the terms do not. */
  readonly beginning: (plain: string) => string[]
  /** Returns in which languages there is a word that is spelled so without its marks, and in how many texts of each. */
  readonly languages: (plain: string) => readonly (readonly [language: string, texts: number])[]
}

/** Returns what answers a clause: its terms by the rules of each language, and the terms of words that the index holds in full. */
export function answersTo(clause: Clause, rules: readonly string[], vocabulary: Vocabulary): Terms[] {
  const all = rules.flatMap((language) => answerTo(clause, language))
  const likely = clause.kind === 'word' ? likelyAnswers(all, clause.text) : all
  const answers = likely.length > 0 ? likely : all
  const found = new Map(answers.map((answer) => [`${answer.terms}|${answer.open}`, answer]))
  for (const term of inFull(clause, rules, vocabulary))
    found.set(`${term}|false`, { terms: term, open: false })
  return [...found.values()]
}

function answerTo(clause: Clause, language: string): Terms[] {
  if (clause.kind === 'prefix') {
    // An article that is elided before a beginning is no part of it: "l'accè*".
    const terms = prefixTerm(clause.text, language).replace(/^.*['’ʼ‘]/, '')
    return terms === '' ? [] : [{ terms, open: true }]
  }
  const answer = queryTerms(clause.text, language)
  return answer.terms === '' ? [] : [answer]
}

function inFull(clause: Clause, rules: readonly string[], vocabulary: Vocabulary): string[] {
  if (clause.kind === 'phrase' || isUnspaced(clause.text)) return []
  const plain = [...new Set(rules.flatMap((language) => typedPlain(clause.text, language)))]
  return clause.kind === 'prefix'
    ? plain.flatMap(vocabulary.beginning)
    : plain.length > 0
      ? vocabulary.spelled(plain)
      : []
}

/** Returns the expression for any of the answers. */
export function anyOf(answers: readonly Terms[]): string {
  return `(${answers.map(({ terms, open }) => `"${terms.replaceAll('"', '')}"${open ? ' *' : ''}`).join(' OR ')})`
}

/** Returns the expression for rows in which all the wanted are found and none of the unwanted. */
export function rowMatch(wanted: readonly string[], unwanted: readonly string[]): string {
  const all = wanted.join(' AND ')
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`
}

// Rules of a foreign language may take a word for an ending and little else: German "leben" would be French "le". Nor do they know what
// an apostrophe cuts off: where one language reads "l'accord" as a word, its two parts one after another are what no text means.
function likelyAnswers(all: readonly Terms[], word: string): Terms[] {
  const whole = all.filter(({ terms }) => !terms.includes(' '))
  return (whole.length > 0 && !isUnspaced(word) ? whole : all).filter(
    ({ terms, open }) => open || terms.length > 2 || word.length < 5,
  )
}

// The word as spellings are kept, where it was typed without marks.
function typedPlain(word: string, language: string): string[] {
  const plain = plainWord(word, language)
  return lowerCase(word, language).replace(/^.*['’ʼ‘]/, '') === plain ? [plain] : []
}

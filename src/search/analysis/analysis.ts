/**
 * From words to index terms, per language: lower case, elided articles dropped, stems, marks folded. Legal numbers stay whole
 * (`L. 1221-1` is `l1221-1`, `5¹` is `5-1`); scripts without spaces are indexed by pairs of characters, so that any run of them is found.
 */
import { numberKey } from '#law/number.ts'
import type { LanguageRules } from './contract.ts'
import { fold, lowerCase, withLetters } from './folding.ts'
import { asciiDigits, hanNumbersAsDigits, hasNumber, numberTerm, romanValue } from './numbers.ts'
import { RULES, ruledAs } from './registry.ts'
import { TermCache } from './term-cache.ts'
import { charactersOf, isUnspaced, pairsOf, runsOf } from './unspaced.ts'
import { findWord, type Span, wordsIn } from './words.ts'

export { isUnspaced } from './unspaced.ts'
export { type Word, wordsIn } from './words.ts'

/** Returns the terms of a text for the index, separated by single spaces. Its words are added to `words`. */
export function indexTerms(text: string, language: string, words?: Set<string>): string {
  const known = knownWords(rulesFor(language))
  const span: Span = { start: 0, end: 0 }
  let all = ''
  while (findWord(text, span.end, span)) {
    const { word, terms } = known(text.slice(span.start, span.end))
    if (terms !== '') all += all === '' ? terms : ` ${terms}`
    words?.add(word)
  }
  return all
}

/** A word as it is spelled in full without marks, and its term. */
export interface Spelling {
  readonly plain: string
  readonly term: string
}

/** Returns the word's spelling where its term alone does not tell it; null for numbers, scripts without spaces, and words that are terms. */
export function spellingOf(word: string, language: string): Spelling | null {
  if (isUnspaced(word)) return null
  const rules = rulesFor(language)
  const plain = plainWord(word, rules)
  const term = termsOf(word, rules)
  const told = plain === term && termsOf(plain, rules) === term
  return told || plain === '' || /[ \d]/.test(plain) || /^\d|[ ]/.test(term) ? null : { plain, term }
}

/** Returns a word in lower case without any marks and elided article, as spellings are kept: as it is typed where the keyboard has no letter with a mark. */
export function plainWord(word: string, language: string): string {
  return fold(writtenWord(word, language), 'und')
}

/** Returns a word in lower case without elided article and the marks that its readers leave out; letters of their own are kept. */
export function writtenWord(word: string, language: string): string {
  const rules = RULES[rulesFor(language)]
  return partsOf(lowerCase(word, language), rules)
    .map((part) => fold(withLetters(part, rules?.letters), language))
    .join(' ')
}

/** Returns the language whose rules a language's words are analysed by; `und` where it has none of its own. */
export function rulesFor(language: string): string {
  let rules = rulesOf.get(language)
  if (rules === undefined) {
    const base = ruledAs(language)
    rules = Object.hasOwn(RULES, base) ? base : 'und'
    rulesOf.set(language, rules)
  }
  return rules
}

const rulesOf = new Map<string, string>()

/** Returns the terms of one word, separated by single spaces; empty where nothing of it is searched. */
export function termsOf(word: string, language: string): string {
  return knownWords(rulesFor(language))(word).terms
}

type KnownWords = (word: string) => { readonly word: string; readonly terms: string }

const known = new Map<string, KnownWords>()

function knownWords(rules: string): KnownWords {
  let of = known.get(rules)
  if (of === undefined) {
    const cache = new TermCache()
    const analyseOne = (word: string) => analyse(word, rules)
    known.set(rules, (of = (word) => cache.of(word, analyseOne)))
  }
  return of
}

/** Terms that a text holds one after another; `open` where the last is the beginning of a term. */
export interface Terms {
  readonly terms: string
  readonly open: boolean
  /** Each term is the beginning of a word, and so many other words may stand between two of them; absent where they follow one another. */
  readonly between?: number
}

/** Returns what words of a query, one after another, ask for in texts of the language. */
export function queryTerms(words: string, language: string): Terms {
  const all = Array.from(wordsIn(words), ({ text }) => text)
  const terms = all
    .map((word) => termsOf(word, language))
    .filter((term) => term !== '')
    .join(' ')
  const run = runsOf(all.at(-1) ?? '').at(-1) ?? ''
  if (!isUnspaced(run)) return { terms, open: false }
  // In a text other characters may follow the run, so that its last one does not stand alone there.
  return charactersOf(run).length === 1
    ? { terms, open: true }
    : { terms: terms.slice(0, terms.lastIndexOf(' ')), open: false }
}

/** Returns a beginning of a word as terms begin: folded, not stemmed. */
export function prefixTerm(word: string, language: string): string {
  if (isUnspaced(word)) return queryTerms(word, language).terms
  const rules = RULES[rulesFor(language)]
  const lower = hasNumber(word) ? numberTerm(word, rules) : lowerCase(word, language)
  return fold(withLetters(lower, rules?.letters), language)
}

/** Returns the terms of a provision's number: its words as printed, and the number alone ("Article 1er" is also `1`, "Title I" too). */
export function numberTerms(num: string, language: string): string {
  const digits = hanNumbersAsDigits(asciiDigits(num))
  const printed = indexTerms(digits, language)
  const key = numberKey(digits).replace(/^(LO|\p{L})-(?=\d)/u, '$1')
  const keys = [indexTerms(key, language), ONE_LETTER_NUMERALS.get(key) ?? '']
  return [printed, ...keys.filter((each) => !` ${printed} `.includes(` ${each} `))]
    .filter((terms) => terms !== '')
    .join(' ')
}

// The name of a kind before them tells numerals from letters; `numberKey` has taken it away.
const ONE_LETTER_NUMERALS: ReadonlyMap<string, string> = new Map([
  ['I', '1'],
  ['V', '5'],
  ['X', '10'],
])

function analyse(word: string, language: string): string {
  // The sign of an ordinal behind a full stop ("1.º") says nothing of its own.
  if (word === 'º' || word === 'ª') return ''
  const rules = RULES[language]
  if (!isUnspaced(word)) return analyseSpaced(word, language, rules)
  return runsOf(word)
    .map((run) => (isUnspaced(run) ? pairsOf(run) : analyseSpaced(run, language, rules)))
    .filter((terms) => terms !== '')
    .join(' ')
}

function analyseSpaced(word: string, language: string, rules: LanguageRules | undefined): string {
  if (!hasNumber(word)) return analyseLetters(word, language, rules)
  return numberTerm(word, rules)
    .split(' ')
    .map((part) => (/\d/.test(part) ? fold(part, language) : analyseLetters(part, language, rules)))
    .filter((term) => term !== '')
    .join(' ')
}

function analyseLetters(word: string, language: string, rules: LanguageRules | undefined): string {
  const lower = lowerCase(word, language)
  const numeral = isWordFirst(word, lower, rules) ? null : romanValue(lower)
  if (numeral !== null) return String(numeral)
  return partsOf(lower, rules)
    .map((part) => fold(stemOf(part, rules), language))
    .filter((term) => term !== '')
    .join(' ')
}

// "vi" is "we" in Swedish; VI is a numeral everywhere.
function isWordFirst(word: string, lower: string, rules: LanguageRules | undefined): boolean {
  return word === lower && (rules?.notNumerals?.split(' ').includes(lower) ?? false)
}

// No language has words of so many letters; what is longer is no word, and need not be read for endings.
const LONGEST_STEMMED = 64

function stemOf(part: string, rules: LanguageRules | undefined): string {
  if (!rules || part.length > LONGEST_STEMMED) return part
  const written = withLetters(part, rules.letters)
  const irregular = rules.irregular
  if (irregular && Object.hasOwn(irregular, written)) return irregular[written] ?? written
  return rules.stem?.(written) || written
}

// Apostrophes, and what compatibility forms bring in: spaces, brackets.
const APOSTROPHES = /(?:[^\p{L}\p{M}\p{N}]|ʼ)+/u

function partsOf(lower: string, rules: LanguageRules | undefined): readonly string[] {
  const parts = lower.split(APOSTROPHES)
  if (parts.length === 1) return parts
  if (rules?.apostropheInside) return [parts.join('')]
  if (rules?.clitic?.test(parts.at(-1) ?? '')) return parts.slice(0, -1)
  return rules?.elided?.test(parts[0] ?? '') ? parts.slice(1) : parts
}

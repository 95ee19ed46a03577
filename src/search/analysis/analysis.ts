/**
 * From words to index terms, per language: lower case, elided articles dropped, stems, marks folded. Legal numbers stay whole
 * (`L. 1221-1` is `l1221-1`, `5¹` is `5-1`); scripts without spaces are indexed by pairs of characters, so that any run of them is found.
 */
import { numberKey } from '#law/number.ts'
import { fold, lowerCase, OWN_LETTERS } from './folding.ts'
import { STEMMERS } from './stemmers.ts'

// A word may hold apostrophes between letters and hyphens, dots and slashes between digits; the letter of a French code article
// ("L. 1221-1", "R*123") belongs to its number.
const WORD =
  /(?:(?<![\p{L}\p{M}\p{N}])(?:[LRD]\*{0,2}\.?|A\.)[ \u00a0]?(?=\d))?[\p{L}\p{M}\p{N}]+(?:['’ʼ‘](?=\p{L})[\p{L}\p{M}\p{N}]+|(?<=\p{N}\p{L}?)[-‑./](?=\p{N})[\p{L}\p{M}\p{N}]+)*/gu

/** A word of a text and where it stands. */
export interface Word {
  readonly text: string
  readonly start: number
}

/** Returns the words of a text in order. A run of a script without spaces is one word. */
export function* wordsIn(text: string): Generator<Word> {
  for (const match of text.matchAll(WORD)) yield { text: match[0], start: match.index }
}

/** Returns the terms of a text for the index, separated by single spaces. Its words are added to `words`. */
export function indexTerms(text: string, language: string, words?: Set<string>): string {
  let terms = ''
  for (const [word] of text.matchAll(WORD)) {
    const found = termsOf(word, language)
    if (found !== '') terms += terms === '' ? found : ` ${found}`
    words?.add(word)
  }
  return terms
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
  return told || plain === '' || /[ \d]/.test(plain) || term.includes(' ') ? null : { plain, term }
}

/** Returns a word in lower case without marks and elided article, as spellings are kept. */
export function plainWord(word: string, language: string): string {
  return withoutElision(lowerCase(word, language).split(/['’ʼ‘]/), language)
    .map((part) => fold(part, language))
    .join(' ')
}

/** Returns the language whose rules a language's words are analysed by; `und` where it has none of its own. */
export function rulesFor(language: string): string {
  let rules = rulesOf.get(language)
  if (rules === undefined) {
    const base = language.slice(0, 3)
    const has = base in STEMMERS || base in OWN_LETTERS || base in ELIDED || APOSTROPHE_INSIDE.has(base)
    rules = has ? base : 'und'
    rulesOf.set(language, rules)
  }
  return rules
}

const rulesOf = new Map<string, string>()

const MOST_CACHED = 200_000
const caches = new Map<string, Map<string, string>>()

/** Returns the terms of one word, separated by single spaces; empty where nothing of it is searched. */
export function termsOf(word: string, language: string): string {
  const rules = rulesFor(language)
  let cache = caches.get(rules)
  if (!cache || cache.size > MOST_CACHED) {
    cache = new Map()
    caches.set(rules, cache)
  }
  let terms = cache.get(word)
  if (terms === undefined) cache.set(word, (terms = analyse(word, rules)))
  return terms
}

/** Terms that a text holds one after another; `open` where the last is the beginning of a term. */
export interface Terms {
  readonly terms: string
  readonly open: boolean
}

/** Returns what words of a query, one after another, ask for in texts of the language. */
export function queryTerms(words: string, language: string): Terms {
  const all = Array.from(words.matchAll(WORD), ([word]) => word)
  const terms = all
    .map((word) => termsOf(word, language))
    .filter((term) => term !== '')
    .join(' ')
  const run = all.at(-1)?.normalize('NFKC').match(RUNS)?.at(-1) ?? ''
  if (!isUnspaced(run)) return { terms, open: false }
  // In a text other characters may follow the run, so that its last one does not stand alone there.
  return charactersOf(run).length === 1
    ? { terms, open: true }
    : { terms: terms.slice(0, terms.lastIndexOf(' ')), open: false }
}

/** Returns a beginning of a word as terms begin: folded, not stemmed. */
export function prefixTerm(word: string, language: string): string {
  return isUnspaced(word)
    ? queryTerms(word, language).terms
    : fold(lowerCase(/\p{N}/u.test(word) ? numberTerm(word) : word, language), language)
}

/** Returns the terms of a provision's number: its words as printed, and the number alone ("Article 1er" is also `1`). */
export function numberTerms(num: string, language: string): string {
  const printed = indexTerms(num, language)
  const key = termsOf(numberKey(num).replace(/^(\p{L})-(?=\d)/u, '$1'), language)
  return ` ${printed} `.includes(` ${key} `) ? printed : `${printed} ${key}`
}

const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}々ー'
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u')
const RUNS = new RegExp(`[${UNSPACED}][${UNSPACED}\\p{M}]*|[^${UNSPACED}]+`, 'gu')

/** Returns whether the word is, wholly or in part, of a script that is written without spaces. */
export function isUnspaced(word: string): boolean {
  return HAS_UNSPACED.test(word)
}

function analyse(word: string, language: string): string {
  if (!isUnspaced(word)) return analyseSpaced(word, language)
  const runs = word.normalize('NFKC').match(RUNS) ?? []
  return runs.map((run) => (isUnspaced(run) ? pairs(run).join(' ') : analyseSpaced(run, language))).join(' ')
}

// Overlapping pairs and the last character: a run of n characters is found as the phrase of its pairs, a single one as a beginning.
function pairs(run: string): string[] {
  return charactersOf(run).map((character, index, all) => character + (all[index + 1] ?? ''))
}

function charactersOf(run: string): string[] {
  return run.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []
}

function analyseSpaced(word: string, language: string): string {
  if (/\p{N}/u.test(word)) return fold(lowerCase(numberTerm(word), language), language)
  const parts = lowerCase(word, language).split(/['’ʼ‘]/)
  return withoutElision(parts, language)
    .map((part) => fold(STEMMERS[language]?.(part) || part, language))
    .filter((term) => term !== '')
    .join(' ')
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function numberTerm(word: string): string {
  return word
    .replace(/^(\p{L})[*.\s]+/u, '$1')
    .replace(
      /[⁰¹²³⁴-⁹]+/gu,
      (digits) => `-${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`,
    )
    .replace(/[‑/'’ʼ‘]/g, '-')
    .replace(/[ºª°]/g, '')
    .replace(/^-/, '')
}

const ELIDED: Readonly<Record<string, RegExp>> = {
  fra: /^(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu)$/,
  ita: /^(?:[ldcsmtvn]|un|gl|(?:d|a|n|su|da|co)ell|all|dall|sull|quell|quest|tutt|sant)$/,
  cat: /^[ldsnmt]$/,
  oci: /^[ldsnmtqu]$/,
}
// In these the apostrophe separates two sounds of one word.
const APOSTROPHE_INSIDE = new Set(['ukr', 'bel', 'uzb', 'bre', 'cym'])

function withoutElision(parts: readonly string[], language: string): readonly string[] {
  if (parts.length === 1) return parts
  if (APOSTROPHE_INSIDE.has(language)) return [parts.join('')]
  if (language === 'eng' && parts.at(-1) === 's') return parts.slice(0, -1)
  return ELIDED[language]?.test(parts[0] ?? '') ? parts.slice(1) : parts
}

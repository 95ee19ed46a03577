/** The terms of a text: stems and pairs of them for one language, and what reads alike in two languages (numbers, names, cognates). */

/** A term as it is compared, and as it is printed. */
export type Term = readonly [key: string, printed: string]

/** Takes a text apart; what it returns may hold a term several times. */
export type TermsOf = (text: string) => Term[]

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
// A number keeps what joins its digits; groups of three digits are one number whatever stands between them.
const WORD = /\p{N}+(?:[-.,/:\u2010\u2011]\p{N}+)*|[\p{L}\p{M}]+(?:-\p{N}+)*/gu
// Only round ones: "353,353-1" is a list of articles.
const THOUSANDS = /(?<![\d.,-])\d{1,3}(?:[ .,'’]\d{3})*[ .,'’]\d00(?![\d-]|[.,]\d)/g
/** Endings change from wording to wording, beginnings seldom. */
const STEM = 6
const COGNATE = 5
const SHORTEST_COGNATE = 4

/** Returns stems, and pairs of neighbouring stems: the order of words tells wordings apart that share their subject. */
export const termsOfOneLanguage: TermsOf = (text) => {
  const terms: Term[] = []
  let previous: string | null = null
  let printedBefore = ''
  for (const word of wordsIn(text)) {
    const stem = word.toLowerCase().slice(0, STEM)
    terms.push([stem, word])
    if (previous !== null) terms.push([`${previous} ${stem}`, `${printedBefore} ${word}`])
    previous = stem
    printedBefore = word
  }
  return terms
}

/** Returns stems alone: acts that differ in more than wording share words, and seldom pairs of them. */
export const stemsOfOneLanguage: TermsOf = (text) =>
  wordsIn(text).map((word) => [word.toLowerCase().slice(0, STEM), word])

/** Returns what reads alike in another language: numbers, abbreviations, and the beginnings of words in Latin letters. */
export const termsOfAnyLanguage: TermsOf = (text) => {
  const terms: Term[] = []
  for (const word of wordsIn(text)) {
    if (/^\p{N}/u.test(word)) terms.push([`#${word}`, word])
    else {
      const latin = romanised(word)
      if (latin.length < SHORTEST_COGNATE) {
        if (/^\p{Lu}{2,}$/u.test(word)) terms.push([`=${latin}`, word])
        continue
      }
      terms.push([latin.slice(0, COGNATE), word])
      if (latin.length > COGNATE) terms.push([`=${latin}`, word])
    }
  }
  return terms
}

/** Returns the stems of a text, each with the word that has it first. */
export function stemsOf(text: string): Map<string, string> {
  const stems = new Map<string, string>()
  for (const word of wordsIn(text)) {
    const stem = word.toLowerCase().slice(0, STEM)
    if (!stems.has(stem)) stems.set(stem, word)
  }
  return stems
}

/** Returns the numbers of a text as they are compared. */
export function numbersIn(text: string): Set<string> {
  return new Set(wordsIn(text).filter((word) => /^\p{N}/u.test(word)))
}

// Numbers with joints or a series letter name provisions and acts: "348-3", "2016/679", "L. 221-3"; so do those behind a sign or word for provisions.
const CITED =
  /(?:§§?|\b[ALRD]\.?\*?|№|\bn°|\b(?:art(?:icle|icles|ikel|igo|ículo|\.)?|sections?|ss?\.)|(?:статт|стать|член)\p{L}*)\s*(\p{N}+(?:[-./]\p{N}+)*\p{L}?)\b|\b(\p{N}+(?:[-/]\p{N}+)+)\b/giu

/** Returns the numbers of provisions and acts that a text cites, as far as its form tells. */
export function citationsIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const [, behindSign, joined] of text.normalize('NFKC').matchAll(CITED))
    found.add((behindSign ?? joined ?? '').toLowerCase())
  return found
}

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKC').replace(THOUSANDS, (all) => all.replace(/\D/g, ''))
  const words = plain.match(WORD) ?? []
  return UNSPACED.test(plain)
    ? words.flatMap((word) => (UNSPACED.test(word) ? pairsOfSigns(word) : [word]))
    : words
}

// Scripts without spaces: every two signs.
function pairsOfSigns(run: string): string[] {
  const signs = Array.from(run)
  return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [
      'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўёљњџјћђ',
      'a b v g d e j z i i k l m n o p r s t u f h c c s s  i  e u a i i e g u e l n d j c d',
    ],
    ['αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i t i k l m n x o p r s s t i f h p o'],
  ].flatMap(([from = '', to = '']) => {
    const latin = to.split(' ')
    return Array.from(from).map((letter, index) => [letter, latin[index] ?? ''])
  }),
)

// The same few thousand words come back in every provision.
const MAX_KEPT = 50_000
const latinOf = new Map<string, string>()

// Without marks, in Latin letters; k, c and q are one, and so are doubled letters.
function romanised(word: string): string {
  const known = latinOf.get(word)
  if (known !== undefined) return known
  const latin = inLatin(word)
  if (latinOf.size >= MAX_KEPT) latinOf.clear()
  latinOf.set(word, latin)
  return latin
}

function inLatin(word: string): string {
  const base = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  let latin = ''
  for (const letter of base) latin += LATIN[letter] ?? letter
  return latin
    .replace(/ph/g, 'f')
    .replace(/[kq]/g, 'c')
    .replace(/w/g, 'v')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1')
}

/** Spelling differences that searching does not see: case, width, and the marks that readers of a language leave out. */
import { RULES, ruledAs } from './registry.ts'

// Letters that do not decompose but are written so where the keyboard lacks them.
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
  ё: 'е',
  ґ: 'г',
  // Forms of alef, and letters that are written for one another at the end of words.
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  // Persian, Urdu and Uyghur keyboards write other letters for the same sounds.
  ی: 'ي',
  ک: 'ك',
  // What is written for the apostrophe inside a word.
  ʼ: '',
  ʻ: '',
  ʹ: '',
  ـ: '',
}

/** Returns the word in lower case and compatibility form, marks kept: what stemmers take. */
export function lowerCase(word: string, language: string): string {
  const plain = isAscii(word) ? word : word.normalize('NFKC').replace(/[\p{Cf}·]+/gu, '')
  const locale = RULES[ruledAs(language)]?.locale
  return locale ? plain.toLocaleLowerCase(locale) : plain.toLowerCase()
}

/** Returns a lower-case word without the marks that the language's readers do not tell words apart by. Folding twice is folding once. */
export function fold(word: string, language: string): string {
  if (isAscii(word)) return word
  const own = RULES[ruledAs(language)]?.ownLetters ?? ''
  let folded = ''
  for (const letter of word) folded += own.includes(letter) ? letter : unmarked(letter)
  return folded
}

/** Returns the word with letters written as the language's rules write them before stemming. */
export function withLetters(word: string, letters: Readonly<Record<string, string>> | undefined): string {
  if (!letters || isAscii(word)) return word
  let written = ''
  for (const letter of word) written += letters[letter] ?? letter
  return written
}

function isAscii(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 0x7f) return false
  return true
}

const unmarkedLetters = new Map<string, string>()
const MOST_LETTERS = 20_000

function unmarked(letter: string): string {
  let plain = unmarkedLetters.get(letter)
  if (plain !== undefined) return plain
  plain = unmark(letter)
  if (unmarkedLetters.size < MOST_LETTERS) unmarkedLetters.set(letter, plain)
  return plain
}

// The marks of Indic and South-East Asian scripts are vowels, those of й, ї and ў make letters of their own.
function unmark(letter: string): string {
  const replaced = PLAIN[letter]
  if (replaced !== undefined) return replaced
  if (/[йїў]/.test(letter)) return letter
  if (/\p{Cf}/u.test(letter)) return ''
  const bare = letter
    .normalize('NFD')
    .replace(/(?<=[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}])\p{Mn}+/u, '')
    .replace(/^[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+$/u, '')
    .normalize('NFC')
  return PLAIN[bare] ?? bare
}

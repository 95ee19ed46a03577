/**
 * Numbers of the law as index terms: whichever way "L. 1221-1", "5¹", "5.1", "17bis", "IV", "第十条" or "١٢" is printed or
 * typed, it is one term, or the same terms one after another.
 */

import type { LanguageRules } from './contract.ts'

/** Returns whether a character of the word is a number. */
export function hasNumber(word: string): boolean {
  return /\p{N}/u.test(word)
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const DOTTED_THOUSANDS = /^\d{1,3}(?:\.\d{3})+$/

/** What a language says of numbers. */
export type NumberRules = Pick<LanguageRules, 'ordinals' | 'dottedThousands'>

// Latin adverbs that number what was inserted; they are written apart or not, so they are terms of their own.
const INSERTED =
  /(\d)-?(bis|ter|quater|quinquies|quinquiès|sexies|septies|octies|nonies|novies|decies|undecies|duodecies|terdecies)(?![\p{L}])/gu

/**
 * Returns a word that holds a number as it is searched, in lower case, unless nothing is left of it: the letter of a code article joined to its number, what
 * parts a number into steps a hyphen, digits of any script those of ASCII. Latin adverbs ("bis") stand behind a space.
 */
export function numberTerm(word: string, rules: NumberRules = {}): string {
  const whole = rules.dottedThousands && DOTTED_THOUSANDS.test(word) ? word.replaceAll('.', '') : word
  const lower = asciiDigits(superscriptsAsSteps(whole).normalize('NFKC'))
    .toLowerCase()
    .replace(/^(lo|\p{L})[*.\s]+(?=\d)/u, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const plain = rules.ordinals ? lower.replace(rules.ordinals, '$1') : lower
  return plain
    .replace(INSERTED, '$1 $2')
    .replace(/(\d)-[йыяеїю](?![\p{L}\p{M}])/gu, '$1')
    .replace(/(\d)-(?=\p{L}(?![\p{L}\p{M}\d]))/gu, '$1')
}

// "5¹" is "5-1"; a raised "o" or "a" behind a number says "numero" or an ordinal.
function superscriptsAsSteps(word: string): string {
  return /[⁰¹²³⁴-⁹ºª]/.test(word)
    ? word
        .replace(
          /[⁰¹²³⁴-⁹]+/g,
          (digits) => `-${Array.from(digits, (digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`,
        )
        .replace(/[ºª]/g, '')
    : word
}

/** Returns the text with the decimal digits of every script as those of ASCII. */
export function asciiDigits(text: string): string {
  return /^[\x00-\x7f]*$/.test(text)
    ? text
    : text.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : String(digitValue(digit))))
}

// Unicode keeps the ten digits of a script together, and nothing numeric before a zero.
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}

const ROMAN = /^(?:xl|lx{1,3}|x{0,3})(?:ix|iv|v?i{0,3})$/
const WORTH: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }

/**
 * Returns the value of a Roman numeral of at least two letters below 90, in lower case; null for anything else. Larger ones and
 * those of one letter are too often words or letters of a list.
 */
export function romanValue(word: string): number | null {
  if (word.length < 2 || word.length > 8 || !/^[ivxl]+$/.test(word) || !ROMAN.test(word)) return null
  let value = 0
  for (let at = 0; at < word.length; at++) {
    const worth = WORTH[word[at] ?? ''] ?? 0
    value += worth < (WORTH[word[at + 1] ?? ''] ?? 0) ? -worth : worth
  }
  return value
}

const HAN_DIGITS = '〇一二三四五六七八九'
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const HAN_NUMERALS = /[〇零一二三四五六七八九十百千]+/g
const COUNTED = /^[条條章节節款项項编編号號年月日歳岁部]/
const ORDINAL_BEFORE = /(?:第|[条條项項号號款章节節][之のノ]|明治|大正|昭和|平成|令和)$/

/**
 * Returns a run of Chinese or Japanese with the numerals of legal numbers and dates as digits: 第十条 is 第10条, 令和元年 is
 * 令和1年, 二〇二四年 is 2024年. Numerals that count nothing of the law are left as they are: they may be parts of words.
 */
export function hanNumbersAsDigits(run: string): string {
  if (!/[〇零一二三四五六七八九十百千元]/.test(run)) return run
  return run
    .replace(HAN_NUMERALS, (numerals, at: number) => {
      const counts =
        COUNTED.test(run.charAt(at + numerals.length)) ||
        ORDINAL_BEFORE.test(run.slice(Math.max(0, at - 2), at))
      const value = counts ? hanValue(numerals) : null
      return value === null ? numerals : String(value)
    })
    .replace(/(明治|大正|昭和|平成|令和)元(?=年)/g, '$11')
}

// Positional (二〇二四) or with units (一百二十); null where it is neither.
function hanValue(numerals: string): number | null {
  if (!/[十百千]/.test(numerals)) {
    const digits = Array.from(numerals, (numeral) => HAN_DIGITS.indexOf(numeral === '零' ? '〇' : numeral))
    return digits.length > 9 ? null : Number(digits.join(''))
  }
  if (
    !/^(?:[一二三四五六七八九]?千)?零?(?:[一二三四五六七八九]?百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?$/.test(
      numerals,
    )
  )
    return null
  let value = 0
  let digit = 0
  for (const numeral of numerals.replaceAll('零', '')) {
    const unit = HAN_UNITS[numeral]
    if (unit === undefined) digit = HAN_DIGITS.indexOf(numeral)
    else {
      value += (digit || 1) * unit
      digit = 0
    }
  }
  return value + digit
}

// The § or the name of a kind before a number that is written in two pieces.
const SPLIT_LETTER = /(§\s?\d+)\s(?=[a-z](?![\p{L}\p{M}\p{N}]))(?!\S\s*[\d§])/gu
const SPLIT_CODE_LETTER = /(?<![\p{L}\p{M}\p{N}])(lo|[lrda])\*{0,2}(?:\.\s?|\s|(?=\d))(?=\d+-\d)/giu
const DOTTED_CODE_LETTER = /(?<![\p{L}\p{M}\p{N}])(LO|[LRDA])\*{0,2}\.\s?(?=\d)/gu

/**
 * Returns a query's text with numbers written in two pieces joined, so that it can be cut at spaces: "l. 1221-1" is "L1221-1",
 * "§ 5 a" is "§ 5a".
 */
export function joinNumbers(text: string): string {
  return text
    .replace(SPLIT_CODE_LETTER, (_, letter: string) => letter.toUpperCase())
    .replace(DOTTED_CODE_LETTER, '$1')
    .replace(SPLIT_LETTER, '$1')
}

/**
 * Kyrgyz: a light stemmer by the order of suffixes in "Кыргыз адабий тилинин грамматикасы" (1980): plural, possessive, case, each by the
 * harmony of four vowels. It works on letters as they are typed where the keyboard lacks ң ө ү.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аеиоуыэюя]/

const byHarmony = (consonants: string, vowels: string, end: string) =>
  consonants.split(' ').flatMap((consonant) => Array.from(vowels, (vowel) => consonant + vowel + end))

// With ө, ү and ң written о, у and н.
const CASES = [
  ...byHarmony('н д т', 'ыиу', 'н'),
  ...byHarmony('г к', 'аео', ''),
  ...byHarmony('н д т', 'ыиу', ''),
  ...byHarmony('д т', 'аео', ''),
  ...byHarmony('д т н', 'аео', 'н'),
]
// Behind the possessive of the third person the case has an н of its own.
const CASES_OF_POSSESSED = Array.from('ыиу').flatMap((vowel) => [
  ...['нын', 'нин', 'нун', 'на', 'не', 'но', 'нда', 'нде', 'ндо', 'нан', 'нен', 'нон', 'н'].map(
    (end) => `${vowel}${end}>${vowel}`,
  ),
])

const suffixes = withoutEndings([
  { endings: [...CASES, ...CASES_OF_POSSESSED].join(' '), least: 3, after: VOWEL },
  { endings: 'сы си су ыбыз ибиз убуз ы и у', least: 3, after: VOWEL },
  { endings: byHarmony('л д т', 'аео', 'р').join(' '), least: 3, after: VOWEL },
])

// Before a vowel к and п are voiced: укук, укугу; кызматкер.
function stem(word: string): string {
  const rest = suffixes(word)
  const last = { г: 'к', б: 'п' }[rest.slice(-1)]
  return last && rest.length > 2 ? rest.slice(0, -1) + last : rest
}

export const kir: LanguageRules = {
  letters: { ң: 'н', ө: 'о', ү: 'у', ё: 'е' },
  stem,
  stopWords: 'жана менен же да де үчүн бул ошол ал бар жок эмес болуп саналат жөнүндө тууралуу',
}

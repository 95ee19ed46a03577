/**
 * Kyrgyz: a light stemmer by the order of suffixes in "Кыргыз адабий тилинин грамматикасы" (1980): plural, possessive, case, by the harmony
 * of vowels and behind the sounds that they assimilate to. It works on letters as they are typed where the keyboard lacks ң ө ү.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аеиоуыэюя]$/
const VOICED = /[аеиоуыэюялмнрйзж]$/
const VOICED_CONSONANT = /[лмнрйзж]$/
const VOICELESS = /[кптсшщчцхфбвгд]$/
const CONSONANT = /[бвгджзйклмнпрстфхцчшщ]$/

/** Returns beginning, vowel and end for each of the vowels that harmony may choose, with ө, ү and ң written о, у and н. */
const each = (beginning: string, vowels: string, end = '') =>
  Array.from(vowels, (vowel) => beginning + vowel + end).join(' ')

// Behind the possessive of the third person the case has an н of its own.
const ofPossessed = (consonant: string) =>
  Array.from('ыиу')
    .flatMap((vowel) =>
      ['нын', 'нин', 'нун', 'на', 'не', 'но', 'нда', 'нде', 'ндо', 'нан', 'нен', 'нон', 'н'].map(
        (end) => `${consonant}${vowel}${end}>${consonant}${vowel}`,
      ),
    )
    .join(' ')

const suffixes = withoutEndings([
  {
    least: 3,
    endings: [
      [`${each('н', 'ыиу', 'н')} ${each('н', 'ыиу')}`, VOWEL],
      [`${each('д', 'ыиу', 'н')} ${each('д', 'ыиу')}`, VOICED_CONSONANT],
      [`${each('д', 'аео')} ${each('д', 'аео', 'н')} ${each('г', 'аео')}`, VOICED],
      [
        `${each('т', 'ыиу', 'н')} ${each('т', 'ыиу')} ${each('т', 'аео')} ${each('т', 'аео', 'н')} ${each('к', 'аео')}`,
        VOICELESS,
      ],
      [ofPossessed('с'), VOWEL],
      [ofPossessed(''), CONSONANT],
    ],
  },
  {
    least: 3,
    endings: [
      ['сы си су быз биз буз', VOWEL],
      ['ы и у ыбыз ибиз убуз', CONSONANT],
    ],
  },
  {
    least: 3,
    endings: [
      [each('л', 'аео', 'р'), /[аеиоуыэюярй]$/],
      [each('д', 'аео', 'р'), /[лмнзжйр]$/],
      [each('т', 'аео', 'р'), VOICELESS],
    ],
  },
  // The vowel of a stem that looked like a possessive where nothing stood behind it.
  { least: 3, endings: [['ы и', CONSONANT]] },
])

// Before a vowel к and п are voiced: укук, укугу; тартип, тартиби.
function stem(word: string): string {
  const rest = suffixes(word)
  const last = { г: 'к', б: 'п' }[rest.slice(-1)]
  return last && rest.length > 2 ? rest.slice(0, -1) + last : rest
}

export const kir: LanguageRules = {
  letters: { ң: 'н', ө: 'о', ү: 'у', ё: 'е' },
  // "The citizen of" reads like a form of "the wound", the name of the state like "from".
  irregular: { кыргызстан: 'кыргызстан', жараны: 'жаран' },
  stem,
  stopWords: 'жана менен же да де үчүн бул ошол ал бар жок эмес болуп саналат жөнүндө тууралуу',
}

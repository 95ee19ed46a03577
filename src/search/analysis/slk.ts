/** Slovak: endings of its declensions ("Morfológia slovenského jazyka", 1966), by the way of the light stemmer for Czech. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aáäeéiíoóôuúyýrŕlĺ]/

const stem = withoutEndings([
  {
    endings:
      'iami ami ými ymi imi ími iach ách ach och ých ích ého eho emu ému ovi ovia om ou em iam ám am ím ým ia iu ie ií a á e é i í o u ú y ý ov iev ej',
    least: 3,
    after: VOWEL,
  },
])

export const slk: LanguageRules = {
  stem: (word) =>
    word.length < 4
      ? word
      : stem(word)
          .replace(/e([kc])$/, '$1')
          .replace(/ô(?=[^aeiouy]$)/, 'o'),
  stopWords:
    'a i o u v vo k ku s so z zo na do za po pri pre alebo že je sú nie ktorý ktorá ktoré podľa však jeho ich byť sa',
}

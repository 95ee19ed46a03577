/** Danish: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/danish'
import type { LanguageRules } from './contract.ts'

export const dan: LanguageRules = {
  ownLetters: 'æøå',
  notNumerals: 'vi',
  links: ['', 's', 'e', 'er', 'n'],
  stopWords: 'og eller i på af en et at det den de som er for med til ikke om fra ved skal har kan jf stk',
  stem: stemmer,
}

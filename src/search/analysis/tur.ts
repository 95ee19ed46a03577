/** Turkish: dotted and dotless i are two letters for the stemmer, and one for those who type without the dotless one. */
import { stemmer } from '@orama/stemmers/turkish'
import type { LanguageRules } from './contract.ts'

export const tur: LanguageRules = {
  locale: 'tr',
  ownLetters: 'çğöşü',
  stopWords: 've veya ile bir bu da de için olan olarak göre her ne ya',
  stem: stemmer,
}

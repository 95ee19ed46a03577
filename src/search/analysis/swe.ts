/** Swedish: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/swedish'
import type { LanguageRules } from './contract.ts'

export const swe: LanguageRules = {
  ownLetters: 'åäö',
  notNumerals: 'vi',
  links: ['', 's', 'e', 'o', 'u', 'a'],
  stopWords: 'och eller i på av en ett att det den de som är för med till inte om från vid skall ska får har',
  stem: stemmer,
}

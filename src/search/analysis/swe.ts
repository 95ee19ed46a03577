/** Swedish: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/swedish'
import { formsOf, type LanguageRules } from './contract.ts'

export const swe: LanguageRules = {
  ownLetters: 'åäö',
  notNumerals: 'vi',
  links: ['', 's', 'e', 'o', 'u', 'a'],
  stopWords: 'och eller i på av en ett att det den de som är för med till inte om från vid skall ska får har',
  irregular: formsOf(`
    avtal: avtal avtalet avtalen avtals avtalets avtalens
    rätta: rätta rättar rättas
  `),
  stem: stemmer,
}

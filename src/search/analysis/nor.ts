/** Norwegian: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/norwegian'
import type { LanguageRules } from './contract.ts'

export const nor: LanguageRules = {
  ownLetters: 'æøå',
  notNumerals: 'vi',
  links: ['', 's', 'e', 'er', 'n'],
  stopWords: 'og eller i på av en et at det den de som er for med til ikke om fra ved skal har kan jf',
  stem: stemmer,
}

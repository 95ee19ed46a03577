/** Norwegian Nynorsk: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/norwegian'
import type { LanguageRules } from './contract.ts'

export const nno: LanguageRules = {
  ownLetters: 'æøå',
  notNumerals: 'vi',
  links: ['', 's', 'e', 'ar', 'n'],
  stopWords: 'og eller i på av ein eit å det den dei som er for med til ikkje om frå ved skal har kan jf',
  stem: stemmer,
}

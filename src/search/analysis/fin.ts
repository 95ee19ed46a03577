/** Finnish: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/finnish'
import type { LanguageRules } from './contract.ts'

export const fin: LanguageRules = {
  ownLetters: 'åäö',
  links: ['', 'n', 'en', 'den', 'ten', 's'],
  stopWords: 'ja tai on ei että se joka jotka sen myös kun jos sekä ovat',
  stem: stemmer,
}

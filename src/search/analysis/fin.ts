/** Finnish: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/finnish'
import { formsOf, type LanguageRules } from './contract.ts'

// Nouns in -us and -ys, whose stem changes with the case: oikeus, oikeuden, oikeutta; sopimus, sopimuksen.
const NOUN_IN_US =
  /^(.{3,}[uy])(?:s|den|tta|ttä|det|dessa|dessä|desta|destä|teen|della|dellä|delle|deksi|tena|tenä|ksen|sta|stä|kset|ksien|ksia|ksiä|ksessa|ksessä|ksesta|ksestä|kseen|ksella|ksellä|kselle|ksista|ksistä|ksissa|ksissä)$/

function stem(word: string): string {
  return NOUN_IN_US.test(word) ? word.replace(NOUN_IN_US, '$1s') : stemmer(word)
}

export const fin: LanguageRules = {
  ownLetters: 'åäö',
  links: ['', 'n', 'en', 'den', 'ten', 's'],
  stopWords: 'ja tai on ei että se joka jotka sen myös kun jos sekä ovat',
  irregular: formsOf(
    'laki: laki lain lakia laissa laista lakiin lailla lait lakien lakeja laeissa laeista laiksi',
  ),
  stem,
}

/** Hungarian: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/hungarian'
import type { LanguageRules } from './contract.ts'

export const hun: LanguageRules = {
  ownLetters: 'öőüű',
  stopWords: 'a az és vagy hogy nem egy is ha meg ezt ez azt amely illetve',
  stem: stemmer,
}

/** Indonesian: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/indonesian'
import type { LanguageRules } from './contract.ts'

export const ind: LanguageRules = {
  stopWords: 'dan atau yang di ke dari pada dalam untuk dengan oleh ini itu adalah tidak sebagai',
  stem: stemmer,
}

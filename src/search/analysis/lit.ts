/** Lithuanian: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/lithuanian'
import type { LanguageRules } from './contract.ts'

export const lit: LanguageRules = {
  stopWords: 'ir ar arba į iš su be dėl kad kuris kurie yra ne nuo iki pagal apie',
  stem: stemmer,
}

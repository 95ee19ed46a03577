/** Irish: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/irish'
import type { LanguageRules } from './contract.ts'

export const gle: LanguageRules = {
  stopWords: 'an na agus nó i ar le do de as go is sa faoi',
  stem: stemmer,
}

/** Tamil: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/tamil'
import type { LanguageRules } from './contract.ts'

export const tam: LanguageRules = {
  stopWords: 'மற்றும் அல்லது இந்த அந்த ஒரு என்று',
  stem: stemmer,
}

/** Nepali: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/nepali'
import type { LanguageRules } from './contract.ts'

export const nep: LanguageRules = {
  stopWords: 'को का की मा ले र वा छ छन् यो त्यो लाई बाट गर्ने भएको',
  stem: stemmer,
}

/** Hindi: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/indian'
import type { LanguageRules } from './contract.ts'

export const hin: LanguageRules = {
  stopWords: 'का की के को में से और या है हैं पर यह वह कि जो ने एक नहीं',
  stem: stemmer,
}

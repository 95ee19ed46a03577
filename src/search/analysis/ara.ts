/** Arabic: harakat and tatweel fold away, alef, ya and ta marbuta are each one letter; light stems. */
import { stemmer } from '@orama/stemmers/arabic'
import type { LanguageRules } from './contract.ts'

export const ara: LanguageRules = {
  stopWords: 'في من على إلى عن أن إن أو و هذا هذه التي الذي ما لا كل بين مع ذلك كما',
  stem: stemmer,
}

/** Greek: tonos, dialytika and final sigma fold away; stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/greek'
import type { LanguageRules } from './contract.ts'

export const ell: LanguageRules = {
  // The stemmer's endings have no accents.
  letters: { ά: 'α', έ: 'ε', ή: 'η', ί: 'ι', ό: 'ο', ύ: 'υ', ώ: 'ω', ϊ: 'ι', ϋ: 'υ', ΐ: 'ι', ΰ: 'υ' },
  stopWords:
    'ο η το οι τα του της των τον την στο στη στην στον και ή να με για από που δεν θα είναι σε ως κατά',
  stem: stemmer,
}

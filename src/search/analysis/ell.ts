/** Greek: tonos, dialytika and final sigma fold away; stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/greek'
import type { LanguageRules } from './contract.ts'

export const ell: LanguageRules = {
  stopWords:
    'ο η το οι τα του της των τον την στο στη στην στον και ή να με για από που δεν θα είναι σε ως κατά',
  stem: stemmer,
}

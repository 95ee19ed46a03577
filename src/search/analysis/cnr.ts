/** Montenegrin: the stemmer of Snowball for Serbian, which takes both pronunciations. */
import { stemmer } from '@orama/stemmers/serbian'
import type { LanguageRules } from './contract.ts'

export const cnr: LanguageRules = {
  stopWords: 'i ili u na od za sa s da se je su ne koji koja koje po o te',
  stem: stemmer,
}

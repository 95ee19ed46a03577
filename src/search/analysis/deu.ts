/** German: stemmed as Snowball does; compounds are split at their linking elements. */
import { stemmer } from '@orama/stemmers/german'
import type { LanguageRules } from './contract.ts'

export const deu: LanguageRules = {
  links: ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens', 'ns'],
  stopWords:
    'der die das den dem des ein eine einer eines einem einen und oder in im an am auf für mit von vom zu zum zur bei ist sind nicht als auch es sich aus nach durch wird werden kann',
  stem: stemmer,
}

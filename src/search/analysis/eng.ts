/** English: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/english'
import type { LanguageRules } from './contract.ts'

export const eng: LanguageRules = {
  clitic: /^s$/,
  ordinals: /(\d)(?:st|nd|rd|th)(?![\p{L}\p{M}])/u,
  stopWords:
    'the a an of and or to in on for by with from at is are be as that this which it its not any such shall was were has have been',
  stem: stemmer,
}

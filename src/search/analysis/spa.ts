/** Spanish: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/spanish'
import type { LanguageRules } from './contract.ts'

export const spa: LanguageRules = {
  ownLetters: 'ñ',
  ordinals: /(\d)(?:ro|ra|do|da|to|ta|er|o)(?![\p{L}\p{M}])/u,
  stopWords:
    'el la los las un una unos unas de del y e o u a al en por para con que se su sus es no lo como más sin sobre',
  stem: stemmer,
}

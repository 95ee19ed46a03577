/** Armenian: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/armenian'
import type { LanguageRules } from './contract.ts'

export const hye: LanguageRules = {
  stopWords: 'և կամ է են որ այն այդ սույն համար հետ ի',
  stem: stemmer,
}

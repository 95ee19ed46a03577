/** Vietnamese: searched by its words as they stand, marks folded. */
import type { LanguageRules } from './contract.ts'

export const vie: LanguageRules = {
  stopWords: 'và hoặc của trong là các những cho được không có theo',
}

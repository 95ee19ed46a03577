/** Hebrew: niqqud folds away, gershayim of abbreviations do not part a word. */
import type { LanguageRules } from './contract.ts'

export const heb: LanguageRules = {
  stopWords: 'של על את או לא כל זה זו זאת אם כי הוא היא אשר עם גם בין לפי',
}

/** Icelandic: acute vowels, ð, þ, æ and ö are letters of their own; compounds join with genitives. */
import type { LanguageRules } from './contract.ts'

export const isl: LanguageRules = {
  ownLetters: 'áéíóúýþæöð',
  notNumerals: 'vi',
  links: ['', 's', 'a', 'ar', 'u'],
  stopWords: 'og eða í á af að er sem með til ekki um frá við það',
}

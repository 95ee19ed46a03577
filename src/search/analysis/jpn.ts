/** Japanese: no spaces; numerals of articles, dates and eras are digits, half-width kana are whole. */
import type { LanguageRules } from './contract.ts'

export const jpn: LanguageRules = {
  stopWords: 'の は を に が と で も や から まで より へ する した ある いる 又は 及び',
}

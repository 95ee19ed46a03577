/** Thai: no spaces; the dictionary cuts the words of a query, and digits of the script are those of ASCII. */
import type { LanguageRules } from './contract.ts'

export const tha: LanguageRules = {
  stopWords: 'และ หรือ ใน ของ ที่ เป็น ให้ ได้ จาก โดย',
}

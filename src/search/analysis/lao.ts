/** Lao: no spaces; the dictionary cuts the words of a query, and digits of the script are those of ASCII. */
import type { LanguageRules } from './contract.ts'

export const lao: LanguageRules = {
  stopWords: 'ແລະ ຫຼື ໃນ ຂອງ ທີ່ ເປັນ ໃຫ້',
}

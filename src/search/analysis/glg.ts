/** Galician: number and gender ("Gramática da lingua galega", Freixeiro Mato); ñ is a letter of its own. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const stem = withoutEndings([
  {
    endings: 'cións>ción sións>sión ións>ión ais>al eis>el óns>ón ns>n res>r les>l ces>z os as es s',
    least: 3,
  },
  { endings: 'a o e', least: 3 },
])

export const glg: LanguageRules = {
  ownLetters: 'ñ',
  stem: (word) => (word.length < 4 ? word : stem(word)),
  stopWords: 'o a os as un unha de do da dos das e ou en no na por para con que se é non ao á',
}

/** Tatar: a light stemmer by the order of suffixes in "Татар грамматикасы" (1993): plural, possessive, case. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аәеиоөуүыэюя]/

const suffixes = withoutEndings([
  {
    endings: 'ның нең га гә ка кә на нә ны не да дә та тә нда ндә дан дән тан тән нан нән ын>ы ен>е',
    least: 3,
    after: VOWEL,
  },
  { endings: 'ы е сы се', least: 3, after: VOWEL },
  { endings: 'лар ләр нар нәр', least: 3, after: VOWEL },
])

export const tat: LanguageRules = {
  letters: { ё: 'е' },
  stem: (word) => suffixes(word).replace(/(?<=.{2})[гб]$/, (voiced) => (voiced === 'г' ? 'к' : 'п')),
  stopWords: 'һәм яки белән өчен да дә бу шул ул булган буенча турында',
}

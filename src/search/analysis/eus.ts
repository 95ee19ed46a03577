/** Basque: case endings behind the article by "Euskal Gramatika: lehen urratsak" (Euskaltzaindia 1991); ñ is a letter of its own. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const stem = withoutEndings([
  {
    endings:
      'etarako etatik etara etako etan entzat arekin ekin aren arentzat ari ei en ean tik tara rako ra an ak ek a k',
    least: 3,
    after: /[aeiou]/,
  },
])

export const eus: LanguageRules = {
  ownLetters: 'ñ',
  stem: (word) => (word.length < 4 ? word : stem(word)),
  stopWords: 'eta edo da dira ez bat hau hori du dute den dena arabera',
}

/** Afrikaans: plurals, attributive -e and doubled consonants ("Afrikaanse woordelys en spelreëls", 2017). */
import { formsOf, type LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const stem = withoutEndings([
  {
    endings: 'ings>ing ers>er els>el ens>en ies>ie hede>heid es e',
    least: 3,
    after: /[aeiouyêëôû]/,
  },
])

export const afr: LanguageRules = {
  irregular: formsOf(`
    hof: hof howe
    kind: kind kinders
    reg: reg regte
  `),
  stem: (word) =>
    word.length < 4
      ? word
      : stem(word)
          .replace(/([bdfgklmnprst])\1$/, '$1')
          .replace(/(?<=.{3})(aa|ee|oo|uu)(?=[^aeiou]$)/, (pair) => pair.charAt(0)),
  links: ['', 's', 'e'],
  stopWords: "die 'n en of in op te vir met deur aan is dat nie van wat tot om by as uit het moet word kan",
}

/** Spanish: stemmed as Snowball does, but for plurals that it leaves and words of the law that it joins; ñ is a letter of its own. */
import { stemmer } from '@orama/stemmers/spanish'
import { formsOf, type LanguageRules } from './contract.ts'

// Who works is not the work, and a plural in -dades has the stem of its singular.
function stem(word: string): string {
  if (/.{3}ador(?:es|as?)?$/.test(word)) return word.replace(/(?:es|as?)$/, '')
  return stemmer(word.replace(/(?<=.{2}[dt]ad)es$/, ''))
}

export const spa: LanguageRules = {
  ownLetters: 'ñ',
  dottedThousands: true,
  ordinals: /(\d)(?:ro|ra|do|da|to|ta|er|o)(?![\p{L}\p{M}])/u,
  irregular: formsOf(`
    cargo: cargo cargos
    carga: carga cargas
    juez: juez jueces
    orden: orden órdenes
    parte: parte partes
    partido: partido partidos
  `),
  stem,
  stopWords:
    'el la los las un una unos unas de del y e o u a al en por para con que se su sus es no lo como más sin sobre',
}

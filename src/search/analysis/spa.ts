/** Spanish: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/spanish'
import { formsOf, type LanguageRules } from './contract.ts'

export const spa: LanguageRules = {
  ownLetters: 'ñ',
  ordinals: /(\d)(?:ro|ra|do|da|to|ta|er|o)(?![\p{L}\p{M}])/u,
  stopWords:
    'el la los las un una unos unas de del y e o u a al en por para con que se su sus es no lo como más sin sobre',
  irregular: formsOf(`
    cargo: cargo cargos
    carga: carga cargas
    juez: juez jueces
    libertad: libertad libertades
    orden: orden órdenes
    parte: parte partes
    partido: partido partidos
  `),
  // Who works is not the work.
  stem: (word) => (/.{3}ador(?:es|as?)?$/.test(word) ? word.replace(/(?:es|as?)$/, '') : stemmer(word)),
}

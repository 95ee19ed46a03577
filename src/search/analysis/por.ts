/** Portuguese: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/portuguese'
import { formsOf, type LanguageRules } from './contract.ts'

export const por: LanguageRules = {
  ordinals: /(\d)o(?![\p{L}\p{M}])/u,
  dottedThousands: true,
  stopWords:
    'o a os as um uma de do da dos das e ou em no na nos nas por pelo pela para com que se é são não ao aos à às',
  irregular: formsOf(`
    lei: lei leis
    direita: direita direitas
  `),
  // Plurals in -ões have the stem of their singular.
  stem: (word) => stemmer(word.replace(/([çs])ões$/, '$1ão')),
}

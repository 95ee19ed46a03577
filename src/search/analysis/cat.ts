/**
 * Catalan: a light stemmer for number and gender by the "Gramàtica de la llengua catalana" (Institut d'Estudis Catalans 2016); derived
 * words stay apart, which Snowball's stemmer for Catalan joins (treballador, treball).
 */
import { formsOf, type LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const stem = withoutEndings([
  {
    endings:
      'cions>ció sions>sió gions>gió ions>ió ques>c gues>g ces>ç ges>j enes>en anes>an ines>in ones>on nes>n ns>n ssos>s xos>x sos>s os es s',
    least: 3,
    after: /[^àèéíòóú]$/,
  },
  { endings: 'ça>ç ca>c ga>g a e o', least: 3 },
  { endings: 'ò>o à>a é>e è>e í>i ú>u', least: 2 },
])

export const cat: LanguageRules = {
  ownLetters: 'ç',
  elided: /^[ldsnmt]$/,
  notNumerals: 'vi',
  ordinals: /(\d)(?:r|n|t|è|é)(?![\p{L}\p{M}])/u,
  irregular: formsOf('dreta: dreta dretes'),
  stem: (word) => (word.length < 4 ? word : stem(word)),
  stopWords:
    'el la els les un una uns unes de del dels i o a al als en per pel pels amb que es no són és se seu seva seus',
}

/** Dutch: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/dutch'
import { formsOf, type LanguageRules } from './contract.ts'

export const nld: LanguageRules = {
  links: ['', 's', 'e', 'en', 'n', 'er'],
  ordinals: /(\d)(?:de|ste)(?![\p{L}\p{M}])/u,
  stopWords:
    'de het een van en of in op te voor met door aan is dat die niet bij als tot om zijn uit wordt worden',
  irregular: formsOf(`
    kind: kind kinderen kinds
    weten: weten weet wetend
  `),
  stem: stemmer,
}

/**
 * Bulgarian: the light stemmer of Savoy ("Searching strategies for the Bulgarian language", Information Retrieval 10, 2007): definite
 * articles, plurals, gender. Written out here because the one of the library fails on every word it would change.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const stem = withoutEndings([
  {
    least: 3,
    endings: [
      ['ият ът ия ят', /./],
      // The article of a noun in -а, or of a feminine one in a consonant: правата, властта.
      ['та', /[аят]$/],
      ['то те', /[оеи]$/],
    ],
  },
  { endings: 'овци ове еве>й ища ци>к зи>г и', least: 3 },
  { endings: 'я а о е', least: 3 },
  { endings: 'ен>н и', least: 3 },
])

export const bul: LanguageRules = {
  stem: (word) => (word.length < 4 ? word : stem(word).replace(/ъ(?=.$)/, '')),
  stopWords:
    'и или в във на не с със от за по до се е са да че като който която което които при към след този тази това бъде',
}

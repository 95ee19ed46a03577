/**
 * Tajik: a light stemmer by "Грамматикаи забони адабии ҳозираи тоҷик" (1985): the object marker -ро, possessive clitics, izafat -и,
 * plurals in -ҳо and -он. It works on letters as they are typed where the keyboard lacks ғ ӣ қ ӯ ҳ ҷ.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аеиоуэюя]/

const stem = withoutEndings([
  // The object marker, and "and" as it is joined to a word.
  {
    least: 3,
    endings: [
      ['ро', VOWEL],
      ['у', /[аеиоуэюя].*[бвгджзклмнпрстфхчш]$/],
      ['ю', /и$/],
    ],
  },
  // Of the clitics only those of the third person are met in law; many nouns end in -ат.
  { endings: 'ашон яшон аш яш', least: 3, after: VOWEL },
  { endings: 'и', least: 3, after: VOWEL },
  { endings: 'хо ён гон', least: 3, after: VOWEL },
  { endings: 'он', least: 4, after: VOWEL },
  // Of nouns in -ӣ, behind which stood izafat or plural: ҷумҳурӣ, ҷумҳурии.
  { endings: 'и', least: 4, after: VOWEL },
])

export const tgk: LanguageRules = {
  letters: { ғ: 'г', ӣ: 'и', қ: 'к', ӯ: 'у', ҳ: 'х', ҷ: 'ч' },
  stem,
  stopWords: 'ва ё дар ба аз бо ки барои то ин он аст мебошад як ҳам низ агар на',
}

/** Russian: ё is written е; fleeting vowels of masculine nouns, then Snowball. */
import { stemmer } from '@orama/stemmers/russian'
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

// Zaliznyak's fleeting о of nouns in -ок and gen. pl. of those in -ка: порядок, порядка; ошибка, ошибок. Five letters and
// fewer have it firm (срок, урок, поток).
const withoutFleetingVowel = withoutEndings([{ endings: 'ок>к', least: 5, after: /[бвгджзлмнпрстшч]$/ }])

export const rus: LanguageRules = {
  letters: { ё: 'е' },
  // The judge is not the court, nor is the vessel.
  irregular: {
    ...Object.fromEntries(
      'судья судьи судье судью судьей судьею судей судьям судьями судьях'
        .split(' ')
        .map((form) => [form, 'судья']),
    ),
    ...Object.fromEntries(
      'судно судна судну судном судне суда судов судам судами судах'
        .split(' ')
        .slice(0, 5)
        .map((form) => [form, 'судн']),
    ),
    восток: 'восток',
    ребенок: 'ребенк',
    день: 'дн',
    отец: 'отц',
    наем: 'найм',
    заем: 'займ',
    лев: 'льв',
  },
  stem: (word) => stemmer(withoutFleetingVowel(word)),
  stopWords:
    'и в во на не с со по к ко о об от из за для что как или его ее их при а но то это этот эта быть есть если также лишь ли же бы до',
}

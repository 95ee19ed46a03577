/** Russian: ё is written е; fleeting vowels of masculine nouns, then Snowball. */
import { stemmer } from '@orama/stemmers/russian'
import { formsOf, type LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

// Zaliznyak's fleeting о of nouns in -ок and gen. pl. of those in -ка: порядок, порядка; ошибка, ошибок. Five letters and
// fewer have it firm (срок, урок, поток).
const withoutFleetingVowel = withoutEndings([{ endings: 'ок>к', least: 5, after: /[бвгджзлмнпрстшч]$/ }])

export const rus: LanguageRules = {
  letters: { ё: 'е' },
  // The judge is not the court, nor is the vessel; a rule is no form of "law".
  irregular: formsOf(`
    судья: судья судьи судье судью судьей судьею судей судьям судьями судьях
    судн: судно судна судну судном судне
    правил: правило правила правилу правилом правиле правил правилам правилами правилах
    граждан: гражданин гражданина гражданину гражданином гражданине граждан
    ребенк: ребенок
    восток: восток
    дн: день
    отц: отец
    найм: наем
    займ: заем
  `),
  stem: (word) => stemmer(withoutFleetingVowel(word)),
  stopWords:
    'и в во на не с со по к ко о об от из за для что как или его ее их при а но то это этот эта быть есть если также лишь ли же бы до',
}

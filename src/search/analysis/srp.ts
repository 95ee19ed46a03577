/** Serbian: Cyrillic and Latin spellings meet, as Snowball has it. */
import { stemmer } from '@orama/stemmers/serbian'
import type { LanguageRules } from './contract.ts'

export const srp: LanguageRules = {
  stopWords:
    'и или у на од за са да се је су не који која које по i ili u na od za sa da se je su ne koji koja koje po',
  stem: stemmer,
}

/** Macedonian: the three definite articles, plurals and gender ("Граматика на македонскиот литературен јазик", Конески). */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const stem = withoutEndings([
  { endings: 'иот от та то те ов ва во ве он на но не', least: 4 },
  { endings: 'ови еви ци>к зи>г и', least: 3 },
  { endings: 'а о е', least: 3 },
])

export const mkd: LanguageRules = {
  stem: (word) => (word.length < 4 ? word : stem(word)),
  stopWords: 'и или во на не со од за по до се е да дека како кој која кое кои при',
}

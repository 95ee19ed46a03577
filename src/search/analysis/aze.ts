/** Azerbaijani: a light stemmer by the order of suffixes in "Müasir Azərbaycan dili" (2007): plural, possessive, case. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aeəıioöuü]/

const suffixes = withoutEndings([
  {
    endings:
      'nın nin nun nün ın in un ün na nə ya yə ını>ı ini>i unu>u ünü>ü nı ni nu nü da də nda ndə dan dən ndan ndən la lə',
    least: 3,
    after: VOWEL,
  },
  { endings: 'ları>lar ləri>lər sı si su sü ı i u ü', least: 3, after: VOWEL },
  { endings: 'lar lər', least: 3, after: VOWEL },
])

export const aze: LanguageRules = {
  locale: 'az',
  ownLetters: 'çəğıöşü',
  // Before a vowel q and k are voiced: hüquq, hüququ; sənəd; əmək, əməyi.
  stem: (word) =>
    suffixes(word)
      .replace(/(?<=.{3})ğ$/, 'q')
      .replace(/(?<=.{2})y$/, 'k'),
  stopWords: 'və ya ilə bu o da də üçün olan olaraq görə hər ki',
}

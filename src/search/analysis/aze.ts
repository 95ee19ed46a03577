/** Azerbaijani: a light stemmer by the order of suffixes in "Müasir Azərbaycan dili" (2007): plural, possessive, case. */
import { formsOf, type LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aeəıioöuü]$/
const OPEN_VOWEL = /[aəo]$/
const CONSONANT = /[bcçdfgğhxjklmnpqrsştvyz]$/

const suffixes = withoutEndings([
  {
    least: 3,
    endings: [
      ['nın nin nun nün nı ni nu nü ya yə', OPEN_VOWEL],
      ['da də dan dən', /./],
      ['ın in un ün', CONSONANT],
      // Behind the possessive of the third person the case has an n of its own.
      ...['ı', 'i', 'u', 'ü'].flatMap((vowel) =>
        [['s', VOWEL] as const, ['', CONSONANT] as const].map(([joint, before]): [string, RegExp] => [
          ['nı', 'ni', 'nu', 'nü', 'na', 'nə', 'nda', 'ndə', 'ndan', 'ndən', 'nın', 'nin', 'nun', 'nün']
            .map((end) => `${joint}${vowel}${end}>${joint}${vowel}`)
            .join(' '),
          before,
        ]),
      ),
    ],
  },
  {
    least: 3,
    endings: [
      ['sı si su sü', VOWEL],
      ['ı i u ü', CONSONANT],
    ],
  },
  { least: 3, endings: 'lar lər' },
])

export const aze: LanguageRules = {
  locale: 'az',
  ownLetters: 'çəğıöşü',
  irregular: formsOf(
    'qanun: qanun qanunu qanunun qanuna qanunda qanundan qanununun qanununa qanununu qanununda',
  ),
  // Before a vowel q and k are voiced: ayaq, ayağı; əmək, əməyi.
  stem: (word) =>
    suffixes(word)
      .replace(/(?<=.{3})ğ$/, 'q')
      .replace(/(?<=.{2})y$/, 'k'),
  stopWords: 'və ya ilə bu o da də üçün olan olaraq görə hər ki',
}

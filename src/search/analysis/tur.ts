/**
 * Turkish: a light stemmer by the order of suffixes in Göksel and Kerslake, "Turkish: A Comprehensive Grammar" (2005): plural, possessive,
 * case. The library's stemmer takes more than endings (kanun would be kan). Dotless i is typed dotted where the keyboard lacks it.
 */
import { formsOf, type LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aeıioöuü]$/
const CONSONANT = /[bcçdfgğhjklmnprsştvyz]$/

const suffixes = withoutEndings([
  {
    least: 3,
    endings: [
      ['yı yi yu yü ya ye nın nin nun nün yla yle', VOWEL],
      ['da de dan den', /.{3}[aeıioöuübcdgğjlmnrvyz]$/],
      ['ta te tan ten', /[çfhkpsşt]$/],
      ['ın in un ün la le', CONSONANT],
      // Behind the possessive of the third person the case has an n of its own.
      ...['ı', 'i', 'u', 'ü'].flatMap((vowel) =>
        [['s', VOWEL] as const, ['', CONSONANT] as const].map(([joint, before]): [string, RegExp] => [
          [
            'nı',
            'ni',
            'nu',
            'nü',
            'na',
            'ne',
            'nda',
            'nde',
            'ndan',
            'nden',
            'nın',
            'nin',
            'nun',
            'nün',
            'yla',
            'yle',
          ]
            .map((end) => `${joint}${vowel}${end}>${joint}${vowel}`)
            .join(' '),
          before,
        ]),
      ),
    ],
  },
  {
    least: 2,
    endings: [
      ['sı si su sü', VOWEL],
      ['ı i u ü', CONSONANT],
    ],
  },
  { least: 2, endings: 'lar ler' },
  // The vowel of a stem that looked like a possessive where nothing stood behind it: işçi, işçiler.
  { least: 2, endings: [['ı i u ü', CONSONANT]] },
])

// Before a vowel k, p, t and ç are voiced, and some consonants doubled: hak, hakkı; kitap, kitabı.
function stem(word: string): string {
  const rest = word.length < 4 ? word : suffixes(word)
  const voiceless = { b: 'p', c: 'ç', ğ: 'k' }[rest.slice(-1)]
  if (rest.length > 2 && voiceless) return rest.slice(0, -1) + voiceless
  return rest.replace(/([bcdfgklmnprstz])\1$/, '$1')
}

export const tur: LanguageRules = {
  locale: 'tr',
  ownLetters: 'çğöşü',
  // What reads like other words with endings.
  irregular: formsOf(
    'kanun: kanun kanunu kanunun kanuna kanunda kanundan kanununun kanununa kanununu kanununda',
  ),
  stem,
  stopWords: 've veya ile bir bu da de için olan olarak göre her ne ya',
}

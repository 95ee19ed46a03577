/**
 * Latvian: a light stemmer by the endings of K. Kreslins, "A stemming algorithm for Latvian" (1996), without its adverbs; palatal
 * consonants of the genitive (brālis, brāļa; lēmums) are written plain.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aāeēiīoōuū]/

const stem = withoutEndings([
  {
    endings:
      'ajiem ajai ajam ajām ajos ajās ajiem iem ajā ais ai ei ām am ēm īm im us as es os ij īs ie iņ ās ēs ū ī ā ē ij u a e i is s š ums>um umu>um uma>um umam>um umi>um umus>um umos>um umiem>um',
    least: 3,
    after: VOWEL,
  },
])

export const lav: LanguageRules = {
  stem: (word) =>
    word.length < 4
      ? word
      : stem(word).replace(/[ļņšž]$/, (soft) => ({ ļ: 'l', ņ: 'n', š: 's', ž: 'z' })[soft] ?? soft),
  stopWords: 'un vai ir nav ar no uz par pie ka kas kā ja pēc līdz šis šā to tā',
}

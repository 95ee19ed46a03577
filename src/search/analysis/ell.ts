/** Greek: tonos, dialytika and final sigma fold away; stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/greek'
import type { LanguageRules } from './contract.ts'

// Adjectives in -ικός and nouns in -ία, of which Snowball takes more from some forms than from others: γενικός, γενικού.
const EVEN = /^(.{2,}ικ(?=ος|ου|ο$|οι|ων|η|ες|α$|ε$)|.{3,}ι(?=α|ες|ων))(?:ος|ου|ο|οι|ων|ους|η|ης|ες|α|ας|ε)$/

export const ell: LanguageRules = {
  // The stemmer's endings have no accents.
  letters: { ά: 'α', έ: 'ε', ή: 'η', ί: 'ι', ό: 'ο', ύ: 'υ', ώ: 'ω', ϊ: 'ι', ϋ: 'υ', ΐ: 'ι', ΰ: 'υ' },
  stopWords:
    'ο η το οι τα του της των τον την στο στη στην στον και ή να με για από που δεν θα είναι σε ως κατά',
  stem: (word) => EVEN.exec(word)?.[1] ?? stemmer(word),
}

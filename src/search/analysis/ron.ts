/** Romanian: s and t with a cedilla are those with a comma; stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/romanian'
import type { LanguageRules } from './contract.ts'

export const ron: LanguageRules = {
  letters: { ş: 'ș', ţ: 'ț' },
  notNumerals: 'vi',
  stopWords: 'și sau în din de la cu pe pentru că care este sunt nu se a al ale ai un o prin',
  // Neuter plurals in -uri.
  stem: (word) => stemmer(word.replace(/(?<=.{3})uri(?:le|lor)?$/, '')),
}

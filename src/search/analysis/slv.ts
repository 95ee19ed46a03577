/** Slovenian: endings of its declensions ("Slovenska slovnica", Toporišič 2000); fleeting e of -ec and -ek. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aeiour]/

const stem = withoutEndings([
  {
    endings:
      'ostjo>ost ami imi oma ema ega emu jem ov ev am om em im ih ah eh oj ij ja je ji ju jo a e i o u',
    least: 3,
    after: VOWEL,
  },
  { endings: 'ec>c ek>k', least: 4 },
])

export const slv: LanguageRules = {
  stem: (word) => (word.length < 4 ? word : stem(word)),
  stopWords: 'in ali v na za z s se je so ne ki da po o od do pri iz kot ter tudi če',
}

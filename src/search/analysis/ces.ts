/**
 * Czech: the light stemmer of Dolamic and Savoy ("Indexing and stemming approaches for the Czech language", Information Processing and
 * Management 45, 2009): endings of case, possessives, palatal consonants.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aáeéěiíoóuúůyý]/

const endings = withoutEndings([
  {
    endings:
      'atech ětem etem atům ech ich ích ého ímu ěmi emi ému ěte ete ěti eti ího iho ími imu ách ata aty ých ama ami ové ovi ými em es ém ím ům at ám os us ým mi ou iem a e i o u á é í ý ě y ů',
    least: 3,
    after: VOWEL,
  },
  { endings: 'ov in ův', least: 4 },
])

function stem(word: string): string {
  if (word.length < 4) return word
  return endings(word)
    .replace(/(?:čt)$/, 'ck')
    .replace(/(?:št)$/, 'sk')
    .replace(/[cč]$/, 'k')
    .replace(/[zž]$/, 'h')
    .replace(/e([kc])$/, '$1')
    .replace(/ů(?=[^aáeéěiíoóuúůyý]$)/, 'o')
}

export const ces: LanguageRules = {
  stem,
  stopWords:
    'a i o u v ve k ke s se z ze na do za po při pro nebo že je jsou není který která které podle však jeho jejich být',
}

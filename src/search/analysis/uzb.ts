/**
 * Uzbek, in both alphabets: a light stemmer by the order of suffixes in "Ҳозирги ўзбек адабий тили" (2005): plural, possessive, case. The
 * apostrophe of oʻ and gʻ is written in many ways or not at all, and so are ў, қ, ғ, ҳ.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aeiouаеиоуэюя]$/
const CONSONANT = /[^aeiouаеиоуэюя]$/

const suffixes = withoutEndings([
  {
    least: 3,
    endings: [
      ['ning da dan dagi ga нинг да дан даги га', /./],
      // Few stems end in u or o; those that seem to end in n: qonuni.
      ['ni ни', /[^uoуо]$/],
      ['ka ка', /[kк]$/],
      ['qa', /q$/],
    ],
  },
  {
    least: 3,
    endings: [
      ['si си miz ngiz миз нгиз', VOWEL],
      ['i и imiz ingiz имиз ингиз', CONSONANT],
    ],
  },
  { endings: 'lar лар', least: 3 },
])

// Before a vowel q and k are voiced: huquq, huquqi; burchak, burchagi.
function stem(word: string): string {
  const rest = suffixes(word)
  return /^.{3,}[aа][gг]$/.test(rest) ? rest.slice(0, -1) + (rest.endsWith('g') ? 'k' : 'к') : rest
}

export const uzb: LanguageRules = {
  letters: { ʻ: '', ʼ: '', ў: 'о', қ: 'к', ғ: 'г', ҳ: 'х', ё: 'е' },
  apostropheInside: true,
  stem,
  stopWords:
    'va yoki bilan uchun bu shu ham esa emas deb har bir ва ёки билан учун бу шу ҳам эса эмас деб ҳар бир',
}

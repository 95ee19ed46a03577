/** What tells one analysis from another: terms of an index that was made by another one are not those that queries ask for. */
import { createHash } from 'node:crypto'
import { indexTerms, numberTerms, plainWord } from './analysis.ts'
import { RULES } from './registry.ts'
import { SAMPLES } from './samples.ts'

// Letters, apostrophes and numbers, which languages read in their own way, and scripts that all read alike.
const LETTERS =
  "1er 7th 1-й 24.430 IV vi l'article child's об'єкт données Straße ñandú ångström õigus ёлка ўлада ґанок құқық İstanbul"
const SCRIPTS =
  'L. 1221-1 L1221-1 R*123 § 5a 5¹ 17 bis 1º 第十条 令和元年 ١٢ १२ ๑๒ 12/2024 ＡＢＣ ﬁne col·lecció الدستور חוק σοφός საქართველო ' +
  'Հայաստան 劳动合同法 個人情報の保護 개인정보 พระราชบัญญัติ ກົດໝາຍ ច្បាប់ ဥပဒေ कानून சட்டம்'
const NUMBERS = ['Article 1er', 'Title I', '第三十九条', 'Стаття 5-1', 'Art. LO 176-1']

let made: string | null = null

/** Returns a mark of the analysis: another one wherever words of the samples become other terms. Made once, in some milliseconds. */
export function analysisFingerprint(): string {
  made ??= fingerprintOf(indexTerms)
  return made
}

/** Returns the mark of an analysis that makes terms of a text so. */
export function fingerprintOf(terms: (text: string, language: string) => string): string {
  const hash = createHash('sha256')
  for (const language of ['und', ...Object.keys(RULES)]) {
    hash.update(`${language}\n${terms(LETTERS, language)}\n${terms(SAMPLES[language] ?? '', language)}\n`)
  }
  for (const word of [...LETTERS.split(' '), ...SCRIPTS.split(' ')])
    hash.update(`${plainWord(word, 'und')}\n`)
  hash.update(terms(SCRIPTS, 'und'))
  for (const number of NUMBERS) hash.update(`${numberTerms(number, 'und')}\n`)
  return hash.digest('hex').slice(0, 16)
}

/** Persian: plurals, izafat and the indefinite ending, joined or behind a zero-width non-joiner ("دستور زبان فارسی", Anvari and Givi). */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const suffixes = withoutEndings([
  { endings: 'هایی های ها', least: 2 },
  { endings: 'ی ي', least: 3 },
])

export const fas: LanguageRules = {
  // Arabic keyboards write other letters for the same sounds.
  letters: { ي: 'ی', ك: 'ک' },
  stem: suffixes,
  stopWords: 'و یا در به از که با این آن را است برای تا بر هر می شود شده نیز',
}

/** Khmer: no spaces; the dictionary cuts the words of a query, and digits of the script are those of ASCII. */
import type { LanguageRules } from './contract.ts'

export const khm: LanguageRules = {
  stopWords: 'និង ឬ នៃ ក្នុង ដែល ជា',
}

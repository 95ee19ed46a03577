/** Occitan: searched by its words as they stand, marks folded. */
import type { LanguageRules } from './contract.ts'

export const oci: LanguageRules = {
  elided: /^(?:[ldsnmt]|qu)$/,
  stopWords: 'lo la los las un una de del dels e o a al en per amb que es pas',
}

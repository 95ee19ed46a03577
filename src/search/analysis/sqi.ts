/** Albanian: searched by its words as they stand, marks folded. */
import type { LanguageRules } from './contract.ts'

export const sqi: LanguageRules = {
  stopWords: 'dhe ose në të e i për nga me që është nuk një',
}

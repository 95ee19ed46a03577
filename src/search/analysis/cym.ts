/** Welsh: searched by its words as they stand, marks folded. */
import type { LanguageRules } from './contract.ts'

export const cym: LanguageRules = {
  apostropheInside: true,
  notNumerals: 'vi',
  stopWords: 'a ac neu y yr yn o i ar am gan wrth',
}

/** Burmese: no spaces; the dictionary cuts the words of a query, and digits of the script are those of ASCII. */
import type { LanguageRules } from './contract.ts'

export const mya: LanguageRules = {
  stopWords: 'နှင့် သို့မဟုတ် ၏ တွင် သည်',
}

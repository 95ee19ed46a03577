/**
 * isiZulu: prefixes of the noun classes (Meinhof's numbering) and the possessive and instrumental concords before them are taken away, so
 * that singular and plural, and "of the law", "by law", meet: umthetho, imithetho, ngomthetho. After Doke's "Textbook of Zulu Grammar" (1927).
 */
import type { LanguageRules } from './contract.ts'
import { withoutClass } from './noun-classes.ts'

export const zul: LanguageRules = {
  stem: withoutClass,
  stopWords: 'futhi noma ukuthi kodwa ngoba uma le lo la lezi lezo ku ka ya wa kwa',
}

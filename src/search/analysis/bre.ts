/** Breton: searched by its words as they stand, marks folded. */
import type { LanguageRules } from './contract.ts'

export const bre: LanguageRules = {
  apostropheInside: true,
  stopWords: 'ha hag pe an ar ur un e er da eus gant evit',
}

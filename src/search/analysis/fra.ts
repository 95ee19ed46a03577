/** French: elided articles are cut off; stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/french'
import { formsOf, type LanguageRules } from './contract.ts'

export const fra: LanguageRules = {
  elided: /^(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu)$/,
  ordinals: /(\d)(?:ers?|r?e|[èe]res?|i?[èe]mes?|è)(?![\p{L}\p{M}])/u,
  stopWords:
    'le la les un une des de du au aux et ou à en dans par pour sur est sont que qui ce cette ces se sa son ses ne pas il elle ils elles leur leurs avec sans dont y',
  // Words of the law whose endings Snowball would take for those of another word, or leave.
  irregular: formsOf(`
    arrêté: arrêté arrêtés
    commune: commune communes
    droite: droite droites
    jugement: jugement jugements
    loi: loi lois
    partie: partie parties
    public: public publics publique publiques
  `),
  stem: stemmer,
}

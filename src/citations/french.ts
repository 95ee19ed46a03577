/** How French is cited in: France, Switzerland, Canada, the European Union, treaties. */
import { type Grammar, RANK } from './grammar.ts'
import { numberedAct } from './identifiers.ts'
import type { Numbered } from './mentions.ts'

const ACTS =
  'lois?|codes?|décrets?|ordonnances?|règlements?|directives?|décisions?|conventions?|traités?|constitution|arrêtés?|accords?|charte|protocole|statuts?|pacte|déclaration|loi organique|loi constitutionnelle|décret-loi|instruction|circulaire'

export const french: Grammar = {
  languages: ['fra'],
  properNames: true,
  kinds: [
    { kind: 'article', rank: RANK.main, words: 'article|art.', plural: 'articles|arts.', takes: 'cr' },
    { kind: 'recital', rank: RANK.main, words: 'considérant', plural: 'considérants' },
    { kind: 'paragraph', rank: RANK.paragraph, words: 'paragraphe|par.', plural: 'paragraphes', takes: 'r' },
    { kind: 'alinea', rank: RANK.subparagraph, words: 'alinéa|al.', plural: 'alinéas|als.' },
    {
      kind: 'point',
      rank: RANK.point,
      words: 'point|lettre|let.|litt.|chiffre|ch.',
      plural: 'points|lettres|chiffres',
      takes: 'lr',
    },
    { kind: 'sentence', rank: RANK.sentence, words: 'phrase', plural: 'phrases' },
    { kind: 'chapter', rank: RANK.division, words: 'chapitre|chap.', plural: 'chapitres', takes: 'r' },
    { kind: 'title', rank: RANK.division - 0.4, words: 'titre', plural: 'titres', takes: 'r' },
    { kind: 'book', rank: RANK.division - 0.6, words: 'livre', plural: 'livres', takes: 'r' },
    { kind: 'part', rank: RANK.division - 0.8, words: 'partie', plural: 'parties', takes: 'r' },
    { kind: 'section', rank: RANK.division + 0.4, words: 'section', plural: 'sections', takes: 'r' },
    { kind: 'subsection', rank: RANK.division + 0.6, words: 'sous-section', plural: 'sous-sections' },
    { kind: 'annex', rank: RANK.division - 1, words: 'annexe', plural: 'annexes', takes: 'r' },
  ],
  ordinals: {
    1: 'premi(er|ère|ers|ères)',
    2: 'deuxièmes?|seconde?',
    3: 'troisièmes?',
    4: 'quatrièmes?',
    5: 'cinquièmes?',
    6: 'sixièmes?',
    7: 'septièmes?',
    8: 'huitièmes?',
    9: 'neuvièmes?',
    10: 'dixièmes?',
    11: 'onzièmes?',
    12: 'douzièmes?',
  },
  and: 'et|ou|ainsi que|et/ou|et de|ou de',
  to: 'à',
  of: "du|de la|de l'|des|de|d'",
  bare: false,
  fillers: "le|la|les|l'|au|aux|à la|à l'|à|du|de la|de l'|des|de|d'",
  self: `présente? (loi|ordonnance|convention|directive|constitution|décision|charte|déclaration|code|règlement|décret|arrêté|traité|protocole|pacte|loi organique|loi constitutionnelle)`,
  here: [
    ['présent article', 'article', 'here'],
    ['article précédent|articles qui précèdent', 'article', 'previous'],
    ['article suivant', 'article', 'next'],
    ['(même|dit|ledit|dudit) article', 'article', 'same'],
    ['(présent|même) paragraphe|(présent|même) alinéa', 'paragraph', 'here'],
  ],
  acts: `${ACTS}|annexe`,
  same: '(ladite|dite|cette|même) (loi|ordonnance|convention|directive|constitution)|(ledit|dudit|ce|même) (code|règlement|décret|arrêté|accord|traité)',
  theirs: 'ses|son|leurs?',
  former: 'ancien|ancienne',
  counts:
    'jours?|mois|ans?|années?|heures?|pour|euros?|francs?|dollars?|fois|membres?|salariés|centimes?|mètres?|kilomètres?|semaines?|minutes?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|tonnes|personnes',
  defines: 'ci-après (dénommée?|désignée?|appelée?|abrégée?|nommée?)?|ci-après|dénommée? ci-après|désormais',
  inside: ['paragraph', 'point', 'subpoint'],
  folded: ['paragraph', 'alinea'],
  hyphenated: true,
  bareParts: true,
  numberFirst: true,
  endings: [],
  amends:
    'est ainsi modifiée?|est ainsi rédigée?|sont ainsi (modifiés|rédigés)|est remplacée? par|sont remplacés par|est complétée? par|est abrogée?|modifiée? comme suit',
}

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
)

// "loi n° 78-17 du 6 janvier 1978", "décret no 2005-1309 du 20 octobre 2005", "ordonnance du 1er décembre 1986"
const FRENCH_ACT =
  /\b(loi organique|loi constitutionnelle|loi|décret|ordonnance|arrêté)(?: n[°ºo]\.? ?(\d{2,4}-\d{1,5}))?(?: du (\d{1,2})(?:er)? (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (\d{4}))?/giu

/** Returns the French acts named by number or date. */
export function frenchActs(text: string, jurisdiction: string | null): Numbered[] {
  if (jurisdiction !== null && jurisdiction !== 'fr') return []
  const acts: Numbered[] = []
  for (const match of text.matchAll(FRENCH_ACT)) {
    const [name, type = '', number, day, month = '', year] = match
    if (number === undefined && day === undefined) continue
    const kind = type.toLowerCase().replace(/ .*/, '')
    const on =
      day && year
        ? `${year}-${String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
        : null
    const eli =
      on && number ? [`https://www.legifrance.gouv.fr/eli/${kind}/${on.replaceAll('-', '/')}/${number}`] : []
    const act = numberedAct(`fr/${kind}/${number ?? on}`, 'fr', number ? [number] : [], eli)
    acts.push({ start: match.index, end: match.index + name.length, act: { ...act, name } })
  }
  return acts
}

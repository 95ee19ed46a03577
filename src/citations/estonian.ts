/** How Estonian is cited in: the act stands before its provision, in the genitive. */
import { type Grammar, RANK } from './grammar.ts'

export const estonian: Grammar = {
  languages: ['est'],
  kinds: [
    {
      kind: 'section',
      rank: RANK.main,
      words: '§|§-(s|st|le|ga|i|is)|paragrahv(|i|is|ist)',
      plural: '§-(d|de|des|dest|dele|dega)|§§|paragrahvid(|e|es)',
    },
    {
      kind: 'article',
      rank: RANK.main,
      words: 'artik(kel|li|lis|list|lile|liga)|art.',
      plural: 'artik(lid|lite|lites|litest)',
    },
    { kind: 'recital', rank: RANK.main, words: 'põhjendus(|e|es)', plural: 'põhjendus(ed|te|tes)' },
    {
      kind: 'paragraph',
      rank: RANK.paragraph,
      words: 'lõi(ge|ke|kes|kele|get|kest|kega)|lg',
      plural: 'lõi(ked|gete|getes|getest|getele|getega)',
    },
    { kind: 'subparagraph', rank: RANK.subparagraph, words: 'lõi(k|gu|gus)' },
    {
      kind: 'point',
      rank: RANK.point,
      words: 'punkt(|i|is|ist|ile|iga)|p.',
      plural: 'punkt(id|ide|ides|idest|idele)',
      takes: 'l',
    },
    { kind: 'sentence', rank: RANK.sentence, words: 'lause(|s|st)', plural: 'laused|lausete(|s)' },
    { kind: 'chapter', rank: RANK.division, words: 'peatük(k|i|is)', takes: 'r' },
    { kind: 'annex', rank: RANK.division - 1, words: 'lisa(|s)', takes: 'r' },
  ],
  ordinals: {
    1: 'esime(ne|se|ses)',
    2: 'tei(ne|se|ses)',
    3: 'kolma(s|nda|ndas)',
    4: 'neljas|neljanda|neljandas',
  },
  and: 'ja|või|ning|ja/või',
  to: 'kuni',
  of: '',
  bare: false,
  fillers: '',
  self: '(käesolev|käesoleva|käesolevas|käesolevast|käesolevale|käesolevat) (seadus(|e|es|est|ele|t)|seadustik(|u|us)|määrus(|e|es|est|t)|direktiiv(|i|is)|põhiseaduse?)',
  here: [
    ['käesolev(a|as)? paragrahvi?s?', 'section', 'here'],
    ['käesolev(a|as)? artikl(i|is)', 'article', 'here'],
    ['käesolev(a|as)? lõi(ke|kes)', 'paragraph', 'here'],
  ],
  acts: 'ELTL|ELL|harta',
  actWord:
    /(?:seaduse|seadus|seadustiku|seadustik|määruse|määrus|direktiivi|konventsiooni|lepingu|põhimääruse)$/u,
  actFirst: true,
  same: '(nimetatud|sama) (seaduse|määruse|direktiivi)',
  counts:
    'päev(|a|ast|ade|aks)|kuu(|d|s|st|lise)|aasta(t|ne|st|ks)?|tunni|tund(i)?|protsen(t|ti|di)|eurot?|nädalat?|jaanuaril?|veebruaril?|märtsil?|aprillil?|mail?|juunil?|juulil?|augustil?|septembril?|oktoobril?|novembril?|detsembril?|kalendripäeva',
  defines: 'edaspidi|(edaspidi)',
  inside: [],
  endings: ['dele', 'dest', 'dega', 'des', 'de', 'le', 'st', 'ga', 'ks', 's', 't', 'd'],
  amends: 'muudetakse|asendatakse|täiendatakse|tunnistatakse kehtetuks',
}

/** How German is cited in: Germany, Austria, Switzerland, Liechtenstein, the European Union. */
import { type Grammar, RANK } from './grammar.ts'
import { numberedAct } from './identifiers.ts'
import type { Numbered } from './mentions.ts'

export const german: Grammar = {
  languages: ['deu'],
  kinds: [
    { kind: 'section', rank: RANK.main, words: '§', plural: '§§|§ §' },
    { kind: 'article', rank: RANK.main, words: 'Artikels?|Art.', plural: 'Artikeln|Artikel|Art.', takes: '' },
    { kind: 'recital', rank: RANK.main, words: 'Erwägungsgrund(|s|es)|ErwG.', plural: 'Erwägungsgründen?' },
    { kind: 'paragraph', rank: RANK.paragraph, words: 'Absatz(|es)|Abs.', plural: 'Absätzen?' },
    {
      kind: 'subparagraph',
      rank: RANK.subparagraph,
      words: 'Unterabsatz(|es)|UAbs.|Unterabs.',
      plural: 'Unterabsätzen?',
    },
    { kind: 'sentence', rank: RANK.subparagraph + 0.5, words: 'Satz(|es)|S.', plural: 'Sätzen?' },
    { kind: 'halfsentence', rank: RANK.subparagraph + 0.6, words: 'Halbsatz(|es)|Halbs.|Hs.' },
    { kind: 'point', rank: RANK.point, words: 'Nummer|Nr.|Ziffer|Ziff.', plural: 'Nummern|Nrn.|Ziffern' },
    {
      kind: 'subpoint',
      rank: RANK.subpoint,
      words: 'Buchstabe(|n|ns)|Buchst.|lit.|Bst.',
      plural: 'Buchstaben',
      takes: 'l',
    },
    {
      kind: 'subsubpoint',
      rank: RANK.subpoint + 0.5,
      words: 'Doppelbuchstabe(|n|ns)|Unterbuchstabe(|n|ns)',
      takes: 'l',
    },
    { kind: 'chapter', rank: RANK.division, words: 'Kapitels?|Kap.', takes: 'r' },
    {
      kind: 'division',
      rank: RANK.division + 0.3,
      words: 'Abschnitt(|s|es)',
      plural: 'Abschnitten?',
      takes: 'r',
    },
    { kind: 'subdivision', rank: RANK.division + 0.4, words: 'Unterabschnitt(|s|es)' },
    { kind: 'title', rank: RANK.division - 0.3, words: 'Titels?', takes: 'r' },
    { kind: 'part', rank: RANK.division - 0.5, words: 'Teil(|s|es)|Hauptstück(|s|es)', takes: 'r' },
    { kind: 'book', rank: RANK.division - 0.6, words: 'Buch(|s|es)' },
    { kind: 'annex', rank: RANK.division - 1, words: 'Anhang(|s|es)|Anlage', plural: 'Anlagen', takes: 'r' },
  ],
  ordinals: {
    1: 'erste(|n|r|s)',
    2: 'zweite(|n|r|s)',
    3: 'dritte(|n|r|s)',
    4: 'vierte(|n|r|s)',
    5: 'fünfte(|n|r|s)',
    6: 'sechste(|n|r|s)',
    7: 'siebe?n?te(|n|r|s)',
    8: 'achte(|n|r|s)',
    9: 'neunte(|n|r|s)',
    10: 'zehnte(|n|r|s)',
    11: 'elfte(|n|r|s)',
  },
  and: 'und|oder|sowie|bzw.|beziehungsweise|und/oder|u.',
  to: 'bis',
  of: 'des|der|von|vom|zum|zur|zu',
  bare: false,
  fillers: 'der|die|das|den|dem|des|nach|gemäß|gemäss|in|im|auch',
  self: '(dieses|diesem|dieser|diese|vorliegenden) (Gesetz(|es|e)|Verordnung|Verfassung|Grundgesetz(|es|e)|Übereinkommens?|Bundesgesetz(|es)|Richtlinie|Konvention|Buche?s?)',
  here: [
    [
      '(dieses|diesem|diesen|vorliegenden|dieser) (Artikels?|Paragraphen?|Paragrafen?|Vorschrift)',
      'article',
      'here',
    ],
    ['(vorstehende|vorangehende|vorhergehende)(n|r|m|s) (Artikels?|Paragraphen?)', 'article', 'previous'],
    ['(nachfolgende|folgende)(n|r|m|s) (Artikels?|Paragraphen?)', 'article', 'next'],
    ['(genannte|besagte)(n|r|m|s) Artikels?', 'article', 'same'],
  ],
  acts: 'Gesetz(|es|e)|BG|SR|Anlage|Anhang(|s|es)',
  theirs: 'dessen|deren',
  actWord:
    /(?:gesetz(?:es|e|en)?|gesetzbuch(?:e?s)?|ordnung|verordnung|richtlinie|verfassung|vertrag(?:e?s)?|übereinkommens?|abkommens?|konvention|kodex|beschluss(?:es)?|charta|satzung|statuts?|protokolls?)$/u,
  same: '(jenes|genannten|besagten|desselben|dasselbe) Gesetz(es)?|(genannten|jener) Verordnung',
  former: 'frühere(n|r|s|m)?|ehemalige(n|r|s|m)?|alte(n|r|s|m)?|bisherige(n|r|s|m)?',
  counts:
    'Tagen?|Monate?n?|Jahren?|Wochen?|Stunden?|Minuten?|Prozent|v|vH|Euro|EUR|Franken|DM|Mark|Mitgliedern?|Personen|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Kilogramm|Meter|Metern|Werktagen?|Lebensjahr|Lebensjahres|Arbeitnehmern?|Beschäftigten?|Teilen',
  defines:
    'im Folgenden|nachfolgend|nachstehend|im folgenden|nachfolgend bezeichnet als|im Folgenden bezeichnet als|im Weiteren',
  inside: [],
  numberFirst: false,
  apart: true,
  capital: true,
  endings: ['es', 's', 'en', 'e', 'n'],
  amends:
    'wird wie folgt geändert|werden wie folgt geändert|wird wie folgt gefasst|wird durch folgende|werden die Wörter|wird folgender',
}

// "SR 235.1": the systematic collection of Swiss federal law; "LGBl. 2018 Nr. 272": Liechtenstein's gazette; "(SR 220)".
const SWISS = /\bSR\s(\d{1,3}(?:\.\d{1,4}){0,6})\b/gu
const LIECHTENSTEIN = /\bLGBl\.\s(\d{4})\sNr\.\s(\d{1,3})\b/gu

/** Returns the acts named by their number in a national collection. */
export function germanActs(text: string, jurisdiction: string | null): Numbered[] {
  const acts: Numbered[] = []
  if (jurisdiction === null || jurisdiction === 'ch')
    for (const match of text.matchAll(SWISS)) {
      const act = numberedAct(`ch/sr/${match[1]}`, 'ch', [match[1] ?? ''])
      acts.push({ start: match.index, end: match.index + match[0].length, act: { ...act, name: match[0] } })
    }
  if (jurisdiction === null || jurisdiction === 'li')
    for (const match of text.matchAll(LIECHTENSTEIN)) {
      const number = `${match[1]}-${(match[2] ?? '').padStart(3, '0')}`
      const act = numberedAct(`li/lgbl/${number}`, 'li', [], [`LGBl-${number}`])
      acts.push({ start: match.index, end: match.index + match[0].length, act: { ...act, name: match[0] } })
    }
  if ((jurisdiction === 'de' || jurisdiction === null) && /\d\/\d{2}/.test(text))
    for (const match of text.matchAll(CASE_NUMBER))
      if (jurisdiction === 'de' || ONLY_GERMAN.test(match[0])) keepCase(acts, match)
  return acts
}

function keepCase(acts: Numbered[], match: RegExpExecArray): void {
  const number = (match[1] ?? '').replace(/\s+/g, ' ')
  const act = { ...numberedAct(`de/az/${number}`, 'de', [number], [number]), name: number }
  acts.push({ start: match.index, end: match.index + match[0].length, act })
}

// Registers whose signs no other state has.
const ONLY_GERMAN = /StR|ZR|ZB|BvR|BvL|BvF|BvE|BvQ|AZR|ABR/
// File numbers of the federal courts: "VIII ZR 127/17", "4 StR 328/17", "2 BvR 792/11".
const CASE_NUMBER =
  /(?<![\p{L}\d])((?:[IVX]{1,5}|\d{1,2})(?: |\s)(?:StR|ZR|ZB|ZA|ARs?|BvR|BvL|BvF|BvE|BvQ|AZR|ABR|C|B|R|KR|BLw|AnwZ)(?: |\s)\d{1,4}\/\d{2})(?!\d)/gu

/** How English is cited in: Canada, the United Kingdom, South Africa, the European Union, treaties. */
import { type Grammar, RANK } from './grammar.ts'
import { numberedAct } from './identifiers.ts'
import type { Numbered } from './mentions.ts'
import { titleKey } from './titles.ts'

const ACTS =
  'Acts?|Laws?|Codes?|Regulations?|Directives?|Conventions?|Covenant|Constitution|Treaty|Ordinance|Rules|Order|By-laws?|Charter|Agreement|Protocol|Statute|Decision|Declaration|Bill|Proclamation'

export const commonLaw: Grammar = {
  languages: ['eng'],
  kinds: [
    { kind: 'section', rank: RANK.main, words: 'section|sec.|s.|§', plural: 'sections|secs.|ss.|§§|§ §' },
    { kind: 'article', rank: RANK.main, words: 'article|art.', plural: 'articles|arts.', takes: 'r' },
    { kind: 'regulation', rank: RANK.main, words: 'regulation|reg.', plural: 'regulations|regs.' },
    { kind: 'rule', rank: RANK.main, words: 'rule|r.', plural: 'rules|rr.' },
    { kind: 'recital', rank: RANK.main, words: 'recital', plural: 'recitals' },
    {
      kind: 'subsection',
      rank: RANK.paragraph,
      words: 'subsection|sub-section|subs.|subsec.',
      plural: 'subsections|sub-sections|subss.',
    },
    {
      kind: 'paragraph',
      rank: RANK.subparagraph,
      words: 'paragraph|para.|par.',
      plural: 'paragraphs|paras.',
      takes: 'l',
    },
    {
      kind: 'subparagraph',
      rank: RANK.subparagraph + 0.5,
      words: 'subparagraph|sub-paragraph',
      plural: 'subparagraphs|sub-paragraphs',
      takes: 'l',
    },
    { kind: 'point', rank: RANK.point, words: 'point|item', plural: 'points|items', takes: 'l' },
    { kind: 'clause', rank: RANK.point, words: 'clause|cl.', plural: 'clauses', takes: '' },
    { kind: 'sentence', rank: RANK.sentence, words: 'sentence', plural: 'sentences' },
    { kind: 'chapter', rank: RANK.division, words: 'chapter', plural: 'chapters', takes: 'r' },
    { kind: 'part', rank: RANK.division - 0.5, words: 'part', plural: 'parts', takes: 'rl' },
    { kind: 'division', rank: RANK.division + 0.3, words: 'division', plural: 'divisions', takes: 'rl' },
    { kind: 'title', rank: RANK.division - 0.6, words: 'title', plural: 'titles', takes: 'r' },
    { kind: 'schedule', rank: RANK.division - 1, words: 'schedule', plural: 'schedules', takes: 'rl' },
    { kind: 'annex', rank: RANK.division - 1, words: 'annex', plural: 'annexes', takes: 'rl' },
    { kind: 'appendix', rank: RANK.division - 1, words: 'appendix', plural: 'appendices', takes: 'rl' },
  ],
  ordinals: {
    1: 'first',
    2: 'second',
    3: 'third',
    4: 'fourth',
    5: 'fifth',
    6: 'sixth',
    7: 'seventh',
    8: 'eighth',
    9: 'ninth',
    10: 'tenth',
    11: 'eleventh',
    12: 'twelfth',
  },
  and: 'and|or|and/or|as well as|and of|or of|and in|or in|and under|or under',
  to: 'to|through',
  of: 'of the|of|to the|to|in the',
  bare: false,
  fillers: 'the|of the|of|in|under|either|both|any of|with|to|such',
  self: '(this|these|present) (Acts?|Laws?|Code|Regulations?|Directive|Convention|Covenant|Constitution|Treaty|Ordinance|Rules|Order|By-laws?|Charter|Protocol|Statute|Decision|Declaration)',
  here: [
    ['this section|the said section|present section', 'section', 'here'],
    ['this article|present article', 'article', 'here'],
    ['said article|that article|same article', 'article', 'same'],
    ['that section|said section|same section', 'section', 'same'],
    ['that (subsection|paragraph|subparagraph)', 'subsection', 'same'],
    ['this (subsection|paragraph|subparagraph)', 'subsection', 'here'],
    ['(preceding|previous|foregoing) article', 'article', 'previous'],
    ['(preceding|previous|foregoing) section', 'section', 'previous'],
    ['(following|next) article', 'article', 'next'],
    ['(following|next) section', 'section', 'next'],
  ],
  acts: `${ACTS}|An Act|Schedule|Annex|Appendix`,
  same: '(that|the said|said|such) (Act|Law|Code|Regulation|Directive|Convention|Treaty|Constitution|Order)|thereof',
  theirs: 'its|their',
  former: 'previous|former|old|repealed|interim',
  such: 'such',
  properNames: true,
  counts:
    'days?|months?|years?|weeks?|hours?|minutes?|per|percent|percentum|dollars?|pounds|euros?|rand|members?|persons?|employees|times|metres?|kilometres?|January|February|March|April|May|June|July|August|September|October|November|December|million|thousand|litres?|millimetres?|mm|m|km|cm|kg|clear|working|copies',
  defines:
    'hereinafter (called|referred to as)?|hereinafter|hereafter (called|referred to as)?|referred to in this (Part|Act|section) as|in this (Part|Act|section) referred to as|referred to as',
  inside: ['subsection', 'paragraph', 'subparagraph', 'clause'],
  folded: ['subsection', 'paragraph', 'subparagraph', 'clause'],
  capital: true,
  lettersApart: true,
  endings: [],
  amends:
    'insert|omit|substitute|there is inserted|there is substituted|is amended by|is amended to read|are amended by|is further amended|is replaced by the following|by striking',
}

// "R.S.C. 1985, c. P-21", "S.C. 2000, c. 5", "R.S., 1985, c. 3 (2nd Supp.)", "1980-81-82-83, c. 111"
const CANADIAN =
  /\b(R\.?S\.?C?\.?,? ?1985|(?:S\.?C\.? ?)?(?:19|20)\d\d(?:-\d\d){0,4}|L\.?R\.?C?\.? ?\(?1985\)?), ch?\. ([A-Z]-\d{1,2}(?:\.\d{1,2})?|\d{1,3}(?: \(\d\p{L}{1,2} (?:Supp|suppl)\.\))?)/gu
// "chapter D-8 of the Revised Statutes of Canada, 1970", "chapitre D-8 des Statuts revisés du Canada de 1970"
const FORMER =
  /\b(?:chapter|chapitre) ([A-Z]-\d{1,2}(?:\.\d{1,2})?|\d{1,3}) (?:of the (?:Revised )?Statutes of Canada,? |des (?:Statuts revis[eé]s|Lois révisées|Lois|Statuts) du Canada(?: de|,)? ?\(?)((?:18|19|20)\d\d(?:-\d\d){0,4})\b/gu
// "Data Protection Act 2018", "Official Secrets Act, 1989", "Child Care Act, 1983 (Act No. 74 of 1983)"
const DATED_ACT =
  /\b((?:[A-Z][\p{L}'’-]*(?:\([A-Z][\p{L} ]{0,40}\))?,? (?:(?:and|of|the|for|to|in|on|etc\.?|\([A-Z][\p{L} ]{0,40}\)) ){0,3}){1,10}(?:Act|Order|Regulations|Rules|Ordinance)),? ((?:1[6-9]|20)\d\d)(?: \((?:Act )?(?:No\.? ?|c\. ?)(\d{1,4})(?: of \d{4})?\))?/gu
// Instruments by number: "SOR/2000-29", "DORS/2009-42" of Canada, "SI 2016/1154" of the United Kingdom.
const CANADIAN_INSTRUMENT = /(?<![\p{L}\d])(SOR|DORS|SI|TR)\/(\d{2}|\d{4})-(\d{1,4})(?!\d)/gu
const BRITISH_INSTRUMENT = /(?<![\p{L}\d])S\.?I\.? (?:No\. ?)?((?:19|20)\d\d)\/(\d{1,5})(?!\d)/gu
const NUMBERED_ACT = /\bAct (?:No\.? ?)?(\d{1,3}) of ((?:19|20)\d\d)\b/gu

/** Returns the acts of Canada, the United Kingdom and South Africa named by year, chapter or number. */
export function commonLawActs(text: string, jurisdiction: string | null): Numbered[] {
  const place = jurisdiction?.split('-')[0] ?? null
  const acts: Numbered[] = []
  const keep = (match: RegExpExecArray, act: Numbered['act']) =>
    acts.push({ start: match.index, end: match.index + match[0].length, act: { ...act, name: match[0] } })
  if (/\bch?\. /.test(text))
    for (const match of text.matchAll(CANADIAN)) {
      const [, series = '', chapter = ''] = match
      const year = /\d{4}(?:-\d\d)*/.exec(series)?.[0] ?? ''
      keep(
        match,
        numberedAct(
          `ca/statute/${year}, c. ${chapter}`,
          'ca',
          [],
          [chapter.includes('-') ? chapter : `${year}, c. ${chapter}`],
        ),
      )
    }
  if (/Statut|Lois/.test(text))
    for (const match of text.matchAll(FORMER)) {
      const number = `${match[2]}, c. ${match[1]}`
      keep(match, numberedAct(`ca/statute/${number}`, 'ca', [], [number]))
    }
  if (/(?:Act|Order|Regulations|Rules|Ordinance),? (?:1[6-9]|20)\d\d/.test(text))
    for (const match of text.matchAll(DATED_ACT)) {
      const before = OPENING.exec(match[0])?.[0].length ?? 0
      acts.push({
        start: match.index + before,
        end: match.index + match[0].length,
        act: datedAct(match, before, place),
      })
    }
  if (place === 'ca' || place === null)
    for (const match of text.matchAll(CANADIAN_INSTRUMENT)) {
      const [, series = '', year, number] = match
      const english = { DORS: 'SOR', TR: 'SI' }[series] ?? series
      const code = `${english}/${year}-${number}`
      keep(match, numberedAct(`ca/${code.toLowerCase()}`, 'ca', [code], [code]))
    }
  if (place === 'gb' || place === null)
    for (const match of text.matchAll(BRITISH_INSTRUMENT)) {
      const [, year, number] = match
      keep(match, numberedAct(`gb/uksi/${year}/${number}`, 'gb', [], [`/akn/gb/act/uksi/${year}/${number}`]))
    }
  if (place === 'za')
    for (const match of text.matchAll(NUMBERED_ACT))
      keep(
        match,
        numberedAct(`za/act/${match[1]}/${match[2]}`, 'za', [], [`/akn/za/act/${match[2]}/${match[1]}`]),
      )
  return acts
}

// What stands before the name: the beginning of the sentence, another act joined to it.
const OPENING =
  /^(?:.*\b(?:Act|Order|Regulations|Rules)(?:,? \d{4})? (?:and|or|to|of) (?:the )?|(?:The|Under|In|Of|See|And|By|That) )(?=[A-Z])/u

function datedAct(match: RegExpExecArray, before: number, place: string | null): Numbered['act'] {
  const [, whole = '', year = '', number] = match
  const name = whole.slice(before)
  const title = `${name} ${year}`
  const jurisdiction = place === 'gb' || place === 'za' ? place : null
  const aliases =
    number && jurisdiction === 'gb'
      ? [`/akn/gb/act/ukpga/${year}/${number}`]
      : number && jurisdiction === 'za'
        ? [`/akn/za/act/${year}/${number}`]
        : []
  return {
    key: `title/${jurisdiction ?? ''}/${titleKey(title)}`,
    name: title,
    jurisdiction,
    aliases,
    titles: [titleKey(title)],
  }
}

/** Heading lines: what is a provision, what a division, its number and its title, in the traditions that occur. */
import { ARTICLES, DIVISIONS, LOOSE } from './numbering/general.ts'
import { elsewhere } from './traditions.ts'

/** What a heading line says. */
export interface Heading {
  readonly role: 'provision' | 'division' | 'loose'
  readonly kind: string
  readonly num: string | null
  /** What follows the number: a title, or the beginning of the text. */
  readonly rest: string
  /** Order of the division word from the outermost (1) inwards; null where the heading has no such word. */
  readonly rank: number | null
}

export interface HeadingOptions {
  /** "Section" is the provision, as in the United States, and not a division, as in France. */
  readonly sections: boolean
  /** Takes mark-up out of a number; nothing where the line has none. */
  readonly plain?: (text: string) => string
}

const LATIN =
  'bis|ter|qu[aá]ter|quinquies|quinto|sexies|septies|octies|novies|nonies|decies|undecies|duodecies|terdecies'
const ORDINAL =
  'pr[ée]liminaire|preliminar|liminaire|unique|[úu]nic[oa]?|premi(?:er|ère)|primer[oa]?|segon[ao]?|segund[oa]|deuxième|second[e]?|tercer[oa]?|troisième|cuart[oa]|quart[oa]?|quatrième|quint[oa]|cinqu[èe]|cinquena|cinquième|sext[oa]|sisè|sisena|sixième|s[ée]ptim[oa]|setè|setena|septième|octav[oa]|vuitè|vuitena|huitième|noven[oa]|novè|neuvième|d[ée]cim[oa]|desè|desena|dixième|onzena|dotzena|tretzena|catorzena|quinzena'
const DIVISION_NUMBER = `(?:\\d{1,4}[a-z]?(?:er|re)?(?:\\s?[-–]\\s?\\d{1,2})?|[IVXLC]+(?:er|re)?(?:\\s?[-–]\\s?(?:\\d{1,2}|[А-Я]))?|${ORDINAL})[°º]?(?:\\s(?:${LATIN}))?(?:\\s[a-z](?=\\.))?`

const GERMAN =
  '(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Siebent|Acht|Neunt|Zehnt|Elft|Zwölft|[A-ZÄÖÜ][a-zäöüß]+zehnt)e[rsn]?'
const WORDS = DIVISIONS.map(([words]) => words).join('|')
const SEPARATOR = '\\s*[:.]*\\s*[-–—]*\\s*'
const END = '(?![\\p{L}\\p{N}])'
const WORD_FIRST = new RegExp(
  `^(?<num>(?<word>${WORDS})\\s*:?\\s+${DIVISION_NUMBER}${END})${SEPARATOR}(?<rest>.*)$`,
  'iu',
)
const NUMBER_FIRST = new RegExp(
  `^(?<num>(?:(?:\\d{1,3}[a-z]?|[IVXLC]+[a-z]?)\\.?|${GERMAN}|${ORDINAL})\\s(?<word>${WORDS})${END})${SEPARATOR}(?<rest>.*)$`,
  'iu',
)
const FRENCH_PART =
  /^(?<num>(?<word>partie)\s+(?:législative|réglementaire|Arrêtés))\s*(?::\s*|[-–—]\s*)?(?<rest>.*)$/iu
const CHINESE = /^(?<num>第[一二三四五六七八九十百千零〇○\d]+(?<word>[编章节]))[\s\u3000]*(?<rest>.*)$/u
const ENUMERATED = /^(?<num>(?:[A-Z]|[IVXLC]+|\d{1,3}[a-z]?)(?:\s[a-z])?[.)])(?:\s+[-–—]?\s*(?<rest>.*))?$/u

// The German "bis" joins ("§§ 3 bis 5"), the Latin one belongs to the number ("13bis").
const SUFFIX = `(?:[-.\\s]?(?:${LATIN})(?!\\s\\d)|[a-z]{1,2}|\\s[a-z](?=\\.?\\s*$)|(?-i:\\s[a-z](?=\\.?\\s+[A-ZÄÖÜ])))`
const NUMBER = `(?:(?:[LRDA]\\*{0,2}\\.?\\s?)?\\d{1,4}(?:er\\b)?(?:\\.?[°ºª](?:-[A-Z]{1,2}${END})?)?[\\u2070\\u00b9\\u00b2\\u00b3\\u2074-\\u2079]*(?:(?:\\s?[-–]\\s?|:)\\d{1,4})*${SUFFIX}?|[IVXLC]+)${END}`
const JOINED = `${NUMBER}(?:\\s?(?:,|und|bis|et|à|y|a|and|to)\\s${NUMBER})*`
const PROVISION = new RegExp(`^(?<num>(?:\\(X+\\) )?(?<word>${ARTICLES}|§§?)\\s*${JOINED})(?<rest>.*)$`, 'iu')
const SECTION = new RegExp(`^(?<num>(?<word>section\\.?|sec\\.)\\s*${JOINED})(?<rest>.*)$`, 'iu')
const SWEDISH = /^(?<num>\d{1,3}\s?[a-z]?\s?§)(?!\p{L})\s*(?<rest>.*)$/u
const FRENCH_NAMED =
  /^(?<num>Article\s+(?:Pr[ée]liminaire|PR[ÉE]AMBULE|Liminaire|Unique|Annexes?\b.*|Ex[ée]cution))(?<rest>)$/iu
const CLAUSE = new RegExp(
  `^(?<num>Disposici(?:ó|ón)\\s+(?:addicional|adicional|transit[òo]ria|derogat[òo]ria|final)(?:\\s+(?:${ORDINAL}))?${END})${SEPARATOR}(?<rest>.*)$`,
  'iu',
)

/** Returns what a line says that is a heading: one line, white space collapsed. */
export function headingIn(line: string, { sections, plain = itself }: HeadingOptions): Heading {
  const named = FRENCH_NAMED.exec(line) ?? CLAUSE.exec(line)
  if (named)
    return {
      role: 'provision',
      kind: CLAUSE.test(line) ? 'clause' : 'article',
      rank: null,
      ...parts(named, plain),
    }
  const numbered = PROVISION.exec(line) ?? SWEDISH.exec(line) ?? (sections ? SECTION.exec(line) : null)
  if (numbered)
    return { role: 'provision', kind: kindOf(numbered.groups?.word), rank: null, ...parts(numbered, plain) }
  const common = division(line, plain)
  const other = common.role === 'loose' || ENUMERATED.test(line) ? elsewhere(line) : null
  return other ? { ...other, num: plain(other.num), rest: other.rest.trim() } : common
}

/** Returns the division that a line of plain text is, or null where it is none. A title must be set off by a colon or stand alone. */
export function plainDivision(line: string, plain = itself): Heading | null {
  const match = WORD_FIRST.exec(line) ?? NUMBER_FIRST.exec(line) ?? FRENCH_PART.exec(line)
  if (!match) return null
  const after = line.slice((match.groups?.num ?? '').length)
  return /^\s*(?::|$)/u.test(after) || FRENCH_PART.test(line) ? division(line, plain) : null
}

/** Returns whether the heading names preliminary text, notes, an annex…: the kind of row for a heading without a number. */
export function looseKind(heading: string): string | null {
  return LOOSE_KINDS.find(([pattern]) => pattern.test(heading))?.[1] ?? null
}

const LOOSE_KINDS = LOOSE.map(([words, kind]) => [new RegExp(`^(?:${words})`, 'iu'), kind] as const)

function division(line: string, plain: (text: string) => string): Heading {
  const match =
    WORD_FIRST.exec(line) ?? NUMBER_FIRST.exec(line) ?? FRENCH_PART.exec(line) ?? CHINESE.exec(line)
  if (match) {
    const word = match.groups?.word?.toLowerCase() ?? ''
    const found = DIVISIONS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(word))
    return {
      role: 'division',
      kind: found?.[1] ?? 'division',
      rank: found?.[2] ?? null,
      ...parts(match, plain),
    }
  }
  const enumerated = ENUMERATED.exec(line)
  if (enumerated) return { role: 'division', kind: 'division', rank: null, ...parts(enumerated, plain) }
  return { role: 'loose', kind: 'division', num: null, rest: line, rank: null }
}

function parts(match: RegExpExecArray, plain: (text: string) => string): { num: string; rest: string } {
  const num = plain(match.groups?.num ?? '').replace(/\s*([-–])\s*/g, '$1')
  return {
    num: num.replace(/[\s.]+$/, (end) => (/^[IVXLC\d]+[a-z]?\.$|^[A-Z]\.$/.test(num) ? end : '')),
    rest: (match.groups?.rest ?? '').trim(),
  }
}

function kindOf(word: string | undefined): string {
  return word !== undefined && /^(?:art|стат)/iu.test(word) ? 'article' : 'section'
}

function itself(text: string): string {
  return text
}

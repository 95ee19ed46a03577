/**
 * How further states number: Greek, Slavic, Baltic, Turkic, Nordic, Hungarian, Romanian, East and South-East Asian, Hebrew,
 * Arabic. Asked only about headings in which nothing more common was recognised.
 */
import type { Language } from './language.ts'
import {
  ARTICLES_BEHIND,
  EAST_ASIAN_DIVISIONS,
  FURTHER_ARTICLES,
  FURTHER_DIVISIONS,
} from './numbering/general.ts'

export interface Numbered {
  readonly role: 'provision' | 'division'
  readonly kind: string
  readonly num: string
  readonly rest: string
  readonly rank: number | null
}

const END = '(?![\\p{L}\\p{N}])'
const RAISED = '[\\u2070\\u00b9\\u00b2\\u00b3\\u2074-\\u2079]*'
const NUMBER = `\\p{Nd}{1,4}[º°]?${RAISED}(?:[-–./]\\p{Nd}{1,4})*(?:[-/]?\\p{L}{1,2}(?=[\\s.:)]|$)|\\.\\p{L}(?=\\.?\\s*$)|\\s\\p{L}(?=\\.?\\s*$))?`
const SEPARATOR = '(?:\\s*[.:]|\\s*[-–—](?=\\s))*\\s*'
const PROVISIONS: readonly RegExp[] = [
  new RegExp(`^(?<num>(?:${FURTHER_ARTICLES})\\s*${NUMBER})${SEPARATOR}(?<rest>.*)$`, 'iu'),
  new RegExp(`^(?<num>${NUMBER}[-.]?\\s?(?:${ARTICLES_BEHIND})${END})${SEPARATOR}(?<rest>.*)$`, 'iu'),
  // "제1조의2 (법원)", "第二条の二"
  /^(?<num>제\s?\d+조(?:의\d+)*)\s*(?<rest>.*)$/u,
  /^(?<num>第[一二三四五六七八九十百千零〇○\d]+[条條](?:[のノ之][一二三四五六七八九十百\d]+)*)[\s\u3000]*(?<rest>.*)$/u,
  // Old Spanish and Portuguese acts count their articles in words.
  /^(?<num>(?:art[íi]culo|artigo|articolo|article)\s+(?:[úu]nic[oa]|primer[oa]?|primeiro|primo|segund[oa]|secondo|tercer[oa]?|terceiro|terzo|cuarto|quarto|quint[oa]|sext[oa]|s[ée]ptim[oa]|s[ée]tim[oa]|octav[oa]|oitavo|noven[oa]|nono|d[ée]cim[oa]|und[ée]cim[oa]|duod[ée]cim[oa]|vig[ée]sim[oa])(?![\p{L}\p{N}]))(?:\s*[.:]|\s*[-–—](?=\s))*\s*(?<rest>.*)$/iu,
]

const DIVISION_WORDS = FURTHER_DIVISIONS.map(([words]) => words).join('|')
const DIVISION_NUMBER = `(?:\\p{Nd}{1,3}[-.\\p{Nd}]*\\p{L}?|[IVXLC]+|\\p{L}['΄´ʹ’]?|\\p{L}{3,20}(?=\\s*(?:$|[.:–—-])))`
const DIVISION_FORMS: readonly RegExp[] = [
  new RegExp(`^(?<num>(?<word>${DIVISION_WORDS})\\s+${DIVISION_NUMBER})${END}${SEPARATOR}(?<rest>.*)$`, 'iu'),
  new RegExp(
    `^(?<num>(?:\\p{Nd}{1,3}[-.]?\\s?|(?:[IVXLC]+\\.?|\\p{L}{3,20})\\s)(?<word>${DIVISION_WORDS})${END})${SEPARATOR}(?<rest>.*)$`,
    'iu',
  ),
  /^(?<num>제\s?\d+(?<word>[편장절관])(?:의\d+)?)\s*(?<rest>.*)$/u,
  /^(?<num>第[一二三四五六七八九十百千\d]+(?<word>[編編章節款])(?:の[一二三四五六七八九十]+)?)[\s\u3000]*(?<rest>.*)$/u,
]
/** Returns the numbered provision or division that the heading is, or null. Markdown emphasis must be gone from it. */
export function elsewhere(heading: string): Numbered | null {
  for (const pattern of PROVISIONS) {
    const match = pattern.exec(heading)
    if (match) {
      const num = match.groups?.num ?? ''
      return {
        role: 'provision',
        kind: num.includes('§') ? 'section' : 'article',
        rank: null,
        ...said(match),
      }
    }
  }
  for (const pattern of DIVISION_FORMS) {
    const match = pattern.exec(heading)
    if (!match) continue
    const word = match.groups?.word ?? ''
    const [kind, rank] = EAST_ASIAN_DIVISIONS[word] ?? wordOf(word)
    return { role: 'division', kind, rank, ...said(match) }
  }
  return null
}

/** Returns the provision whose number begins a paragraph of plain text, where the language's acts are so printed; else null. */
export function leadElsewhere(line: string, language: Language): { num: string; length: number } | null {
  const match = LEADS[language]?.exec(line)
  return match?.[1] ? { num: match[1], length: match[0].length } : null
}

// "1 § Denna lag gäller…" begins a section; "1 § första stycket" speaks of one.
const LEADS: Record<string, RegExp> = {
  swe: /^(\d{1,3}(?: ?[a-z])? §)[ \t]+(?=\p{Lu}|$)/u,
  fin: /^(\d{1,3}(?: ?[a-z])? §)[ \t]+(?=\p{Lu}|$)/u,
  bul: /^(Чл\. ?\d{1,4}[а-я]?)\.[ \t]+/u,
  kor: /^(제\d+조(?:의\d+)*)[ \t]*(?=\()/u,
}

function said(match: RegExpExecArray): { num: string; rest: string } {
  return { num: match.groups?.num ?? '', rest: match.groups?.rest ?? '' }
}

function wordOf(word: string): readonly [kind: string, rank: number | null] {
  const found = FURTHER_DIVISIONS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(word))
  return [found?.[1] ?? 'division', found?.[2] ?? null]
}

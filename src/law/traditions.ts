/**
 * How further states number: Greek, Slavic, Baltic, Turkic, Nordic, Hungarian, Romanian, East and South-East Asian, Hebrew,
 * Arabic. Asked only about headings in which nothing more common was recognised.
 */
import type { Language } from './language.ts'

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
  // "Άρθρο 1", "Чл. 1.", "Артыкул 1", "Pasal 1", "Điều 1"
  new RegExp(
    `^(?<num>(?:[άα]ρθρο|чл\\.|член|члан|артыкул|мадда|მუხლი|հոդված|pasal|(?:ge[çÇ][iİ]c[iİ]\\s|ek\\s)?madd[eə]|điều|มาตรา|المادة|مادة|סעיף|artikolu|articolul|artykuł|čl\\.|článok|článek|članak|član|neni)\\s*${NUMBER})${SEPARATOR}(?<rest>.*)$`,
    'iu',
  ),
  // "1-бап", "1. pants", "1 straipsnis", "1. §", "1. člen", "1 дүгээр зүйл"
  new RegExp(
    `^(?<num>${NUMBER}[-.]?\\s?(?:бап|берене|статья|моддаси|modda|pants|straipsnis|gr\\.|d[üu]gaar züil|(?:дүгээр|дугаар)\\s+зүйл|cikk|člen|artikla|§)${END})${SEPARATOR}(?<rest>.*)$`,
    'iu',
  ),
  // "제1조의2 (법원)", "第二条の二"
  /^(?<num>제\s?\d+조(?:의\d+)*)\s*(?<rest>.*)$/u,
  /^(?<num>第[一二三四五六七八九十百千零〇○\d]+[条條](?:[のノ之][一二三四五六七八九十百\d]+)*)[\s\u3000]*(?<rest>.*)$/u,
  // Old Spanish and Portuguese acts count their articles in words.
  /^(?<num>(?:art[íi]culo|artigo|articolo|article)\s+(?:[úu]nic[oa]|primer[oa]?|primeiro|primo|segund[oa]|secondo|tercer[oa]?|terceiro|terzo|cuarto|quarto|quint[oa]|sext[oa]|s[ée]ptim[oa]|s[ée]tim[oa]|octav[oa]|oitavo|noven[oa]|nono|d[ée]cim[oa]|und[ée]cim[oa]|duod[ée]cim[oa]|vig[ée]sim[oa])(?![\p{L}\p{N}]))(?:\s*[.:]|\s*[-–—](?=\s))*\s*(?<rest>.*)$/iu,
]

const DIVISIONS: readonly (readonly [words: string, kind: string, rank: number])[] = [
  ['μέρος|μερος|część|daļa|dalis|rész|бөлім|частка|osa', 'part', 1],
  ['βιβλίο|βιβλιο|księga|könyv|кніга|libro|cartea', 'book', 2],
  ['τίτλος|τιτλος|tytuł|titlul|titolo|avdelning(?:en)?|avd\\.', 'title', 3],
  ['раздел|раздзел', 'section', 3.5],
  ['dział', 'title', 4],
  [
    'κεφάλαιο|κεφαλαιο|rozdział|hlava|nodaļa|skyrius|тарау|capo|luku|fejezet|poglavlje|capitolul|глава|bölüm|bab',
    'chapter',
    5,
  ],
  ['τμήμα|τμημα|oddział|sezione|skirsnis|secțiunea|secção|seção', 'section', 6],
  ['subsecção|subseção', 'subsection', 7],
]
const DIVISION_WORDS = DIVISIONS.map(([words]) => words).join('|')
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
const EAST_ASIAN: Record<string, readonly [kind: string, rank: number]> = {
  편: ['part', 1],
  編: ['part', 1],
  장: ['chapter', 5],
  章: ['chapter', 5],
  절: ['section', 6],
  節: ['section', 6],
  관: ['subsection', 7],
  款: ['subsection', 7],
}

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
    const [kind, rank] = EAST_ASIAN[word] ?? wordOf(word)
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
  const found = DIVISIONS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(word))
  return [found?.[1] ?? 'division', found?.[2] ?? null]
}

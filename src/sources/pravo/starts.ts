/** Which paragraphs begin a division, an article or an annex: recognised by their words, told from sentences by how they are set. */
import type { Paragraph } from './paragraphs.ts'

export interface Start {
  readonly role: 'division' | 'article' | 'annex'
  readonly kind: string
  readonly num: string | null
  /** What follows the number on the line. */
  readonly heading: string
  /** Order from the outermost inwards. */
  readonly rank: number
}

const RAISED = '[⁰¹²³⁴-⁹⁻]*'
const ORDINAL =
  '(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат)[а-яё]{1,3}'
const ARTICLE = new RegExp(
  `^(?<num>Статья\\s+\\d+${RAISED}(?:[.-]\\d+${RAISED})*)(?:\\.|(?=\\s|$))\\s*(?<rest>.*)$`,
  'iu',
)
const DIVISION = new RegExp(
  `^(?<num>(?<word>часть|раздел|подраздел|глава|параграф|§)\\s*(?:[IVXLC]+|\\d+|${ORDINAL})${RAISED}(?:[.-]\\d+)*)(?![\\p{L}\\p{N}])\\.?\\s*(?<rest>.*)$`,
  'iu',
)
const NAMED_PART = /^(?:общая|особенная)\s+часть$/iu
const ANNEX = /^(?<num>приложение(?:\s+(?:№\s*)?\d+)?)(?:\s*$|\s+(?=[кК]\s))(?<rest>.*)$/iu

const DIVISIONS: Readonly<Record<string, readonly [kind: string, rank: number]>> = {
  часть: ['part', 1],
  раздел: ['section', 2],
  подраздел: ['subsection', 3],
  глава: ['chapter', 4],
  параграф: ['paragraph', 5],
  '§': ['paragraph', 5],
}
/** Classes of the page for what is set as a title or a heading. */
const HEADS = new Set(['T', 'C', 'H', 'Z', 'S'])

/** Returns what begins at each paragraph; null where it goes on with what is open. */
export function startsOf(paragraphs: readonly Paragraph[]): (Start | null)[] {
  const classed = paragraphs.some(({ className, words }) => HEADS.has(className) && ARTICLE.test(words))
  return paragraphs.map((paragraph, at) => {
    if (paragraph.line.table || paragraph.note || paragraph.words.length > 1000) return null
    const above = paragraphs[at - 1]
    const headed = above !== undefined && startAt(above.words)?.heading === ''
    const isHead = classed ? HEADS.has(paragraph.className) : paragraph.spaced || headed
    return isHead ? startAt(paragraph.words) : null
  })
}

/** Returns whether the paragraph is set as a title or heading: by its class, or moved in from the text. */
export function isSetApart({ className, indent }: Paragraph): boolean {
  return HEADS.has(className) || indent > TEXT_INDENT
}

// Texts set with spaces begin their paragraphs in the sixth column; titles and what goes on of headings stand further in.
const TEXT_INDENT = 5

function startAt(words: string): Start | null {
  const article = ARTICLE.exec(words)
  if (article) return { role: 'article', kind: 'article', rank: 9, ...said(article) }
  const division = DIVISION.exec(words)
  const [kind, rank] = DIVISIONS[division?.groups?.word?.toLowerCase() ?? ''] ?? []
  if (division && kind && rank) return { role: 'division', kind, rank, ...said(division) }
  if (NAMED_PART.test(words)) return { role: 'division', kind: 'part', num: null, heading: words, rank: 1 }
  const annex = ANNEX.exec(words)
  return annex ? { role: 'annex', kind: 'attachment', rank: 0, ...said(annex) } : null
}

function said(match: RegExpExecArray): { num: string; heading: string } {
  return {
    num: (match.groups?.num ?? '').replace(/\s+/g, ' '),
    heading: (match.groups?.rest ?? '').trim(),
  }
}

/** A comparison as files take it: texts in columns, what corresponds in rows, words around it in one language of the interface. */
import type { Translator } from '#i18n/messages.ts'
import { ownLanguageName } from '#i18n/names.ts'
import type { Day } from '#kit/day.ts'
import { markSpans, type PlainSpan } from '#markup/marked-spans.ts'

export interface ComparisonFile {
  /** Speaks the words around the law. */
  readonly t: Translator
  /** A correspondence table has numbers and headings; else the words stand in the rows. */
  readonly table: boolean
  readonly level: 'provision' | 'paragraph' | 'outline'
  readonly texts: readonly FileText[]
  readonly rows: readonly FileRow[]
  readonly madeOn: Day
}

export interface FileText {
  readonly title: string
  /** Jurisdiction, and the part of the act where one is compared. */
  readonly lines: readonly string[]
  readonly language: string
  readonly iri: string
  readonly at: Day
  readonly provisions: number
  readonly alone: number
  readonly leftOut: number
}

export interface FileRow {
  /** One list a text; empty where it has nothing there. */
  readonly cells: readonly (readonly FileCell[])[]
  /** What the cells share, by kind, in the order of telling. */
  readonly shared: readonly FileShared[]
  /** Null where one text stands alone. */
  readonly confidence: number | null
}

export interface FileShared {
  readonly kind: 'concept' | 'term' | 'number' | 'citation'
  readonly words: readonly string[]
}

export interface FileCell {
  readonly label: string | null
  readonly heading: string | null
  readonly iri: string
  readonly language: string
  /** Null where the source does not give the words. */
  readonly xml: string | null
  /** Where its words tell a subject that another text of the row tells too: in UTF-16 units of its plain text, in order. */
  readonly marks: readonly PlainSpan[]
  readonly confidence: number | null
}

/** Subjects and words told of a row of a correspondence table. */
const FEW = 4

/** Below this a pairing is called doubtful. */
export const DOUBTFUL = 0.6

/** Returns the title of the whole. */
export function titleIn({ t, table, level }: ComparisonFile): string {
  if (table) return t('comparison.table')
  return t(
    level === 'outline'
      ? 'comparison.outlines'
      : level === 'paragraph'
        ? 'comparison.paragraphs'
        : 'comparison.provisions',
  )
}

/** Returns the confidence in words; empty where there is none to tell. */
export function confidenceIn(t: Translator, confidence: number | null): string {
  if (confidence === null) return ''
  const percent = t('comparison.percent', { percent: Math.floor(confidence * 100) })
  return confidence < DOUBTFUL ? `${percent} · ${t('comparison.doubtful')}` : percent
}

/** Returns what is told of a row's sharing: all of it beside words, the first of it in a correspondence table. */
export function toldOf({ table }: ComparisonFile, { shared }: FileRow): readonly FileShared[] {
  if (!table) return shared
  const said = shared.filter(({ kind }) => kind === 'concept' || kind === 'term')
  return said.slice(0, 1).map(({ kind, words }) => ({ kind, words: words.slice(0, FEW) }))
}

/** Characters of a title at the head of a column: it stands whole at the head of the file. */
const SHORT = 64

/** Returns what heads the column of a text: whose it is, in which language, and its title, shortened. */
export function columnHead(text: FileText): { readonly whose: string; readonly title: string } {
  const title =
    text.title.length <= SHORT ? text.title : `${text.title.slice(0, SHORT).replace(/\s+\S*$/, '')} …`
  return { whose: [text.lines[0], ownLanguageName(text.language)].filter(Boolean).join(' · '), title }
}

/** Returns the words of a cell with what the texts share marked; null where the source does not give them. */
export function markedXml({ xml, marks }: FileCell): string | null {
  return xml === null ? null : markSpans(xml, marks)
}

/** Returns whether anything is marked. */
export function hasMarks({ table, rows }: ComparisonFile): boolean {
  return !table && rows.some(({ cells }) => cells.flat().some(({ marks }) => marks.length > 0))
}

/** Returns the name of a cell: number and heading; its IRI's end where it has neither. */
export function nameIn({ label, heading, iri }: FileCell): string {
  const name = [label, heading].filter((part) => part !== null && part !== '').join(' ')
  return name === '' ? iri.slice(iri.lastIndexOf('~') + 1) : name
}

/** Returns what is said of a text's provisions: how many, how many alone, what was left out. */
export function countsIn({ t, level }: ComparisonFile, { provisions, alone, leftOut }: FileText): string {
  if (level !== 'outline') return ''
  return [
    t('comparison.count', { n: provisions }),
    ...(alone > 0 ? [t('comparison.alone', { n: alone })] : []),
    ...(leftOut > 0 ? [t('comparison.leftOut', { n: leftOut })] : []),
  ].join(' · ')
}

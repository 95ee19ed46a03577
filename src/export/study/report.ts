/** What a report is made of, whatever file it becomes: title page, contents, answers at a glance, each question in detail, annexes, register. */
import type { Language } from '#law/language.ts'

/** A run of words; without a language it stands in that of the document. */
export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly language?: Language
  readonly link?: string | null
  /** What names the same in Latin letters: it stands in its place where the letters of its language cannot be printed. */
  readonly instead?: string
}

export type Style = 'kind' | 'title' | 'lead' | 'plain' | 'small' | 'notice' | 'label' | 'source'

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly style: Style
  readonly runs: readonly Run[]
}

/** Words of law in the language they are in; `marked` are the stretches that answer the question. */
export interface Quotation {
  readonly kind: 'quotation'
  readonly language: Language
  /** The paragraphs of the text. */
  readonly lines: readonly (readonly { readonly text: string; readonly marked: boolean }[])[]
  readonly citation: Run
  /** What else is said of it: how the law moved, where it stands in full. */
  readonly remarks: readonly string[]
}

export type Piece =
  | Paragraph
  | Quotation
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: readonly Run[]])[] }
  | {
      readonly kind: 'table'
      /** Shares of the width. */
      readonly widths: readonly number[]
      readonly head: readonly (readonly Run[])[]
      readonly rows: readonly (readonly (readonly Paragraph[])[])[]
    }
  /** A provision in full: its number and heading, and its canonical fragment. */
  | { readonly kind: 'law'; readonly language: Language; readonly title: string; readonly xml: string }

/** Pieces on pages of one shape. */
export interface Section {
  readonly wide: boolean
  readonly pieces: readonly Piece[]
}

export interface Report {
  readonly locale: string
  readonly title: string
  /** What stands at the head of every page, and at its foot. */
  readonly running: string
  readonly identifier: string
  readonly contents: string
  /** How deep the contents go: questions alone, or the states below them where that is no more than a few pages. */
  readonly contentsDepth: 1 | 2
  /** The first page. */
  readonly cover: readonly Piece[]
  readonly sections: readonly Section[]
}

/** Characters of the fullest cell up to which a row of a table fits well below the head of any page. */
const SHORT = 600

/** Returns whether a row of a table may be kept on one page. */
export function isShort(row: readonly (readonly Paragraph[])[]): boolean {
  return row.every(
    (cell) => cell.flatMap(({ runs }) => runs).reduce((sum, { text }) => sum + text.length, 0) <= SHORT,
  )
}

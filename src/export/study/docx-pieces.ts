/** The pieces of a report as paragraphs and tables of a word processor. */
import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { bcp47, direction, type Language } from '#law/language.ts'
import { clean, Paragraphs } from '../docx/paragraphs.ts'
import { RULE, TINT } from './docx-styles.ts'
import {
  isShort,
  type Piece,
  type Quotation,
  type Run,
  type Paragraph as Said,
  type Style,
} from './report.ts'

type Block = Paragraph | Table

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

const STYLES: Readonly<Record<Style, string>> = {
  kind: 'CoverKind',
  title: 'Title',
  lead: 'Lead',
  plain: 'Normal',
  small: 'Small',
  notice: 'Notice',
  label: 'Label',
  source: 'Source',
}

/** Makes the pieces of one file; footnotes of the laws in it are gathered while it does. */
export class Pieces {
  readonly footnotes: Record<string, { readonly children: readonly Paragraph[] }> = {}

  /** Returns the pieces, for a column of so many twentieths of a point. */
  all(pieces: readonly Piece[], width: number): Block[] {
    return pieces.flatMap((piece) => this.#one(piece, width))
  }

  #one(piece: Piece, width: number): Block[] {
    if (piece.kind === 'paragraph') return [said(piece)]
    if (piece.kind === 'heading')
      return [new Paragraph({ heading: HEADINGS[piece.level], children: runs(piece.runs) })]
    if (piece.kind === 'facts') return [factsTable(piece.facts, width), gap()]
    if (piece.kind === 'quotation') return quotation(piece)
    if (piece.kind === 'table') return [gridTable(piece, width), gap()]
    return this.#law(piece)
  }

  #law({ language, title, xml }: Extract<Piece, { kind: 'law' }>): Block[] {
    const law = new Paragraphs(language, { notes: Object.keys(this.footnotes).length, foreign: true })
    const body = law.ofFragment(xml)
    Object.assign(this.footnotes, law.footnotes)
    return title === '' ? body : [law.plain(title, 'Inner'), ...body]
  }
}

function said({ style, runs: list }: Said): Paragraph {
  return new Paragraph({ style: STYLES[style], children: runs(list) })
}

function quotation({ language, lines, citation, remarks }: Quotation): Paragraph[] {
  const way = direction(language) === 'rtl' ? { bidirectional: true } : {}
  const words = lines.map(
    (line) =>
      new Paragraph({
        style: 'Quotation',
        ...way,
        children: line.map(({ text, marked }) => run({ text, language, bold: marked })),
      }),
  )
  const more = remarks.map((text): Run => ({ text: ` – ${text}`, italic: true }))
  return [...words, new Paragraph({ style: 'Cited', children: runs([citation, ...more]) })]
}

function factsTable(facts: Extract<Piece, { kind: 'facts' }>['facts'], width: number): Table {
  const names = Math.round(width * 0.26)
  const cell = (paragraph: Paragraph[], size: number) =>
    new TableCell({ width: { size, type: WidthType.DXA }, margins: MARGINS, children: paragraph })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [names, width - names],
    layout: TableLayoutType.FIXED,
    borders: { ...NONE, top: THIN, bottom: THIN, insideHorizontal: THIN },
    rows: facts.map(
      ([name, value]) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell([new Paragraph({ style: 'TableHead', children: [run({ text: name })] })], names),
            cell(
              linesOf(value).map((line) => new Paragraph({ style: 'Small', children: runs(line) })),
              width - names,
            ),
          ],
        }),
    ),
  })
}

function gridTable({ widths, head, rows }: Extract<Piece, { kind: 'table' }>, width: number): Table {
  const whole = widths.reduce((sum, each) => sum + each, 0)
  const sizes = widths.map((each) => Math.round((each / whole) * width))
  const cell = (children: readonly Paragraph[], index: number, shaded: boolean) =>
    new TableCell({
      width: { size: sizes[index] ?? 0, type: WidthType.DXA },
      margins: MARGINS,
      ...(shaded && { shading: { type: ShadingType.CLEAR, fill: TINT, color: 'auto' } }),
      children: children.length === 0 ? [new Paragraph({ style: 'Small', children: [] })] : children,
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: sizes,
    layout: TableLayoutType.FIXED,
    borders: { ...NONE, top: RULED, bottom: RULED, insideHorizontal: THIN, insideVertical: THIN },
    rows: [
      new TableRow({
        tableHeader: true,
        children: head.map((name, index) =>
          cell([new Paragraph({ style: 'TableHead', children: runs(name) })], index, true),
        ),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: isShort(row),
            children: row.map((cells, index) => cell(cells.map(said), index, index === 0)),
          }),
      ),
    ],
  })
}

const MARGINS = { top: 60, bottom: 60, left: 90, right: 90 }
const LESS = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const THIN = { style: BorderStyle.SINGLE, size: 4, color: RULE }
const RULED = { style: BorderStyle.SINGLE, size: 8, color: '1A1A1A' }
const NONE = {
  left: LESS,
  right: LESS,
  top: LESS,
  bottom: LESS,
  insideHorizontal: LESS,
  insideVertical: LESS,
}

// Two tables in a row would be one.
function gap(): Paragraph {
  return new Paragraph({ style: 'Small', children: [] })
}

// A break of a line in a fact begins a paragraph.
function linesOf(value: readonly Run[]): Run[][] {
  return value.flatMap((each) => each.text.split('\n').map((text) => [{ ...each, text }]))
}

function runs(list: readonly Run[]): ParagraphChild[] {
  return list.map((each) =>
    each.link ? new ExternalHyperlink({ link: each.link, children: [run(each)] }) : run(each),
  )
}

function run({ text, bold, italic, language, link }: Run): TextRun {
  return new TextRun({
    text: clean(text),
    ...(bold && { bold: true, boldComplexScript: true }),
    ...(italic && { italics: true, italicsComplexScript: true }),
    ...(link && { underline: {} }),
    ...(language !== undefined && spoken(language)),
  })
}

function spoken(language: Language) {
  const tag = bcp47(language)
  return {
    language: { value: tag, bidirectional: tag, eastAsia: tag },
    ...(direction(language) === 'rtl' && { rightToLeft: true }),
  }
}

/** The table of a comparison for word processors: a column a text, its head repeated on every sheet, and below each row what its texts share. */
import {
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import { Paragraphs } from '../docx/paragraphs.ts'
import {
  type ComparisonFile,
  columnHead,
  confidenceIn,
  type FileCell,
  type FileRow,
  markedXml,
  nameIn,
  toldOf,
} from './file.ts'

/** Of the width, what the column of what is shared takes in a correspondence table. */
const FOR_SHARED = 0.24
const MARGINS = { top: 70, bottom: 70, left: 110, right: 110 }
const LESS = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'C9C2B8' }
const RULED = { style: BorderStyle.SINGLE, size: 8, color: '1A1A1A' }
const HEAD = { type: ShadingType.CLEAR, fill: 'F3EFE6', color: 'auto' }
const QUIET = { type: ShadingType.CLEAR, fill: 'FBFAF7', color: 'auto' }

type Content = Paragraph | Table

/** Writes the table of one file; footnotes of all columns are counted together. */
export class ComparisonTable {
  readonly footnotes: Record<string, { readonly children: readonly Paragraph[] }> = {}
  readonly #file: ComparisonFile
  readonly #around: Paragraphs
  readonly #width: number
  readonly #widths: readonly number[]
  /** Whether what is shared has a column of its own. */
  readonly #column: boolean
  #notes = 0

  /** `around` makes the words around the law; `width` is that of the column of text. */
  constructor(file: ComparisonFile, around: Paragraphs, width: number) {
    this.#file = file
    this.#around = around
    this.#width = width
    this.#column = file.table && file.rows.some((row) => isTold(file, row))
    const own = Math.floor((width * (this.#column ? 1 - FOR_SHARED : 1)) / file.texts.length)
    const texts = file.texts.map(() => own)
    this.#widths = this.#column ? [...texts, width - own * texts.length] : texts
  }

  /** Returns the table. */
  made(): Table {
    return new Table({
      width: { size: this.#width, type: WidthType.DXA },
      columnWidths: [...this.#widths],
      layout: TableLayoutType.FIXED,
      borders: {
        left: LESS,
        right: LESS,
        top: RULED,
        bottom: RULED,
        insideHorizontal: THIN,
        insideVertical: THIN,
      },
      rows: [this.#head(), ...this.#file.rows.flatMap((row) => this.#rows(row))],
    })
  }

  #head(): TableRow {
    const { texts, t } = this.#file
    const cells = texts.map((text, at) => {
      const { whose, title } = columnHead(text)
      const made = new Paragraphs(text.language, { foreign: true })
      const name = new Paragraph({ style: 'Facts', children: [made.text(title)] })
      return this.#cell([this.#said('ColumnHead', `${at + 1}. ${whose}`, true), name], at, HEAD)
    })
    const share = this.#cell([this.#said('ColumnHead', t('comparison.share'), true)], texts.length, HEAD)
    return new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: this.#column ? [...cells, share] : cells,
    })
  }

  #rows(row: FileRow): TableRow[] {
    const { t, table } = this.#file
    const alone = row.cells.filter(({ length }) => length > 0).length < 2
    const columns = row.cells.map((cells, at) =>
      cells.length === 0
        ? this.#cell([this.#said('Notice', t('comparison.none'))], at, QUIET)
        : this.#cell(
            cells.flatMap((each) => this.#words(each)),
            at,
            alone ? QUIET : undefined,
          ),
    )
    const told = this.#told(row)
    if (this.#column)
      return [new TableRow({ cantSplit: true, children: [...columns, this.#cell(told, columns.length)] })]
    const law = new TableRow({ cantSplit: table, children: columns })
    if (told.length === 0) return [law]
    return [law, new TableRow({ cantSplit: true, children: [this.#below(told)] })]
  }

  #told(row: FileRow): Paragraph[] {
    const { t, table } = this.#file
    const sure = confidenceIn(t, row.confidence)
    return [
      ...(sure === ''
        ? []
        : [this.#said('Facts', table ? sure : `${t('comparison.confidence')}: ${sure}`, true)]),
      ...toldOf(this.#file, row).map(({ kind, words }) =>
        this.#around.said('Facts', t.locale, [
          [table ? '' : `${t(`comparison.share.${kind}`)}: `, true],
          [words.join('; '), false],
        ]),
      ),
    ]
  }

  #words(each: FileCell): Content[] {
    const { t, table, level } = this.#file
    const made = new Paragraphs(each.language, { notes: this.#notes, foreign: true })
    const name = new Paragraph({
      ...(table || level === 'paragraph' ? { style: 'Facts' } : { heading: HeadingLevel.HEADING_4 }),
      spacing: { before: 20, after: 60 },
      children: [made.text(nameIn(each), { bold: !table })],
    })
    if (table) return [name]
    const xml = markedXml(each)
    if (xml === null) return [name, this.#said('Notice', t('comparison.missing'))]
    const words = made.ofFragment(xml)
    this.#notes += Object.keys(made.footnotes).length
    Object.assign(this.footnotes, made.footnotes)
    // A paragraph begins with its number.
    return level === 'paragraph' ? words : [name, ...words]
  }

  #said(style: string, text: string, bold = false): Paragraph {
    return this.#around.said(style, this.#file.t.locale, [[text, bold]])
  }

  #below(children: readonly Paragraph[]): TableCell {
    return new TableCell({
      children,
      columnSpan: this.#widths.length,
      width: { size: this.#width, type: WidthType.DXA },
      margins: MARGINS,
      shading: QUIET,
    })
  }

  #cell(children: readonly Content[], at: number, shading?: typeof HEAD): TableCell {
    return new TableCell({
      // A cell ends with a paragraph (ECMA-376, Part 1, § 17.4.65).
      children:
        children.at(-1) instanceof Paragraph ? [...children] : [...children, new Paragraph({ children: [] })],
      width: { size: this.#widths[at] ?? 0, type: WidthType.DXA },
      margins: MARGINS,
      verticalAlign: VerticalAlign.TOP,
      ...(shading ? { shading } : {}),
    })
  }
}

function isTold(file: ComparisonFile, row: FileRow): boolean {
  return row.confidence !== null || toldOf(file, row).length > 0
}

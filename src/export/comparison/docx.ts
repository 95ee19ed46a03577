/** A comparison for word processors: what is compared, then a table whose head is repeated on every sheet, across the wide side of the paper. */
import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { formatDay } from '#i18n/dates.ts'
import { languageOf } from '#law/language.ts'
import { lasting } from '../docx/lasting.ts'
import { Paragraphs } from '../docx/paragraphs.ts'
import { stylesFor } from '../docx/styles.ts'
import {
  type ComparisonFile,
  confidenceIn,
  countsIn,
  type FileCell,
  type FileRow,
  type FileText,
  nameIn,
  titleIn,
} from './file.ts'

/** A4 with margins, in twentieths of a point. */
const PAGE = { short: 11_906, long: 16_838, margin: 1_134 }
const WIDTH = PAGE.long - 2 * PAGE.margin
/** Of the width, what the column of what is shared takes. */
const FOR_SHARED = 0.2
const MARGINS = { top: 70, bottom: 70, left: 110, right: 110 }
const HEAD = { type: ShadingType.CLEAR, fill: 'F3EFE6', color: 'auto' }
const QUIET = { type: ShadingType.CLEAR, fill: 'FBFAF7', color: 'auto' }

/** Returns the file: the same bytes for the same comparison. */
export async function toComparisonDocx(file: ComparisonFile): Promise<Uint8Array> {
  const { t, texts, madeOn } = file
  const speaker = languageOf(t.locale) ?? 'eng'
  const written = new Columns(speaker)
  const title = titleIn(file)
  const children = [...front(file, written), tableOf(file, written)]
  const made = new Document({
    title,
    subject: texts.map((text) => text.title).join(' · '),
    keywords: texts.map(({ iri }) => iri).join(' '),
    creator: t('site.name'),
    lastModifiedBy: t('site.name'),
    styles: stylesFor(speaker),
    footnotes: written.footnotes,
    features: { updateFields: false },
    sections: [{ properties: { page: pageSize(), titlePage: true }, ...edges(file, written), children }],
  })
  const packed = await Packer.pack(made, 'uint8array')
  return lasting(packed, {
    iri: texts.map(({ iri }) => iri).join(' '),
    language: speaker,
    recordedAt: `${madeOn}T00:00:00.000Z`,
  })
}

/** Paragraphs by language; footnotes of all of them are counted together. */
class Columns {
  readonly footnotes: Record<string, { readonly children: readonly Paragraph[] }> = {}
  readonly around: Paragraphs
  #notes = 0

  constructor(speaker: string) {
    this.around = new Paragraphs(speaker)
  }

  /** Returns a cell's words. */
  words(cell: FileCell): (Paragraph | Table)[] {
    if (cell.xml === null) return []
    const made = new Paragraphs(cell.language, this.#notes)
    const paragraphs = made.ofFragment(cell.xml)
    this.#notes += Object.keys(made.footnotes).length
    Object.assign(this.footnotes, made.footnotes)
    return paragraphs
  }
}

function pageSize() {
  const { short, long, margin } = PAGE
  return {
    // The library turns the sheet: it takes the sides as they are upright.
    size: { width: short, height: long, orientation: PageOrientation.LANDSCAPE },
    margin: { top: margin, bottom: margin, left: margin, right: margin },
  }
}

function front(file: ComparisonFile, { around }: Columns): Paragraph[] {
  const { t, texts, madeOn } = file
  const said = (style: string, text: string) => around.said(style, t.locale, [[text, false]])
  return [
    said('Kind', t('comparison.title')),
    around.plain(titleIn(file), 'Title'),
    said('Normal', t('comparison.madeOn', { date: formatDay(madeOn, t.locale) })),
    ...texts.flatMap((text, at) => textLines(file, text, at + 1)),
    said('Notice', t('comparison.machine')),
  ]
}

function textLines(file: ComparisonFile, text: FileText, number: number): Paragraph[] {
  const { t } = file
  const made = new Paragraphs(text.language)
  const asOf = t('files.asOf', { date: formatDay(text.at, t.locale) })
  const counts = countsIn(file, text)
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 120, after: 20 },
      children: [made.text(`${number}. `), made.text(headOf(text), { bold: true })],
    }),
    made.said('Facts', t.locale, [
      [[asOf, counts, text.iri].filter((part) => part !== '').join(' · '), false],
    ]),
  ]
}

function headOf({ title, lines }: FileText): string {
  return [lines[0], title, ...lines.slice(1)].filter(Boolean).join(' · ')
}

function tableOf(file: ComparisonFile, written: Columns): Table {
  const { texts, rows, t } = file
  const shares = rows.some(({ shared, confidence }) => shared.length > 0 || confidence !== null)
  const own = Math.floor((WIDTH * (shares ? 1 - FOR_SHARED : 1)) / texts.length)
  const widths = [...texts.map(() => own), ...(shares ? [WIDTH - own * texts.length] : [])]
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: 400, rule: HeightRule.ATLEAST },
    children: [
      ...texts.map((text, at) => {
        const made = new Paragraphs(text.language)
        const name = new Paragraph({ style: 'Facts', children: [made.text(headOf(text), { bold: true })] })
        return cell([name], widths[at] ?? own, HEAD)
      }),
      ...(shares
        ? [
            cell(
              [written.around.said('Facts', t.locale, [[t('comparison.share'), true]])],
              widths.at(-1) ?? own,
              HEAD,
            ),
          ]
        : []),
    ],
  })
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [head, ...rows.map((row) => rowOf(file, row, written, widths))],
  })
}

function rowOf(file: ComparisonFile, row: FileRow, written: Columns, widths: readonly number[]): TableRow {
  const { t, texts } = file
  const said = (style: string, text: string) => written.around.said(style, t.locale, [[text, false]])
  const columns = row.cells.map((cells, at) => {
    if (cells.length === 0) return cell([said('Notice', t('comparison.none'))], widths[at] ?? 0, QUIET)
    return cell(
      cells.flatMap((each) => cellOf(file, each, written)),
      widths[at] ?? 0,
    )
  })
  if (widths.length === texts.length) return new TableRow({ children: columns })
  const sure = confidenceIn(t, row.confidence)
  const told = [
    ...(sure === '' ? [] : [written.around.said('Facts', t.locale, [[sure, true]])]),
    ...row.shared.map(({ kind, words }) =>
      written.around.said('Facts', t.locale, [
        [`${t(`comparison.share.${kind}`)}: `, true],
        [words.join('; '), false],
      ]),
    ),
  ]
  return new TableRow({ children: [...columns, cell(told, widths.at(-1) ?? 0)] })
}

function cellOf(file: ComparisonFile, each: FileCell, written: Columns): (Paragraph | Table)[] {
  const { t, table, level } = file
  const made = new Paragraphs(each.language)
  const name = new Paragraph({
    ...(table || level === 'paragraph' ? {} : { heading: HeadingLevel.HEADING_4 }),
    keepNext: !table,
    spacing: { before: 20, after: 60 },
    children: [made.text(nameIn(each), { bold: true })],
  })
  if (table) return [name]
  if (each.xml === null)
    return [name, written.around.said('Notice', t.locale, [[t('comparison.missing'), false]])]
  return [name, ...written.words(each)]
}

function cell(children: readonly (Paragraph | Table)[], size: number, shading?: typeof HEAD): TableCell {
  return new TableCell({
    // A cell ends with a paragraph (ECMA-376, Part 1, § 17.4.65).
    children:
      children.at(-1) instanceof Paragraph ? [...children] : [...children, new Paragraph({ children: [] })],
    width: { size, type: WidthType.DXA },
    margins: MARGINS,
    verticalAlign: VerticalAlign.TOP,
    ...(shading ? { shading } : {}),
  })
}

function edges(file: ComparisonFile, { around }: Columns) {
  const { t, texts } = file
  const tabStops = [{ type: TabStopType.RIGHT, position: WIDTH }]
  const line = (...children: TextRun[]) => new Paragraph({ style: 'Margin', tabStops, children })
  const numbers = t.rich<TextRun>('files.page', {
    page: new TextRun({ children: [PageNumber.CURRENT] }),
    pages: new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  })
  const counted = numbers.map((part) => (part instanceof TextRun ? part : around.text(String(part))))
  const foot = new Footer({ children: [line(around.text(`${titleIn(file)}\t`), ...counted)] })
  const names = texts.map(({ title }) => clipped(title)).join(' · ')
  return {
    headers: {
      default: new Header({ children: [line(around.text(names))] }),
      first: new Header({ children: [new Paragraph({ children: [] })] }),
    },
    footers: { default: foot, first: foot },
  }
}

/** Characters of a title in the header. */
const CLIPPED = 44

function clipped(text: string): string {
  return text.length <= CLIPPED ? text : `${text.slice(0, CLIPPED).replace(/\s+\S*$/, '')} …`
}

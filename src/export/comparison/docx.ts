/** A comparison for word processors: what is compared, then the table, upright for two texts and on its side for more. */
import {
  Document,
  Footer,
  Header,
  type ISectionOptions,
  type IStylesOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { formatDay } from '#i18n/dates.ts'
import { type Language, languageOf } from '#law/language.ts'
import { lasting } from '../docx/lasting.ts'
import { Paragraphs } from '../docx/paragraphs.ts'
import { stylesFor } from '../docx/styles.ts'
import { ComparisonTable } from './docx-table.ts'
import { type ComparisonFile, columnHead, countsIn, type FileText, hasMarks, titleIn } from './file.ts'

/** A4 with margins, in twentieths of a point. */
const PAGE = { short: 11_906, long: 16_838, margin: 1_134 }
/** Texts that an upright sheet takes side by side. */
const UPRIGHT = 2

/** Returns the file: the same bytes for the same comparison. */
export async function toComparisonDocx(file: ComparisonFile): Promise<Uint8Array> {
  const { t, texts, madeOn } = file
  const speaker = languageOf(t.locale) ?? 'eng'
  const around = new Paragraphs(speaker)
  const table = new ComparisonTable(file, around, widthOf(file))
  const title = titleIn(file)
  const children = [...front(file, around), table.made()]
  const made = new Document({
    title,
    subject: texts.map((text) => text.title).join(' · '),
    keywords: texts.map(({ iri }) => iri).join(' '),
    creator: t('site.name'),
    lastModifiedBy: t('site.name'),
    styles: styles(speaker, texts.length),
    footnotes: table.footnotes,
    features: { updateFields: false },
    sections: [{ properties: { page: sheet(file), titlePage: true }, ...edges(file, around), children }],
  })
  const packed = await Packer.pack(made, 'uint8array')
  return lasting(packed, {
    iri: texts.map(({ iri }) => iri).join(' '),
    language: speaker,
    recordedAt: `${madeOn}T00:00:00.000Z`,
  })
}

function isUpright({ texts }: ComparisonFile): boolean {
  return texts.length <= UPRIGHT
}

function widthOf(file: ComparisonFile): number {
  return (isUpright(file) ? PAGE.short : PAGE.long) - 2 * PAGE.margin
}

function sheet(file: ComparisonFile) {
  const { short, long, margin } = PAGE
  const orientation = isUpright(file) ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE
  return {
    // The library turns the sheet: it takes the sides as they are upright.
    size: { width: short, height: long, orientation },
    margin: { top: margin, bottom: margin, left: margin, right: margin },
  }
}

// The more columns, the smaller the print: half-points.
function styles(speaker: Language, columns: number): IStylesOptions {
  const law = stylesFor(speaker)
  const size = columns <= UPRIGHT ? 20 : columns <= 4 ? 18 : 16
  const { document, heading4 } = law.default ?? {}
  return {
    default: {
      ...law.default,
      document: {
        run: { ...document?.run, size },
        paragraph: { spacing: { after: 80, line: 264, lineRule: 'auto' } },
      },
      heading4: {
        run: { ...heading4?.run, size: size + 1 },
        paragraph: { spacing: { before: 20, after: 60 } },
      },
    },
    paragraphStyles: [
      ...(law.paragraphStyles ?? []),
      {
        id: 'ColumnHead',
        name: 'Head of columns',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { after: 20 } },
      },
    ],
  }
}

/** What the mark is shown on where it is explained. */
const SAMPLE = 'abc'

function front(file: ComparisonFile, around: Paragraphs): Paragraph[] {
  const { t, texts, madeOn } = file
  const said = (style: string, text: string) => around.said(style, t.locale, [[text, false]])
  const legend = t.rich<TextRun>('comparison.legend.shared', {
    mark: around.marked(SAMPLE),
  })
  return [
    said('Kind', t('comparison.title')),
    around.plain(titleIn(file), 'Title'),
    said('Normal', t('comparison.madeOn', { date: formatDay(madeOn, t.locale) })),
    ...texts.flatMap((text, at) => textLines(file, around, text, at + 1)),
    said('Notice', t('comparison.machine')),
    ...(hasMarks(file)
      ? [
          new Paragraph({
            style: 'Facts',
            children: legend.map((part) => (part instanceof TextRun ? part : around.text(String(part)))),
          }),
        ]
      : []),
  ]
}

function textLines(file: ComparisonFile, around: Paragraphs, text: FileText, number: number): Paragraph[] {
  const { t } = file
  const made = new Paragraphs(text.language, { foreign: true })
  const [, ...part] = text.lines
  const name = [text.title, ...part].join(' · ')
  const asOf = t('files.asOf', { date: formatDay(text.at, t.locale) })
  const facts = [asOf, countsIn(file, text), text.iri].filter((each) => each !== '')
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 120, after: 20 },
      children: [around.text(`${number}. ${columnHead(text).whose} · `), made.text(name, { bold: true })],
    }),
    around.said('Facts', t.locale, [[facts.join(' · '), false]]),
  ]
}

function edges(file: ComparisonFile, around: Paragraphs): Pick<ISectionOptions, 'headers' | 'footers'> {
  const { t, texts, madeOn } = file
  const tabStops = [{ type: TabStopType.RIGHT, position: widthOf(file) }]
  const line = (...children: TextRun[]) => new Paragraph({ style: 'Margin', tabStops, children })
  const numbers = t.rich<TextRun>('files.page', {
    page: new TextRun({ children: [PageNumber.CURRENT] }),
    pages: new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  })
  const counted = numbers.map((part) => (part instanceof TextRun ? part : around.text(String(part))))
  const made = t('comparison.madeOn', { date: formatDay(madeOn, t.locale) })
  const foot = new Footer({ children: [line(around.text(`${titleIn(file)} · ${made}\t`), ...counted)] })
  const most = Math.floor(HEAD / texts.length)
  const names = texts.map(({ title }) => clipped(title, most)).join(' · ')
  return {
    headers: {
      default: new Header({ children: [line(around.text(names))] }),
      first: new Header({ children: [new Paragraph({ children: [] })] }),
    },
    footers: { default: foot, first: foot },
  }
}

/** Characters of all titles in the header. */
const HEAD = 130

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')} …`
}

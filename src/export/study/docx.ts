/** A report for word processors (Office Open XML): real styles and headings, tables that repeat their head, wide pages for wide tables. */
import {
  Document,
  Footer,
  Header,
  type IPropertiesOptions,
  type ISectionOptions,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { translator } from '#i18n/messages.ts'
import { languageOf } from '#law/language.ts'
import { lasting } from '../docx/lasting.ts'
import { reportOf } from './compose.ts'
import type { StudyDocument } from './document.ts'
import { Pieces } from './docx-pieces.ts'
import { studyStyles } from './docx-styles.ts'
import type { Report, Section } from './report.ts'

/** A4 with margins, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_300 }

/** Returns the file: the same bytes for the same study. */
export async function studyToDocx(document: StudyDocument): Promise<Uint8Array> {
  const report = reportOf(document)
  const language = languageOf(report.locale) ?? 'eng'
  const made = new Pieces()
  const sections = [coverSection(report, made), ...report.sections.map((each) => section(report, each, made))]
  const file = new Document({
    title: report.title,
    subject: document.question.words,
    creator: document.by,
    lastModifiedBy: document.by,
    description: report.running,
    keywords: report.identifier,
    styles: studyStyles(language),
    footnotes: made.footnotes,
    features: { updateFields: false },
    ...numbersOf(report),
    sections,
  })
  const said = { iri: report.identifier, language, recordedAt: document.at }
  return lasting(await Packer.pack(file, 'uint8array'), said)
}

/** Characters of a report up to which its pages are laid out for their numbers: some seconds of a processor. */
const MOST_LAID_OUT = 250_000

// The pages are laid out as word processors do, so that the contents name them without having fields updated. In longer reports the
// contents lead to their headings, and the word processor puts the numbers in when asked.
function numbersOf({ sections }: Report): Pick<IPropertiesOptions, 'pageNumbers'> {
  if (JSON.stringify(sections).length > MOST_LAID_OUT) return {}
  return { pageNumbers: estimatePageNumbersWith({ guess: true }) }
}

function coverSection(report: Report, made: Pieces): ISectionOptions {
  return {
    properties: { ...shape(false), titlePage: true },
    ...edges(report, false),
    children: [
      ...made.all(report.cover, measure(false)),
      new Paragraph({ children: [new PageBreak()] }),
      new Paragraph({ style: 'ContentsTitle', children: [new TextRun(report.contents)] }),
      new TableOfContents(report.contents, {
        hyperlink: true,
        headingStyleRange: `1-${report.contentsDepth}`,
        beginDirty: false,
      }),
    ],
  }
}

function section(report: Report, { wide, pieces }: Section, made: Pieces): ISectionOptions {
  return {
    properties: { ...shape(wide), type: SectionType.NEXT_PAGE },
    ...edges(report, wide),
    children: made.all(pieces, measure(wide)) as (Paragraph | Table)[],
  }
}

/** Returns the width of the column of text. */
function measure(wide: boolean): number {
  return (wide ? PAGE.height : PAGE.width) - 2 * PAGE.margin
}

// The library turns the page where it is told that it lies on its side.
function shape(wide: boolean) {
  const { width, height, margin } = PAGE
  const orientation = wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  return {
    page: {
      size: { width, height, orientation },
      margin: { top: margin, bottom: margin, left: margin, right: margin },
    },
  }
}

function edges(report: Report, wide: boolean) {
  const t = translator(report.locale)
  const tabStops = [{ type: TabStopType.RIGHT, position: measure(wide) }]
  const line = (children: TextRun[]) => new Paragraph({ style: 'Margin', tabStops, children })
  const numbers = t.rich<TextRun>('files.page', {
    page: new TextRun({ children: [PageNumber.CURRENT] }),
    pages: new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  })
  const counted = numbers.map((part) => (part instanceof TextRun ? part : new TextRun(String(part))))
  const foot = new Footer({ children: [line([new TextRun(`${report.identifier}\t`), ...counted])] })
  return {
    headers: {
      default: new Header({ children: [line([new TextRun(clipped(report.running))])] }),
      first: new Header({ children: [new Paragraph({ children: [] })] }),
    },
    footers: { default: foot, first: foot },
  }
}

/** Characters of the title in the header. */
const HEAD = 100

function clipped(text: string): string {
  return text.length <= HEAD ? text : `${text.slice(0, HEAD).replace(/\s+\S*$/, '')} …`
}

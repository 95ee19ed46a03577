/** A document for word processors (Office Open XML) of an act on a day, or of one provision. */
import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { direction } from '#law/language.ts'
import { inOrder, type LawDocument, type LawNode, titleOf } from '../document.ts'
import { asOf, factsOf, kindLine, missingNote, noticesOf, partLine, speakerOf } from '../wording.ts'
import { bookmarkNames } from './bookmarks.ts'
import { lasting } from './lasting.ts'
import { Paragraphs } from './paragraphs.ts'
import { LEVELS, stylesFor } from './styles.ts'

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const
/** Titled divisions from which on there is a table of contents. */
const CONTENTS_FROM = 4
/** A4 with margins, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_474 }

/** Returns the file: the same bytes for the same document. */
export async function toDocx(document: LawDocument): Promise<Uint8Array> {
  const made = new Paragraphs(document.language)
  const body = [...cover(document, made), ...contents(document), ...provisions(document, made)]
  const file = new Document({
    title: document.title,
    subject: [partLine(document), asOf(document)].filter((part) => part).join(' · '),
    creator: document.source,
    lastModifiedBy: document.source,
    description: factsOf(document)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    keywords: document.iri,
    styles: stylesFor(document.language),
    customProperties: properties(document),
    footnotes: made.footnotes,
    features: { updateFields: false },
    sections: [
      { properties: { page: pageSize(), titlePage: true }, ...edges(document, made), children: body },
    ],
  })
  return lasting(await Packer.pack(file, 'uint8array'), document)
}

function pageSize() {
  const { width, height, margin } = PAGE
  return { size: { width, height }, margin: { top: margin, bottom: margin, left: margin, right: margin } }
}

function properties(document: LawDocument) {
  const stated: [string, string | null][] = [
    ['Identifier', document.iri],
    ['Text as of', document.at],
    ['Source', document.source],
    ['Signed', String(document.signed)],
    ['Recorded', document.recordedAt],
    ['Fingerprint SHA-256', document.fingerprint],
  ]
  return stated.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
}

function cover(document: LawDocument, made: Paragraphs): Paragraph[] {
  const part = partLine(document)
  const { locale } = speakerOf(document)
  const said = (style: string, text: string) => made.said(style, locale, [[text, false]])
  return [
    said('Kind', kindLine(document)),
    made.plain(document.title, 'Title'),
    ...(part === null ? [] : [made.plain(part, 'Kind')]),
    said('Normal', asOf(document)),
    ...factsOf(document).map(([name, value]) =>
      made.said('Facts', locale, [
        [`${name}: `, true],
        [value, false],
      ]),
    ),
    ...noticesOf(document).map((notice) => said('Notice', notice)),
  ]
}

function contents(document: LawDocument): TableOfContents[] {
  const depths: number[] = []
  const walk = (nodes: readonly LawNode[], depth: number) => {
    for (const node of nodes) {
      if (node.children.length > 0 && titleOf(node) !== '') depths.push(depth)
      walk(node.children, depth + 1)
    }
  }
  walk(document.nodes, 1)
  if (depths.length < CONTENTS_FROM) return []
  const deepest = Math.min(3, ...[Math.max(...depths)])
  return [
    new TableOfContents(speakerOf(document)('files.contents'), {
      hyperlink: true,
      headingStyleRange: `1-${deepest}`,
      beginDirty: false,
    }),
  ]
}

function provisions(document: LawDocument, made: Paragraphs): (Paragraph | Table)[] {
  const names = bookmarkNames(inOrder(document.nodes).map(({ eId }) => eId))
  const { locale } = speakerOf(document)
  const written: (Paragraph | Table)[] = []
  const walk = (nodes: readonly LawNode[], level: number) => {
    for (const node of nodes) {
      const title = titleOf(node)
      const heading = HEADINGS[Math.min(level, LEVELS) - 1] ?? HeadingLevel.HEADING_6
      if (title !== '') {
        const bookmark = new Bookmark({ id: names.get(node.eId) ?? '', children: [made.text(title)] })
        written.push(new Paragraph({ heading, ...wayOf(document), children: [bookmark] }))
      }
      if (node.missing) written.push(made.said('Notice', locale, [[missingNote(document, node), false]]))
      else if (node.xml !== null) written.push(...made.ofFragment(node.xml))
      walk(node.children, title === '' ? level : level + 1)
    }
  }
  walk(document.nodes, 1)
  return written
}

function edges(document: LawDocument, made: Paragraphs) {
  const t = speakerOf(document)
  const tabStops = [{ type: TabStopType.RIGHT, position: PAGE.width - 2 * PAGE.margin }]
  const line = (...children: TextRun[]) =>
    new Paragraph({ style: 'Margin', ...wayOf(document), tabStops, children })
  const numbers = t.rich<TextRun>('files.page', {
    page: new TextRun({ children: [PageNumber.CURRENT] }),
    pages: new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  })
  const counted = numbers.map((part) => (part instanceof TextRun ? part : made.text(String(part))))
  const foot = new Footer({ children: [line(made.text(`${document.iri}\t`), ...counted)] })
  const part = partLine(document)
  const name = clipped([part, document.title].filter(Boolean).join(' · '))
  const head = new Header({ children: [line(made.text(`${name}\t`), made.text(asOf(document)))] })
  return {
    headers: {
      default: head,
      first: new Header({ children: [new Paragraph({ alignment: AlignmentType.START })] }),
    },
    footers: { default: foot, first: foot },
  }
}

function wayOf({ language }: LawDocument) {
  return direction(language) === 'rtl' ? { bidirectional: true } : {}
}

/** Characters of the title in the header. */
const HEAD = 70

function clipped(text: string): string {
  return text.length <= HEAD ? text : `${text.slice(0, HEAD).replace(/\s+\S*$/, '')} …`
}

/** An e-book (EPUB 3.3) of an act on a day, or of one provision. */
import { strToU8, zipSync } from 'fflate'
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { bcp47, direction } from '#law/language.ts'
import { inOrder, type LawDocument } from '../document.ts'
import { frontOf, openingOf, sectionOf } from '../sections.ts'
import { STYLE_SHEET } from '../style-sheet.ts'
import { speakerOf } from '../wording.ts'
import { zipTime } from '../zip-time.ts'
import { bookTitle, navigationOf, packageOf } from './package.ts'
import { type Part, partsOf } from './parts.ts'

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`

/** Returns the file. `mimetype` stands first and as it is, as EPUB OCF 3.3 § 4.2 asks. */
export function toEpub(document: LawDocument): Uint8Array {
  const parts = partsOf(document.nodes)
  const fileOf = new Map(
    parts.flatMap(({ name, nodes, headOnly }) =>
      (headOnly ? nodes : inOrder(nodes)).map(({ eId }) => [eId, name] as const),
    ),
  )
  const title = bookTitle(document)
  const pages: Record<string, Uint8Array> = {
    'book/about.xhtml': strToU8(
      xhtml(document, title, `<section epub:type="titlepage">\n${frontOf(document)}\n</section>`),
    ),
    'book/nav.xhtml': strToU8(
      xhtml(document, speakerOf(document)('files.contents'), navigationOf(document, fileOf)),
    ),
  }
  for (const part of parts) pages[`book/${part.name}`] = strToU8(page(document, part, fileOf, title))
  return zipSync(
    {
      mimetype: [strToU8('application/epub+zip'), { level: 0 }],
      'META-INF/container.xml': strToU8(CONTAINER),
      ...(document.proof ? { 'META-INF/comity-proof.json': strToU8(document.proof) } : {}),
      'book/package.opf': strToU8(packageOf(document, ['about.xhtml', ...parts.map(({ name }) => name)])),
      'book/law.css': strToU8(STYLE_SHEET),
      ...pages,
    },
    { mtime: zipTime(document.recordedAt) },
  )
}

function page(document: LawDocument, part: Part, fileOf: ReadonlyMap<string, string>, title: string): string {
  const level = part.depth + 2
  const sections = part.nodes.map((node) =>
    part.headOnly ? `${openingOf(document, node, level)}</section>` : sectionOf(document, node, level),
  )
  return xhtml(document, title, leading(sections.join('\n'), part.name, fileOf))
}

// References lead to the file where their aim stands; what is not in the book, or only on a site, keeps its words alone.
function leading(xml: string, here: string, fileOf: ReadonlyMap<string, string>): string {
  return xml.replace(/<a\b([^>]*)>/g, (tag, attributes: string) => {
    const href = / href="([^"]*)"/.exec(attributes)?.[1]
    if (href === undefined || /^https?:/.test(href)) return tag
    const aim = href.startsWith('#') ? aimOf(href.slice(1), here, fileOf) : null
    const rest = attributes.replace(/ href="[^"]*"/, '')
    return aim === null ? `<a${rest}>` : `<a${rest} href="${aim}">`
  })
}

function aimOf(eId: string, here: string, fileOf: ReadonlyMap<string, string>): string | null {
  for (let end = eId.length; end > 0; end = eId.lastIndexOf('__', end - 1)) {
    const file = fileOf.get(eId.slice(0, end))
    // Paragraphs and notes stand in the file of their provision; of another file only the provision is sure to be there.
    if (file !== undefined) return file === here ? `#${eId}` : `${file}#${eId.slice(0, end)}`
  }
  return null
}

function xhtml(document: LawDocument, title: string, body: string): string {
  const language = escapeAttribute(bcp47(document.language))
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${direction(document.language)}">
<head><meta charset="utf-8"/><title>${escapeText(title)}</title><link rel="stylesheet" type="text/css" href="law.css"/></head>
<body>
${body}
</body>
</html>
`
}

/** The package document and the navigation of a book (EPUB 3.3, EPUB Accessibility 1.1). */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { bcp47, direction } from '#law/language.ts'
import { inOrder, type LawDocument, type LawNode, titleOf } from '../document.ts'
import { asOf, kindLine, partLine, speakerOf } from '../wording.ts'

/** Returns `package.opf`: what the book is, its files, the order in which they are read. */
export function packageOf(document: LawDocument, files: readonly string[]): string {
  const language = escapeAttribute(bcp47(document.language))
  const way = direction(document.language)
  const ids = files.map((file) => file.replace(/\.xhtml$/, ''))
  const items = files.map(
    (file, index) => `<item id="${ids[index]}" href="${file}" media-type="application/xhtml+xml"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}" dir="${way}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${escapeText(document.iri)}</dc:identifier>
<dc:title>${escapeText(bookTitle(document))}</dc:title>
<dc:language>${language}</dc:language>
<dc:date>${document.at}</dc:date>
<dc:source>${escapeText(document.source)}</dc:source>
<dc:description>${escapeText(`${kindLine(document)} · ${asOf(document)}`)}</dc:description>
<meta property="dcterms:modified">${document.recordedAt.slice(0, 19)}Z</meta>
${ACCESS.map(([name, value]) => `<meta property="schema:${name}">${value}</meta>`).join('\n')}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="law.css" media-type="text/css"/>
${items.join('\n')}
</manifest>
<spine page-progression-direction="${way}">
${ids.map((id) => `<itemref idref="${id}"/>`).join('\n')}
</spine>
</package>
`
}

const ACCESS = [
  ['accessMode', 'textual'],
  ['accessModeSufficient', 'textual'],
  ['accessibilityFeature', 'structuralNavigation'],
  ['accessibilityFeature', 'tableOfContents'],
  ['accessibilityFeature', 'readingOrder'],
  ['accessibilityHazard', 'none'],
  ['accessibilitySummary', 'Text only, in reading order, with headings for every division and provision.'],
] as const

/** Entries from which on the navigation lists divisions alone. */
const LISTED = 3000

/** Returns what stands in the navigation: titled divisions and, in books that are not too long, provisions. */
export function navigationOf(document: LawDocument, fileOf: ReadonlyMap<string, string>): string {
  const all = inOrder(document.nodes).length <= LISTED
  const entries = (nodes: readonly LawNode[]): string => {
    const items = nodes.flatMap((node) => {
      const title = titleOf(node)
      const below = entries(node.children)
      if (title === '' || (!all && node.children.length === 0))
        return below === '' ? [] : [below.slice(4, -5)]
      const href = `${fileOf.get(node.eId) ?? ''}#${node.eId}`
      return [`<li><a href="${escapeAttribute(encodeURI(href))}">${escapeText(title)}</a>${below}</li>`]
    })
    return items.length === 0 ? '' : `<ol>${items.join('')}</ol>`
  }
  const t = speakerOf(document)
  const start = `<li><a href="about.xhtml">${escapeText(bookTitle(document))}</a></li>`
  return `<nav epub:type="toc" id="toc" role="doc-toc"><h1>${escapeText(t('files.contents'))}</h1><ol>${start}${entries(document.nodes).slice(4, -5)}</ol></nav>`
}

/** Returns the book's title: the provision's, where it holds only that. */
export function bookTitle(document: LawDocument): string {
  return [partLine(document), document.title].filter((part) => part).join(' · ')
}

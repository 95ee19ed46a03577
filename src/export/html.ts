/** A self-contained HTML page of an act on a day, or of one provision. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { bcp47, direction } from '#law/language.ts'
import type { LawDocument } from './document.ts'
import { frontOf, sectionOf } from './sections.ts'
import { STYLE_SHEET } from './style-sheet.ts'
import { asOf, partLine } from './wording.ts'

/** Returns the page: nothing in it runs, no outside resource; ids are the eIds. It says first what it is, as of when and from whom. */
export function toHtml(document: LawDocument): string {
  const language = bcp47(document.language)
  const title = [partLine(document), document.title].filter((part) => part).join(' · ')
  const meta = {
    identifier: document.iri,
    description: asOf(document),
    source: document.source,
    date: document.at,
  }
  const names = Object.entries(meta).map(
    ([name, content]) => `<meta name="dcterms.${name}" content="${escapeAttribute(content)}">`,
  )
  return `<!doctype html>
<html lang="${escapeAttribute(language)}" dir="${direction(document.language)}">
<head><meta charset="utf-8"><title>${escapeText(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${names.join('\n')}
${document.proof ? `<script type="application/json" id="comity-proof">${document.proof}</script>\n` : ''}<style>${STYLE_SHEET}</style></head>
<body>
<main>
<header>
${frontOf(document)}
</header>
${document.nodes.map((node) => sectionOf(document, node, 2)).join('\n')}
</main>
</body>
</html>
`
}

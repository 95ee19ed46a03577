/** A self-contained HTML page of an act on a day. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { bcp47, direction } from '#law/language.ts'
import { renderHtml } from '#markup/html.ts'
import type { LawDocument, LawNode } from './document.ts'
import { missingNote } from './text.ts'

/** Returns the page: no script, no style sheet, no outside resource; ids are the eIds. */
export function toHtml(document: LawDocument): string {
  const language = bcp47(document.language)
  const title = escapeText(document.title)
  return `<!doctype html>
<html lang="${escapeAttribute(language)}" dir="${direction(document.language)}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<main>
<h1>${title}</h1>
<p><code>${escapeText(document.iri)}</code>, text as of <time>${document.at}</time></p>
${document.nodes.map((node) => section(node, 2)).join('\n')}
</main>
</body>
</html>
`
}

function section(node: LawNode, level: number): string {
  const rank = Math.min(level, 6)
  const title = [node.num, node.heading]
    .filter((part) => part)
    .map((part) => escapeText(part ?? ''))
    .join(' ')
  const body = node.missing
    ? `<p><em>${escapeText(missingNote(node))}</em></p>`
    : node.xml === null
      ? ''
      : renderHtml(node.xml, { eIdPrefix: node.eId })
  const children = node.children.map((child) => section(child, level + 1)).join('\n')
  return `<section id="${escapeAttribute(node.eId)}" class="${escapeAttribute(node.kind)}">${title ? `<h${rank}>${title}</h${rank}>` : ''}${body}${children}</section>`
}

/** Markdown of an act on a day. */
import { renderMarkdown } from '#markup/markdown.ts'
import type { LawDocument, LawNode } from './document.ts'
import { missingNote } from './text.ts'

/** Returns the Markdown: front matter saying what it is and as of when, then headings by depth. */
export function toMarkdown(document: LawDocument): string {
  const front = [
    '---',
    `title: ${JSON.stringify(document.title)}`,
    `iri: ${document.iri}`,
    `language: ${document.language}`,
    `at: ${document.at}`,
    '---',
  ]
  const body = document.nodes.flatMap((node) => section(node, 2))
  return `${[front.join('\n'), `# ${document.title}`, ...body].join('\n\n')}\n`
}

function section(node: LawNode, level: number): string[] {
  const title = [node.num, node.heading].filter((part) => part).join(' ')
  const words = node.missing ? `*${missingNote(node)}*` : node.xml === null ? '' : renderMarkdown(node.xml)
  return [
    title ? `${'#'.repeat(Math.min(level, 6))} ${title}` : '',
    words,
    ...node.children.flatMap((child) => section(child, level + 1)),
  ].filter((part) => part !== '')
}

/** Markdown of an act on a day. */
import { renderMarkdown } from '#markup/markdown.ts'
import { type LawDocument, type LawNode, titleOf } from './document.ts'
import { unknownNote } from './text.ts'
import { asOf, kindLine, noticesOf, partLine } from './wording.ts'

/** Returns the Markdown: front matter saying what it is, as of when and from whom, then headings by depth. */
export function toMarkdown(document: LawDocument): string {
  const { version, work } = document
  const front: [string, string | null][] = [
    ['title', JSON.stringify(document.title)],
    ['iri', document.iri],
    ['language', document.language],
    ['at', document.at],
    ['part', document.part && JSON.stringify(partLine(document))],
    ['kind', JSON.stringify(kindLine(document))],
    ['jurisdiction', work.jurisdiction],
    ['published', work.published],
    ['aliases', document.aliases.length > 0 ? JSON.stringify(document.aliases) : null],
    ['textState', document.textState],
    ['from', version?.from ?? null],
    ['to', version?.to ?? null],
    ['basis', version?.basis ?? 'unknown'],
    ['source', JSON.stringify(document.source)],
    ['origin', document.origin],
    ['signed', String(document.signed)],
    ['recordedAt', document.recordedAt],
    ['fingerprint', document.fingerprint && `sha256:${document.fingerprint}`],
  ]
  const stated = front.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  const notices = noticesOf(document).map((notice) => `*${notice}*`)
  const body = document.nodes.flatMap((node) => section(node, 2))
  return `${[['---', ...stated, '---'].join('\n'), `# ${document.title}`, asOf(document), ...notices, ...body].join('\n\n')}\n`
}

function section(node: LawNode, level: number): string[] {
  const title = titleOf(node)
  const words = node.missing
    ? `*${unknownNote(node)}*`
    : node.xml === null
      ? ''
      : renderMarkdown(node.xml, `${node.eId}-`)
  return [
    title ? `${'#'.repeat(Math.min(level, 6))} ${title}` : '',
    words,
    ...node.children.flatMap((child) => section(child, level + 1)),
  ].filter((part) => part !== '')
}

/** Plain text: every word of the act on a day, in reading order. */
import { plainText } from '#law/content.ts'
import type { Interval } from '#law/interval.ts'
import { inOrder, type LawDocument, titleOf } from './document.ts'
import { asOf, factsOf, kindLine, missingNote, noticesOf, partLine } from './wording.ts'

/** Returns the words alone, the contract of `comity show`. A number and a heading stand on a line of their own; blank lines part provisions. */
export function toText(document: Pick<LawDocument, 'nodes'>): string {
  return `${paragraphs(document, unknownNote).join('\n\n')}\n`
}

/** Returns the text as a file: first what it is, as of when and from whom, then a line of dashes, then the words. */
export function toTextFile(document: LawDocument): string {
  const head = [
    kindLine(document),
    document.title,
    partLine(document) ?? '',
    asOf(document),
    '',
    ...factsOf(document).map(([name, value]) => `${name}: ${value}`),
    ...noticesOf(document).flatMap((notice) => ['', notice]),
  ].filter((line, index) => line !== '' || index > 2)
  const words = paragraphs(document, (span) => missingNote(document, span))
  return `${head.join('\n')}\n\n${'-'.repeat(72)}\n\n${words.join('\n\n')}\n`
}

/** Returns the sentence that stands, whatever the language of the text, for a wording that is not held. */
export function unknownNote({ from, to }: Interval): string {
  return `text unknown from ${from ?? 'the beginning'} to ${to ?? 'today'}`
}

function paragraphs({ nodes }: Pick<LawDocument, 'nodes'>, note: (span: Interval) => string): string[] {
  return inOrder(nodes).flatMap((node) => {
    const words = node.missing ? `[${note(node)}]` : node.xml === null ? '' : plainText(node.xml)
    const lines = [titleOf(node), words].filter((line) => line !== '')
    return lines.length === 0 ? [] : [lines.join('\n')]
  })
}

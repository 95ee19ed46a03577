/** Plain text: every word of the act on a day, in reading order. */
import { plainText } from '#law/content.ts'
import type { LawDocument, LawNode } from './document.ts'

/** Returns the text. A number and a heading stand on a line of their own; blank lines part provisions. */
export function toText(document: LawDocument): string {
  const parts: string[] = []
  const walk = (nodes: readonly LawNode[]) => {
    for (const node of nodes) {
      const title = [node.num, node.heading].filter((part) => part).join(' ')
      const words = node.missing ? `[${missingNote(node)}]` : node.xml === null ? '' : plainText(node.xml)
      const part = [title, words].filter((line) => line !== '').join('\n')
      if (part !== '') parts.push(part)
      walk(node.children)
    }
  }
  walk(document.nodes)
  return `${parts.join('\n\n')}\n`
}

/** Returns the sentence that stands for a wording that is not held. */
export function missingNote(node: LawNode): string {
  return `text unknown from ${node.from ?? 'the beginning'} to ${node.to ?? 'today'}`
}

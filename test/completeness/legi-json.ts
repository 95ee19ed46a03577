/**
 * The words of a snapshot of the LEGI database in JSON: the titles of its sections and, of each article, number, text and
 * editorial note, in the order of the tree. The texts are taken from the HTML that the source gives: tags of blocks part words, tags
 * inside a line (`<sup>`, `<a>`) do not, and character references are read.
 */
import type { Reading } from './words.ts'
import { unmarked } from './xml.ts'

interface Node {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly children?: readonly Node[]
}

/** Returns what the file says. The title of the code is metadata of the work: Comity shows it above the text, not in it. */
export function readLegiJson(file: string): Reading {
  const lines: string[] = []
  const walk = (node: Node) => {
    const { data } = node
    const field = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : '')
    if (node.type === 'section') lines.push(field('title'))
    if (node.type === 'article') lines.push(field('num'), body(field('texteHtml'), field('texte')), body(field('notaHtml'), field('nota')))
    for (const child of node.children ?? []) walk(child)
  }
  walk(JSON.parse(file) as Node)
  return { running: lines.join('\n'), moved: [] }
}

function body(html: string, plain: string): string {
  return html.trim() === '' ? plain : unmarked(html, INLINE)
}

const INLINE = new Set(['a', 'sup', 'sub', 'b', 'i', 'em', 'strong', 'u', 'font', 'span'])

/**
 * The words of a snapshot of the LEGI database in JSON: the titles of its sections and, of each article, number, text and
 * editorial note, in the order of the tree. The texts are taken from the HTML that the source gives: tags of blocks and the end of a
 * link part words, other tags inside a line (`<sup>`) do not; character references are read. The title of the code, which the
 * oldest package repeats as that of a section, is metadata of the work: Comity shows it above the text, not in it.
 * In that package a section's own articles follow its sections; they are read before them, where all later packages have them.
 */
import { characters } from './xml.ts'

export interface Section {
  /** LEGISCTA. */
  readonly id: string
  readonly words: string
}

export interface Article {
  /** LEGIARTI of the wording. */
  readonly id: string
  /** LEGIARTI of the article through all its wordings. */
  readonly cid: string
  readonly num: string
  readonly words: string
  /** All wordings that the file lists of the article, with their days. */
  readonly versions: readonly { readonly id: string; readonly from: string; readonly to: string }[]
}

export type Piece = Section | Article

interface Node {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly children?: readonly Node[]
}

/** Returns sections and articles in the order of the tree. */
export function piecesOf(file: string): Piece[] {
  const pieces: Piece[] = []
  const walk = (node: Node) => {
    const { data } = node
    const id = textOf(data, 'id')
    if (node.type === 'article') pieces.push(articleOf(data))
    else if (!id.startsWith('LEGITEXT')) pieces.push({ id, words: textOf(data, 'title') })
    for (const child of inOrder(node.children ?? [])) walk(child)
  }
  walk(JSON.parse(file) as Node)
  return pieces
}

// The oldest package gives no ranks to articles and lists the sections of a section before its own articles.
function inOrder(children: readonly Node[]): readonly Node[] {
  const unranked = children.filter((child) => child.type === 'article' && child.data.intOrdre == null)
  return unranked.length === 0
    ? children
    : [...unranked, ...children.filter((child) => !unranked.includes(child))]
}

function articleOf(data: Node['data']): Article {
  const num = textOf(data, 'num').trim()
  const words = [
    num,
    body(textOf(data, 'texteHtml'), textOf(data, 'texte')),
    body(textOf(data, 'notaHtml'), textOf(data, 'nota')),
  ]
  const versions = (data.articleVersions as Node['data'][]).map((version) => ({
    id: textOf(version, 'id'),
    from: dayOf(version.dateDebut),
    to: dayOf(version.dateFin),
  }))
  return { id: textOf(data, 'id'), cid: textOf(data, 'cid'), num, words: words.join('\n'), versions }
}

function textOf(data: Node['data'], name: string): string {
  const value = data[name]
  return typeof value === 'string' ? value : ''
}

// Milliseconds since 1970, which French midnight may put into the evening before.
function dayOf(value: unknown): string {
  return typeof value === 'number'
    ? new Date(value + 3 * 3_600_000).toISOString().slice(0, 10)
    : String(value).slice(0, 10)
}

function body(html: string, plain: string): string {
  if (html.trim() === '') return plain
  return characters(
    html.replace(TAG, (tag, name: string) => (INLINE.test(name) && tag !== '</a>' ? '' : '\n')),
  )
}

// Attributes hold stray apostrophes (title='Code de l'action sociale'), so a tag ends at the next bracket.
const TAG = /<\/?([a-z]\w*)[^>]*>/gi
const INLINE = /^(?:a|sup|sub|b|i|em|strong|u|font|span)$/i

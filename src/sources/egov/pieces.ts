/**
 * A page of law.e-gov.go.jp (as it was until 2017) as its pieces, in their order: captions, labelled items with what is nested in them,
 * tables, and runs of text between line breaks. The pages close their elements carelessly; what they mean is told by classes and bold type.
 */
import { canonicalBlocks, paragraphText } from '#markup/canonical.ts'
import type { Block } from '#markup/fragment.ts'
import { htmlReading } from '#markup/from-html.ts'
import { HtmlMapping } from '#markup/html-mapping.ts'
import {
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  parseHtml,
  textIn,
} from '#markup/html-tree.ts'
import { HAN_NUMBER, hanNumber } from '../han-numbers.ts'

export type Piece =
  /** Caption of the article or paragraph that follows: （目的）. */
  | { readonly kind: 'caption'; readonly words: string }
  /** An article or a paragraph: its label, its text, what is numbered in it. */
  | { readonly kind: 'item'; readonly label: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly block: Block }
  | {
      readonly kind: 'run'
      readonly inline: string
      readonly words: string
      /** True where all of it is bold. */
      readonly bold: boolean
      /** True where it links into the page, as lines of the table of contents do. */
      readonly contents: boolean
      /** True where it stands at the right, as notes on the state of the text do. */
      readonly note: boolean
    }

/** Returns the title that the page's head gives; empty where it gives none. */
export function headTitle(html: string): string {
  return /<title>([^<]*)<\/title>/i.exec(html)?.[1]?.trim() ?? ''
}

// Left in pages by the publisher's systems, and seldom closed.
const OWN_MARKS = /<\/?(?:DIVERG|FDATE|FAD)>/gi

/** Returns the pieces of the page. */
export function piecesOf(html: string): Piece[] {
  const plain = html.replace(OWN_MARKS, '')
  const start = plain.search(/<body[^>]*>/i)
  const reader = new PageReader()
  reader.read(parseHtml(start < 0 ? plain : plain.slice(start)).map(joined), PLAIN)
  return reader.pieces
}

/** How what is around a run sets it. */
interface Setting {
  readonly note: boolean
  readonly bold: boolean
}

const PLAIN: Setting = { note: false, bold: false }

class PageReader {
  readonly pieces: Piece[] = []

  read(nodes: readonly HtmlNode[], set: Setting): void {
    let run: HtmlNode[] = []
    const flush = () => {
      this.#run(run, set)
      run = []
    }
    for (const node of nodes) {
      if (typeof node !== 'string' && node.tag === 'br') flush()
      else if (typeof node === 'string' || !holdsBlock(node)) run.push(node)
      else {
        flush()
        this.#block(node, set)
      }
    }
    flush()
  }

  #block(element: HtmlElement, set: Setting): void {
    if (hasClass(element, 'arttitle')) this.#caption(element)
    else if (hasClass(element, 'item')) this.#item(element)
    else if (element.tag === 'table' && !set.note)
      this.pieces.push({ kind: 'table', block: tableOf(element) })
    else
      this.read(element.children, {
        note: set.note || element.attributes.align?.toLowerCase() === 'right',
        bold: set.bold || element.tag === 'b',
      })
  }

  #caption(element: HtmlElement): void {
    const words = wordsIn(textIn(element))
    if (words !== '') this.pieces.push({ kind: 'caption', words })
  }

  #item(element: HtmlElement): void {
    const { label, rest } = labelled(element)
    this.pieces.push({ kind: 'item', label, blocks: blocksOf(rest) })
  }

  #run(nodes: readonly HtmlNode[], { note, bold }: Setting): void {
    const words = wordsIn(nodes.map(textIn).join(''))
    if (words === '') return
    const inline = inlineOf(nodes)
    const links = [...elementsIn(nodes)].filter((element) => element.attributes.href !== undefined)
    const contents = links.length > 0 && links.every((link) => link.attributes.href?.startsWith('#'))
    this.pieces.push({ kind: 'run', inline, words, bold: bold || isBold(nodes), contents, note })
  }
}

/** Returns the words as they stand, space of typesetters at their ends gone. */
export function wordsIn(text: string): string {
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')
}

// Ends of lines are no spaces between Japanese signs.
function joined(node: HtmlNode): HtmlNode {
  if (typeof node === 'string') return node.replace(/[ \t]*[\r\n]+[ \t]*/g, '')
  return { ...node, children: node.children.map(joined) }
}

const BLOCKS = new Set(['div', 'p', 'table', 'tbody', 'tr', 'td', 'th', 'br', 'center'])

function holdsBlock(node: HtmlNode): boolean {
  return typeof node !== 'string' && (BLOCKS.has(node.tag) || node.children.some(holdsBlock))
}

function isBold(nodes: readonly HtmlNode[]): boolean {
  const all = wordsIn(nodes.map(textIn).join(''))
  return [...elementsIn(nodes)].some((element) => element.tag === 'b' && wordsIn(textIn(element)) === all)
}

function inlineOf(nodes: readonly HtmlNode[]): string {
  const inline = paragraphText(new HtmlMapping(nodes, '').nodes(nodes), htmlReading())
  return inline.replace(/^((?:<\w+>)*)[\s\u3000]+/u, '$1').replace(/[\s\u3000]+((?:<\/\w+>)*)$/u, '$1')
}

function tableOf(element: HtmlElement): Block {
  return { kind: 'xml', xml: canonicalBlocks(new HtmlMapping([element], '').nodes([element]), htmlReading()) }
}

// The label is the bold type at the beginning.
function labelled(element: HtmlElement): { label: string; rest: readonly HtmlNode[] } {
  const at = element.children.findIndex((node) => typeof node !== 'string' || node.trim() !== '')
  const first = element.children[at]
  if (first === undefined || typeof first === 'string' || first.tag !== 'b')
    return { label: '', rest: element.children }
  return { label: wordsIn(textIn(first)), rest: element.children.slice(at + 1) }
}

// Text up to a break or to what is numbered is a paragraph.
function blocksOf(nodes: readonly HtmlNode[]): Block[] {
  const blocks: Block[] = []
  let run: HtmlNode[] = []
  const flush = () => {
    const inline = inlineOf(run)
    if (inline !== '') blocks.push({ kind: 'p', inline })
    run = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !holdsBlock(node)) run.push(node)
    else {
      flush()
      if (node.tag === 'table') blocks.push(tableOf(node))
      else if (node.tag === 'div' && node.attributes.class) blocks.push(numbered(node))
      else blocks.push(...blocksOf(node.children))
    }
  }
  flush()
  return blocks
}

function numbered(element: HtmlElement): Block {
  const { label, rest } = labelled(element)
  const eId = segmentOf(label)
  return {
    kind: 'item',
    num: label || null,
    ...(eId === null ? {} : { eId: `point_${eId}` }),
    blocks: blocksOf(rest),
  }
}

const COUNTED = new RegExp(`^○?(${HAN_NUMBER}(?:の${HAN_NUMBER})*)$`, 'u')

/** Returns the number of a paragraph or item as it stands in an eId: `一の二` is `1-2`. Null for other labels. */
export function segmentOf(label: string): string | null {
  const numbers = COUNTED.exec(label)?.[1]?.split('の').map(hanNumber)
  return numbers === undefined || numbers.includes(null) ? null : numbers.join('-')
}

/**
 * The paragraphs of a page of pravo.gov.ru. Newer texts come from a word processor: `<p class="T">` and the like, an empty paragraph
 * for an empty line. Older ones are set with spaces in one `<pre>`, a `<span>` for each paragraph.
 */
import { canonicalBlocks, paragraphText } from '#markup/canonical.ts'
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
import { type Line, lineOf } from '#markup/lines.ts'

export interface Paragraph {
  readonly line: Line
  /** The words alone, with raised figures as such: `Статья 67¹`. */
  readonly words: string
  /** The page's class: T, C, H for titles and headings, I for notes and signatures. Empty where there is none. */
  readonly className: string
  /** Spaces before the first word, in a text set with spaces; else 0. */
  readonly indent: number
  /** True where an empty line stands before it. */
  readonly spaced: boolean
  /** True where it is an editor's note and nothing else: "(Статья в редакции …)". */
  readonly note: boolean
}

/** Returns the paragraphs of the page in their order, those without letters and figures left out. */
export function paragraphsOf(html: string): Paragraph[] {
  const reader = new PageReader()
  reader.read(parseHtml(html))
  return reader.paragraphs
}

/** Returns the publisher's numbers of the documents that the page links to, and of itself, as its links give them. */
export function documentNumbers(html: string): { own: string | null; linked: string[] } {
  const own = new Set([...html.matchAll(/[?&;]prevDoc=(\d+)/g)].map(([, number = '']) => number))
  const linked = [...html.matchAll(/[?&;]nd=(\d+)/g)].map(([, number = '']) => number)
  return { own: own.size === 1 ? ([...own][0] ?? null) : null, linked }
}

class PageReader {
  readonly paragraphs: Paragraph[] = []
  #spaced = true

  read(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#add([node], '', 0)
      else if (node.tag === 'p' || /^h[1-6]$/.test(node.tag))
        this.#add(node.children, node.tag === 'p' ? (node.attributes.class ?? '') : 'T', 0)
      else if (node.tag === 'pre') this.#set(node.children)
      else if (node.tag === 'table') this.#table(node)
      else if (INLINE.has(node.tag)) this.#add([node], '', 0)
      else this.read(node.children)
    }
  }

  // Spaces set the text: the ends of lines are none, and a paragraph ends in an empty line where one follows.
  #set(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) {
      const parts = typeof node === 'string' ? node.split(/(?<=\n)(?=[^\S\n]*\n)|(?<=\n)(?= {4,}\S)/) : [node]
      for (const part of parts) {
        const text = textIn(part)
        this.#spaced ||= /^[^\S\n]*\n/.test(text)
        const indent = /(?:^|\n)( *)\S/.exec(text)?.[1]?.length ?? 0
        this.#add([unwrapped(part)], '', indent)
        this.#spaced ||= /\n[^\S\n]*\n\s*$/.test(text)
      }
    }
  }

  #add(nodes: readonly HtmlNode[], className: string, indent: number): void {
    const marked = nodes.map(asMarked)
    const inline = withRaisedLead(paragraphText(new HtmlMapping(marked, '').nodes(marked), htmlReading()))
    const line = lineOf(inline, {})
    if (!/[\p{L}\p{N}]/u.test(line.plain)) {
      if (nodes.map(textIn).join('') !== '')
        this.#spaced = this.#spaced || nodes.some((node) => textIn(node).trim() === '')
      return
    }
    const words = lineOf(
      inline.replace(RAISED, (_, figures: string) => raised(figures)),
      {},
    ).plain
    const note = isNote(marked) || NOTE.test(words)
    this.paragraphs.push({ line, words, className, indent, spaced: this.#spaced, note })
    this.#spaced = false
  }

  #table(element: HtmlElement): void {
    const marked = asMarked(element)
    const xml = canonicalBlocks(new HtmlMapping([marked], '').nodes([marked]), htmlReading())
    if (xml === '') return
    const line = lineOf(xml, { table: true })
    this.paragraphs.push({ line, words: '', className: '', indent: 0, spaced: this.#spaced, note: false })
    this.#spaced = false
  }
}

const INLINE = new Set(['a', 'b', 'i', 'u', 'span', 'font', 'sup', 'sub', 'em', 'strong', 'br'])
const RAISED = /<sup>(\d+(?:-\d+)*)<\/sup>/g
const RAISED_LEAD = /^((?:<\w+>)*(?:\d{1,3}|\p{Ll}))<sup>(\d+(?:-\d+)*)<\/sup>(?=[.)])/u
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const NOTE =
  /^\((?:(?:[А-Я][а-я]+ )?(?:в редакции|утратил[аио]? силу|исключен[аоы]?)|В редакции|С учетом|Дополнени[ея]|Нумерация|Наименование) .*\)$/u

function raised(figures: string): string {
  return figures.replace(/\d/g, (figure) => SUPERSCRIPT[Number(figure)] ?? figure).replaceAll('-', '⁻')
}

// "1<sup>1</sup>. …" and "д<sup>1</sup>) …" are numbers of parts and points.
function withRaisedLead(inline: string): string {
  return inline.replace(RAISED_LEAD, (_, before: string, figures: string) => before + raised(figures))
}

// A word parted at its own hyphen is one word; any other end of a line is a space.
function unwrapped(node: HtmlNode): HtmlNode {
  if (typeof node !== 'string') return { ...node, children: node.children.map(unwrapped) }
  return node.replace(/(?<=\p{L}-)\n[^\S\n]*(?=\p{Ll})/gu, '').replace(/\s*\n\s*/g, ' ')
}

// W9 is set above the line (W8 below); what editors say of changes is marked, what they mark as changed is only coloured.
function asMarked(node: HtmlNode): HtmlNode {
  if (typeof node === 'string') return node
  const children = node.children.map(asMarked)
  if (hasClass(node, 'W9')) return { tag: 'sup', attributes: {}, children }
  if (hasClass(node, 'W8')) return { tag: 'sub', attributes: {}, children }
  if (hasClass(node, 'mark') || hasClass(node, 'markx'))
    return { tag: 'span', attributes: { class: 'remark' }, children }
  if (node.tag === 'a') return { tag: 'a', attributes: { href: addressOf(node) }, children }
  return { ...node, children }
}

// The address of a document, without the page that the reader comes from.
function addressOf({ attributes }: HtmlElement): string {
  const number = /[?&]nd=(\d+)/.exec(attributes.href ?? '')?.[1]
  return number ? `http://pravo.gov.ru/proxy/ips/?docbody=&nd=${number}` : (attributes.href ?? '')
}

function isNote(nodes: readonly HtmlNode[]): boolean {
  const all = nodes.map(textIn).join('').replace(/\s+/g, '')
  const remarks = [...elementsIn(nodes)].filter((element) => hasClass(element, 'remark'))
  return all !== '' && remarks.map((element) => textIn(element).replace(/\s+/g, '')).join('') === all
}

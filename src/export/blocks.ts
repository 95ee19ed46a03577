/** The words of a provision as paragraphs, numbered parts, tables and notes: what formats that are not mark-up are made of. */
import { MARK, NUMBERED } from '#markup/html-elements.ts'
import type { XmlElement, XmlNode } from '#markup/xml.ts'
import type { Block, Cell, Role, Run, Style } from './block.ts'
import { languageOf, nodesOf, plainOf, span } from './fragment-nodes.ts'
import { ending, punctuationOf, withMarks } from './quoting.ts'

const STYLES: Readonly<Record<string, Style>> = {
  b: 'b',
  i: 'i',
  u: 'u',
  sup: 'sup',
  sub: 'sub',
  del: 'del',
  def: 'i',
  [MARK]: 'mark',
}
const HEADINGS = new Set(['heading', 'subheading', 'crossHeading'])
const PARAGRAPHS = new Set(
  'p block formula longTitle listIntroduction listWrapUp tocItem narrative summary scene from caption'.split(
    ' ',
  ),
)
const QUOTES = new Set(['quotedStructure', 'embeddedStructure'])
const SAFE_HREF = /^https?:\/\//

/** Returns the blocks of a canonical fragment, every word of it in reading order; notes stand where they are called. */
export function blocksOf(xml: string): Block[] {
  return within(nodesOf(xml), PLAIN)
}

interface Around {
  readonly styles: readonly Style[]
  readonly href: string | null
  readonly lang: string | null
  readonly role: Role
}

const PLAIN: Around = { styles: [], href: null, lang: null, role: 'plain' }

/** Gathers runs into the paragraph in hand, and paragraphs into blocks. */
class Reader {
  readonly #blocks: Block[] = []
  #runs: Run[] = []
  #role: Role = 'plain'

  all(nodes: readonly XmlNode[], around: Around = PLAIN): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#text(node, around)
      else this.#element(node, around)
    }
  }

  finish(): Block[] {
    this.#end()
    return this.#blocks
  }

  #text(text: string, { styles, href, lang, role }: Around): void {
    const plain = text.replace(/\s+/g, ' ')
    if (plain.trim() === '' && this.#runs.length === 0) return
    this.#role = role
    this.#runs.push({ text: this.#runs.length === 0 ? plain.trimStart() : plain, styles, href, lang })
  }

  #element(element: XmlElement, around: Around): void {
    const { name, children } = element
    const inner = { ...around, lang: languageOf(element) ?? around.lang }
    if (NUMBERED.has(name)) this.#block(itemOf(element, inner))
    else if (name === 'table') this.#block(tableOf(element, inner))
    else if (QUOTES.has(name)) this.#block({ kind: 'quote', blocks: quotedBlocks(element, inner) })
    else if (name === 'ul' || name === 'ol') this.#list(element, inner)
    else if (name === 'authorialNote') this.#runs.push({ note: within(children, PLAIN) })
    else if (name === 'br' || name === 'eol') this.#runs.push({ br: true })
    else if (name === 'img') this.#text(element.attributes.alt ?? '', inner)
    else if (HEADINGS.has(name)) this.#paragraph(children, { ...inner, role: 'heading' })
    else if (PARAGRAPHS.has(name)) this.#paragraph(children, inner)
    else this.#inline(element, inner)
  }

  #inline(element: XmlElement, around: Around): void {
    const style = STYLES[element.name]
    const href = element.attributes.href
    this.all(quoted(element), {
      ...around,
      styles: style && !around.styles.includes(style) ? [...around.styles, style] : around.styles,
      href: href && SAFE_HREF.test(href) ? href : around.href,
    })
    if (element.name === 'num') this.#text(' ', around)
  }

  #paragraph(children: readonly XmlNode[], around: Around): void {
    this.#end()
    this.all(children, around)
    this.#end()
  }

  #list(list: XmlElement, around: Around): void {
    const items = list.children.filter((child) => typeof child !== 'string')
    for (const [index, item] of items.entries()) {
      const num = list.name === 'ol' ? `${index + 1}.` : null
      this.#block({
        kind: 'item',
        num,
        bullet: num === null,
        eId: null,
        blocks: within(item.children, around),
      })
    }
  }

  #block(block: Block): void {
    this.#end()
    this.#blocks.push(block)
  }

  #end(): void {
    const last = this.#blocks.at(-1)
    // The full stop after a quoted structure belongs to its last line.
    const stop = last?.kind === 'quote' ? punctuationOf(this.#runs) : null
    if (last && stop !== null) this.#blocks[this.#blocks.length - 1] = ending(last, stop)
    else if (this.#runs.some((run) => !('text' in run) || run.text.trim() !== ''))
      this.#blocks.push({ kind: 'p', role: this.#role, runs: this.#runs })
    this.#runs = []
    this.#role = 'plain'
  }
}

function within(nodes: readonly XmlNode[], around: Around): Block[] {
  const reader = new Reader()
  reader.all(nodes, around)
  return reader.finish()
}

function quotedBlocks({ attributes, children }: XmlElement, around: Around): readonly Block[] {
  return withMarks(within(children, around), attributes.startQuote ?? '', attributes.endQuote ?? '')
}

function itemOf(element: XmlElement, around: Around): Block {
  const [first, ...rest] = element.children.filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  )
  const numbered = typeof first === 'object' && first.name === 'num'
  const num = numbered ? plainOf(first).trim() : null
  const words = numbered ? rest : element.children
  const eId = element.attributes.eId ?? null
  return { kind: 'item', num: num || null, bullet: false, eId, blocks: within(words, around) }
}

function tableOf(table: XmlElement, around: Around): Block {
  const rows: Cell[][] = []
  let caption: readonly Run[] = []
  const walk = (nodes: readonly XmlNode[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') continue
      if (node.name === 'caption')
        caption = within(node.children, around).flatMap((block) => ('runs' in block ? block.runs : []))
      else if (node.name === 'tr') rows.push(cellsOf(node, around))
      else walk(node.children)
    }
  }
  walk(table.children)
  return { kind: 'table', caption, rows: rows.filter((row) => row.length > 0) }
}

function cellsOf(row: XmlElement, around: Around): Cell[] {
  return row.children.flatMap((cell) =>
    typeof cell === 'string'
      ? []
      : [
          {
            header: cell.name === 'th',
            colspan: span(cell.attributes.colspan),
            rowspan: span(cell.attributes.rowspan),
            blocks: within(cell.children, around),
          },
        ],
  )
}

function quoted(element: XmlElement): readonly XmlNode[] {
  const { startQuote = '', endQuote = '' } = element.attributes
  return startQuote === '' && endQuote === '' ? element.children : [startQuote, ...element.children, endQuote]
}

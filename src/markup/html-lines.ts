/** The lines of HTML, such as a word processor puts on the clipboard. */
import { MARKS } from '#law/numbering/general.ts'
import { canonicalBlocks, paragraphText } from './canonical.ts'
import { htmlReading } from './from-html.ts'
import { HtmlMapping } from './html-mapping.ts'
import { holdsHtmlBlock, isHtmlBlock } from './html-names.ts'
import { type HtmlElement, type HtmlNode, hasClass, parseHtml, textIn } from './html-tree.ts'
import { type Line, lineOf } from './lines.ts'
import { listNumber } from './list-numbers.ts'

/** Returns the lines. Numbers that browsers draw before the items of lists become words. */
export function linesOfHtml(html: string): Line[] {
  const nodes = parseHtml(html)
  const reader = new LineReader(new HtmlMapping(nodes, ''))
  reader.read(nodes, 0)
  return reader.end()
}

// Walks blocks; runs of inline text between them are lines.
class LineReader {
  readonly #mapping: HtmlMapping
  readonly #lines: Line[] = []
  #run: HtmlNode[] = []

  constructor(mapping: HtmlMapping) {
    this.#mapping = mapping
  }

  read(nodes: readonly HtmlNode[], indent: number, level = 0): void {
    for (const node of nodes) {
      if (typeof node === 'string' || !(isHtmlBlock(node) || holdsHtmlBlock(node))) this.#run.push(node)
      else if (!this.#mapping.isNote(node)) this.#block(node, indent, level)
    }
    this.#flush(indent, level)
  }

  end(): Line[] {
    return this.#lines
  }

  #block(element: HtmlElement, indent: number, level: number): void {
    const before = this.#lines.length
    this.#flush(indent, level)
    const numbered = this.#lines.length === before + 1 && isMark(this.#lines[before] as Line)
    this.#inside(element, indent, level)
    if (numbered) this.#join(before)
  }

  // A number that stands beside the block of its words, as this library and others write it, is on one line with them.
  #join(at: number): void {
    const [mark, next] = [this.#lines[at], this.#lines[at + 1]]
    if (!mark || !next || next.table || next.bullet) return
    const inline = `${mark.inline} ${next.inline}`
    this.#lines.splice(at, 2, { ...next, inline, plain: `${mark.plain} ${next.plain}` })
  }

  #inside(element: HtmlElement, indent: number, level: number): void {
    const { tag } = element
    if (tag === 'table') this.#table(element, indent)
    else if (tag === 'ul' || tag === 'ol') this.#list(element, indent + 1)
    else if (tag === 'blockquote' && hasClass(element, 'quoted')) this.#quotation(element, indent)
    else this.read(element.children, indent + indentIn(element), levelOf(element) || level)
  }

  #quotation(element: HtmlElement, indent: number): void {
    const before = this.#lines.length
    this.read(element.children, indent)
    for (let at = before; at < this.#lines.length; at++)
      this.#lines[at] = { ...(this.#lines[at] as Line), quoted: true }
  }

  #table(element: HtmlElement, indent: number): void {
    const inline = canonicalBlocks(this.#mapping.nodes([element]), htmlReading())
    // A table of one cell only frames what is in it.
    const cells = inline.match(/<t[dh][ >]/g)?.length ?? 0
    if (cells === 1) this.read(element.children, indent)
    else if (inline !== '') this.#lines.push({ ...lineOf(inline, { indent }), table: true })
  }

  // The numbers of a numbered list are drawn by browsers: here they become words.
  #list(element: HtmlElement, indent: number): void {
    let number = Number(element.attributes.start ?? 1)
    const type = listType(element)
    for (const node of element.children) {
      if (typeof node === 'string' || this.#mapping.isNote(node)) continue
      if (node.tag !== 'li') {
        this.read([node], indent)
        continue
      }
      const before = this.#lines.length
      this.read(node.children, indent)
      const first = this.#lines[before]
      const stated = Number(node.attributes.value)
      if (Number.isInteger(stated) && stated > 0) number = stated
      if (first && element.tag === 'ol' && type !== null) {
        const mark = listNumber(number, type)
        this.#lines[before] = { ...first, inline: `${mark} ${first.inline}`, plain: `${mark} ${first.plain}` }
      } else if (first && element.tag === 'ul') this.#lines[before] = { ...first, bullet: true }
      number++
    }
  }

  #flush(indent: number, level: number): void {
    const run = this.#run
    this.#run = []
    if (run.map(textIn).join('').trim() === '') return
    for (const part of atBreaks(run)) {
      const inline = paragraphText(this.#mapping.nodes(part), htmlReading())
      if (inline === '') continue
      const line = lineOf(inline, { indent, level })
      this.#lines.push(wordBullet(line))
    }
  }
}

function isMark({ plain, table }: Line): boolean {
  return !table && MARKS.some(([pattern]) => pattern.exec(`${plain} X`)?.[0].trimEnd() === plain)
}

// Symbols that Word writes in the place of bullets; one of its fonts has them as the letter o.
function wordBullet(line: Line): Line {
  const pattern = line.indent > 0 ? /^[·•§o\uf0b7\uf0a7▪◦‣]\s+(?!\d)/u : /^[·•\uf0b7\uf0a7▪◦‣]\s+/u
  const mark = pattern.exec(line.inline)?.[0]
  if (mark === undefined) return line
  return {
    ...line,
    inline: line.inline.slice(mark.length),
    plain: line.plain.slice(mark.length),
    bullet: true,
  }
}

// A break in running text parts paragraphs, as in texts pasted from pages that know no others.
function atBreaks(run: readonly HtmlNode[]): HtmlNode[][] {
  const parts: HtmlNode[][] = [[]]
  for (const node of run) {
    if (typeof node !== 'string' && node.tag === 'br') {
      parts.push([])
      continue
    }
    parts.at(-1)?.push(node)
  }
  const filled = parts.filter((part) => part.map(textIn).join('').trim() !== '')
  return filled.length > 1 ? filled : [[...run]]
}

// Null where nothing is drawn before the items: their numbers then stand in their words.
function listType({ attributes }: HtmlElement): string | null {
  const style = /list-style(?:-type)?:\s*([a-z-]+)/i.exec(attributes.style ?? '')?.[1]?.toLowerCase()
  return style === 'none' ? null : (LIST_STYLES[style ?? ''] ?? attributes.type ?? '1')
}

const LIST_STYLES: Readonly<Record<string, string>> = {
  decimal: '1',
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
}

function levelOf({ tag, attributes }: HtmlElement): number {
  const heading = /^h([1-6])$/.exec(tag) ?? /\bMso(?:Heading|Title)(\d?)\b/.exec(attributes.class ?? '')
  return heading ? Number(heading[1] || 1) : 0
}

function indentIn(element: HtmlElement): number {
  const list = /mso-list:\s*l\d+\s+level(\d)/i.exec(element.attributes.style ?? '')
  if (list) return Number(list[1])
  return element.tag === 'dd' || (element.tag === 'blockquote' && !hasClass(element, 'quoted')) ? 1 : 0
}

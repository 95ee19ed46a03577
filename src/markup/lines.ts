/** A text as its lines: what stands by itself in a document, before anybody knows what is an article and what a paragraph. */
import { escapeText } from '#kit/escape.ts'
import { plainText } from '#law/content.ts'
import { canonicalBlocks, paragraphText } from './canonical.ts'
import { htmlReading } from './from-html.ts'
import { HtmlMapping, isHtmlBlock } from './html-mapping.ts'
import { type HtmlElement, type HtmlNode, hasClass, parseHtml, textIn } from './html-tree.ts'

export interface Line {
  /** Canonical inline mark-up; of a table, the whole block. */
  readonly inline: string
  /** The words alone, white space collapsed, notes left out. */
  readonly plain: string
  readonly table: boolean
  /** Level of the heading, 1 to 6, as the document marks it; 0 for other text. */
  readonly level: number
  /** How deep it is indented, as list items in lists are. */
  readonly indent: number
  /** True where the line belongs to a list without numbers. */
  readonly bullet: boolean
}

/** Returns the lines of HTML, such as a word processor puts on the clipboard. */
export function linesOfHtml(html: string): Line[] {
  const nodes = parseHtml(html)
  const reader = new LineReader(new HtmlMapping(nodes, ''))
  reader.read(nodes, 0)
  return reader.end()
}

/** Returns the lines of plain text. Line breaks that only wrap are undone. */
export function linesOfText(text: string): Line[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\f\v\u2028\u2029]/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .flatMap(unwrapped)
    .map((line) => lineOf(line, escapeText(line.replace(/\s+/g, ' ').trim()), { indent: indentOf(line) }))
    .filter(({ plain }) => plain !== '')
}

/** Returns the lines of Markdown: headings, emphasis and lists; anything else is text. */
export function linesOfMarkdown(markdown: string): Line[] {
  return markdown
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*|\n(?=#{1,6} )|(?<=^#{1,6} .*)\n/m)
    .flatMap((block) => (/^#{1,6} /.test(block) ? [block] : unwrapped(block)))
    .map((line) => {
      const [, signs = '', words = line] = /^(#{1,6})\s+(.*)$/s.exec(line.trim()) ?? []
      const bullet = signs === '' && /^\s*[-*+]\s+/.test(words)
      const bare = (bullet ? words.replace(/^\s*[-*+]\s+/, '') : words).replace(/\s+/g, ' ').trim()
      const inline = escapeText(bare)
        .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
        .replace(/(?<![\w*])[*_]([^*_]+)[*_](?![\w*])/g, '<i>$1</i>')
        .replace(/\\([.()[\]*_#-])/g, '$1')
      return lineOf(bare, inline, { level: signs.length, bullet, indent: indentOf(line) })
    })
    .filter(({ plain }) => plain !== '')
}

function lineOf(_: string, inline: string, more: Partial<Line>): Line {
  const plain = plainText(
    inline.replace(/<authorialNote>.*?<\/authorialNote>/gs, '').replaceAll('<br/>', ' '),
  )
  return {
    inline,
    plain: plain.replace(/\s+/g, ' ').trim(),
    table: false,
    level: 0,
    indent: 0,
    bullet: false,
    ...more,
  }
}

// A line goes on the one before where that has not ended its sentence and is long, or where it begins in the midst of one.
function unwrapped(block: string): string[] {
  const out: string[] = []
  for (const line of block.split('\n')) {
    if (line.trim() === '') continue
    const last = out.at(-1)
    if (last !== undefined && goesOn(last, line)) out[out.length - 1] = `${last.trimEnd()} ${line.trim()}`
    else out.push(line)
  }
  return out
}

function goesOn(before: string, line: string): boolean {
  const [last, first] = [before.trimEnd(), line.trimStart()]
  if (
    /[.:;!?…。；：]["”»'’)\]]*$/u.test(last) ||
    /^[-*+•–—]\s|^\(?\p{L}{1,2}\)|^\(?\d{1,3}[a-z]?[.)]\s/u.test(first)
  )
    return false
  return (
    /^\p{Ll}/u.test(first) || (last.length >= 70 && last.length <= 120 && !/^\p{Lu}[\p{Lu}\s]+$/u.test(first))
  )
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
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
      if (typeof node === 'string' || !(isHtmlBlock(node) || holdsBlock(node))) this.#run.push(node)
      else if (!this.#mapping.isNote(node)) this.#block(node, indent, level)
    }
    this.#flush(indent, level)
  }

  end(): Line[] {
    return this.#lines
  }

  #block(element: HtmlElement, indent: number, level: number): void {
    this.#flush(indent, level)
    const { tag } = element
    if (tag === 'table') this.#table(element, indent)
    else if (tag === 'ul' || tag === 'ol') this.#list(element, indent + 1)
    else this.read(element.children, indent + indentIn(element), levelOf(element) || level)
  }

  #table(element: HtmlElement, indent: number): void {
    const inline = canonicalBlocks(this.#mapping.nodes([element]), htmlReading())
    // A table of one cell only frames what is in it.
    const cells = inline.match(/<t[dh][ >]/g)?.length ?? 0
    if (cells === 1) this.read(element.children, indent)
    else if (inline !== '') this.#lines.push({ ...lineOf('', inline, { indent }), table: true })
  }

  // The numbers of a numbered list are drawn by browsers: here they become words.
  #list(element: HtmlElement, indent: number): void {
    let number = Number(element.attributes.start ?? 1)
    for (const node of element.children) {
      if (typeof node === 'string') continue
      if (node.tag !== 'li') {
        this.read([node], indent)
        continue
      }
      const before = this.#lines.length
      this.read(node.children, indent)
      const first = this.#lines[before]
      const stated = Number(node.attributes.value)
      if (Number.isInteger(stated) && stated > 0) number = stated
      if (first && element.tag === 'ol') {
        const mark = markOf(number, element.attributes.type)
        this.#lines[before] = { ...first, inline: `${mark} ${first.inline}`, plain: `${mark} ${first.plain}` }
      } else if (first) this.#lines[before] = { ...first, bullet: true }
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
      const line = lineOf('', inline, { indent, level })
      this.#lines.push(wordBullet(line))
    }
  }
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

function levelOf({ tag, attributes }: HtmlElement): number {
  const heading = /^h([1-6])$/.exec(tag) ?? /\bMso(?:Heading|Title)(\d?)\b/.exec(attributes.class ?? '')
  return heading ? Number(heading[1] || 1) : 0
}

function indentIn(element: HtmlElement): number {
  const list = /mso-list:\s*l\d+\s+level(\d)/i.exec(element.attributes.style ?? '')
  if (list) return Number(list[1])
  return element.tag === 'dd' || (element.tag === 'blockquote' && !hasClass(element, 'quoted')) ? 1 : 0
}

function holdsBlock(element: HtmlElement): boolean {
  return element.children.some((node) => typeof node !== 'string' && (isHtmlBlock(node) || holdsBlock(node)))
}

function markOf(number: number, type = '1'): string {
  if (type === 'a' || type === 'A') {
    const letter = String.fromCharCode(97 + ((number - 1) % 26))
    return `${type === 'a' ? letter : letter.toUpperCase()})`
  }
  if (type === 'i' || type === 'I') {
    const roman = romanOf(number)
    return `${type === 'i' ? roman.toLowerCase() : roman}.`
  }
  return `${number}.`
}

function romanOf(number: number): string {
  let rest = number
  let out = ''
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) out += sign
  return out
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

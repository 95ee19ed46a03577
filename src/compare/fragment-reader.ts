/** Reading a canonical fragment into a tree of blocks. */
import { unescapeText } from '#kit/escape.ts'
import { scan, type Tag } from '#markup/scan.ts'
import { HIERARCHY } from '#markup/vocabulary.ts'
import { ATOM, type Block, type Box, type Leaf } from './fragment-tree.ts'

const names = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))
const TRANSPARENT = names('content intro wrapUp')
const QUOTED = names('authorialNote quotedStructure embeddedStructure')
const BOXES = names('blockList item ul ol li table tr td th tblock')
const LEAVES = names(
  'p num heading subheading crossHeading block listIntroduction listWrapUp caption formula longTitle tocItem',
)
const BREAKS = names('br eol')

/**
 * Returns the blocks of a fragment. `content`, `intro` and `wrapUp` give way to what they hold: they say where blocks stand
 * among others, which their order says too. Written one after another, the sources of the blocks are the fragment without them.
 */
export function blocksOf(xml: string): Block[] {
  const reader = new Reader(xml)
  scan(
    xml,
    (text) => reader.text(text),
    (tag) => reader.tag(tag),
  )
  return reader.finish()
}

interface Opened {
  readonly block: Block
  readonly start: number
  /** Inline elements open in a leaf. */
  readonly inline: string[]
}

class Reader {
  readonly #xml: string
  readonly #top: Block[] = []
  readonly #stack: Opened[] = []
  /** Where the tag read last ends. */
  #last = 0

  constructor(xml: string) {
    this.#xml = xml
  }

  text(escaped: string): void {
    const text = unescapeText(escaped)
    const leaf = this.#leaf(this.#last, text.trim() === '')
    leaf?.pieces.push({ kind: 'text', text })
    if (leaf) leaf.text += text
  }

  tag(tag: Tag): void {
    const { name } = tag
    if (TRANSPARENT.has(name)) this.#closeLoose(tag.start)
    else if (tag.type === 'close') this.#close(tag)
    else if (this.#opensBlock(name)) this.#openBlock(tag)
    else this.#openInline(tag)
    this.#last = tag.end
  }

  finish(): Block[] {
    while (this.#stack.length > 0) this.#pop(this.#xml.length)
    return this.#top
  }

  // Inside the words of a leaf only notes and quotations open blocks; words that stand loose end where a block begins.
  #opensBlock(name: string): boolean {
    const top = this.#stack.at(-1)
    const inWords = top?.block.kind === 'leaf' && (top.block.name !== '' || top.inline.length > 0)
    if (QUOTED.has(name)) return true
    return !inWords && (HIERARCHY.has(name) || BOXES.has(name) || LEAVES.has(name))
  }

  #openBlock(tag: Tag): void {
    const { name } = tag
    const open = this.#xml.slice(tag.start, tag.end)
    const leaf: Leaf = { kind: 'leaf', name, open, source: open, pieces: [], text: '' }
    const box: Box = { kind: 'box', name, open, source: open, children: [] }
    if (QUOTED.has(name)) this.#hold(box, tag.start)
    else {
      this.#closeLoose(tag.start)
      this.#put(LEAVES.has(name) ? leaf : box)
    }
    if (tag.type === 'empty') return
    this.#stack.push({ block: LEAVES.has(name) ? leaf : box, start: tag.start, inline: [] })
  }

  // A note called where no words are open gets a leaf of its own.
  #hold(box: Box, start: number): void {
    const leaf = this.#leaf(start, false)
    leaf?.pieces.push({ kind: 'box', box, text: ATOM })
    if (leaf) leaf.text += ATOM
  }

  #openInline(tag: Tag): void {
    const leaf = this.#leaf(tag.start, false)
    const source = this.#xml.slice(tag.start, tag.end)
    if (!leaf) return
    if (tag.type === 'empty') {
      const text = BREAKS.has(tag.name) ? '\n' : tag.name === 'img' ? ATOM : ''
      leaf.pieces.push({ kind: 'void', source, text })
      leaf.text += text
      return
    }
    leaf.pieces.push({ kind: 'open', name: tag.name, source })
    this.#stack.at(-1)?.inline.push(tag.name)
  }

  #close(tag: Tag): void {
    const top = this.#stack.at(-1)
    if (top?.block.kind === 'leaf' && top.inline.at(-1) === tag.name) {
      top.inline.pop()
      top.block.pieces.push({
        kind: 'close',
        name: tag.name,
        source: this.#xml.slice(tag.start, tag.end),
      })
      return
    }
    this.#closeLoose(tag.start)
    if (this.#stack.at(-1)?.block.name === tag.name) this.#pop(tag.end)
  }

  // The leaf that words go into: the one open, or a new one without a name. White space between blocks is nothing.
  #leaf(start: number, blank: boolean): Leaf | null {
    const top = this.#stack.at(-1)?.block
    if (top?.kind === 'leaf') return top
    if (blank) return null
    const leaf: Leaf = { kind: 'leaf', name: '', open: '', source: '', pieces: [], text: '' }
    this.#put(leaf)
    this.#stack.push({ block: leaf, start, inline: [] })
    return leaf
  }

  #closeLoose(end: number): void {
    const top = this.#stack.at(-1)
    if (top?.block.kind === 'leaf' && top.block.name === '') this.#pop(end)
  }

  #put(block: Block): void {
    const top = this.#stack.at(-1)?.block
    if (top?.kind === 'box') top.children.push(block)
    else this.#top.push(block)
  }

  #pop(end: number): void {
    const closed = this.#stack.pop()
    if (closed) closed.block.source = this.#xml.slice(closed.start, end)
  }
}

/** HTML elements as the elements of Akoma Ntoso that they amount to; canonical form (`canonical.ts`) then sees to the rest. */
import { BLOCKS, elementOf, holdsHtmlBlock, INLINE, isHtmlBlock, SPANS, STYLES, TABLE } from './html-names.ts'
import { type Noted, notesIn } from './html-notes.ts'
import { type HtmlElement, type HtmlNode, hasClass, textIn } from './html-tree.ts'
import { AKN_NS } from './vocabulary.ts'
import type { XmlElement, XmlNode } from './xml.ts'

/** Maps the nodes of one piece of HTML, notes where they are called. */
export class HtmlMapping {
  readonly #noted: Noted
  readonly #prefix: string

  /** `prefix` is the eId that ids in the HTML stand behind, where it is a rendering of this library. */
  constructor(nodes: readonly HtmlNode[], prefix: string) {
    this.#noted = notesIn(nodes)
    this.#prefix = prefix
  }

  /** Returns whether the element is a note, and stands where it is called instead. */
  isNote(node: HtmlNode): boolean {
    return typeof node !== 'string' && this.#noted.bodies.has(node)
  }

  /** Returns what stands where blocks stand: loose text becomes paragraphs. */
  flow(nodes: readonly HtmlNode[]): XmlNode[] {
    const out: XmlNode[] = []
    let run: HtmlNode[] = []
    const flush = () => {
      if (run.some((node) => typeof node !== 'string' || node.trim() !== ''))
        out.push(akn('p', {}, this.nodes(run)))
      run = []
    }
    for (const node of nodes) {
      if (isHtmlBlock(node) || holdsHtmlBlock(node)) {
        flush()
        out.push(...this.nodes([node]))
      } else run.push(node)
    }
    flush()
    return out
  }

  /** Returns the nodes in their order. */
  nodes(nodes: readonly HtmlNode[]): XmlNode[] {
    return nodes.flatMap((node) => (typeof node === 'string' ? [this.#text(node)] : this.#element(node)))
  }

  // Word processors break words by invisible hyphens and indent by runs of spaces that do not break; what this library rendered
  // has them only where they were given.
  #text(text: string): string {
    return this.#prefix === '' ? text.replace(/\u00ad/g, '').replace(/[\s\u00a0]{2,}/g, ' ') : text
  }

  #element(element: HtmlElement): XmlNode[] {
    const { tag } = element
    if (this.#noted.bodies.has(element) || this.#noted.backlinks.has(element)) return []
    if (tag === 'a') return this.#link(element)
    // The number of a note in its text is rendering, whatever holds it.
    if (tag === 'sup' && this.#holdsOnlyCalls(element)) return this.nodes(element.children)
    if (tag === 'br') return [akn('br')]
    if (tag === 'img') return [element.attributes.alt ?? '']
    if (tag === 'div' || tag === 'section') return this.#division(element)
    if (tag === 'p' || /^h[1-6]$/.test(tag)) return [this.#paragraph(element)]
    if (tag === 'span') return this.#span(element)
    if (tag === 'blockquote') return this.#quotation(element)
    if (tag === 'ul' || tag === 'ol' || tag === 'li' || TABLE.has(tag)) return [this.#as(tag, element)]
    const name = INLINE[tag]
    if (name) return [this.#as(name, element, { title: element.attributes.title })]
    return BLOCKS.has(tag) ? [this.#as('div', element)] : this.nodes(element.children)
  }

  #link(element: HtmlElement): XmlNode[] {
    const note = this.#noted.called.get(element)
    if (note) return [akn('authorialNote', {}, this.nodes(note.children))]
    return [this.#as('ref', element, { href: element.attributes.href })]
  }

  #holdsOnlyCalls(element: HtmlElement): boolean {
    const links = element.children.filter((node) => typeof node !== 'string' && this.#noted.called.has(node))
    return links.length > 0 && links.map(textIn).join('').trim() === textIn(element).trim()
  }

  // A numbered part as this library renders it: a number, and beside it the rest.
  #division(element: HtmlElement): XmlNode[] {
    const [first, second] = element.children
    const level = hasClass(element, 'para') ? 'paragraph' : hasClass(element, 'point') ? 'point' : null
    if (level && isElement(first, 'span') && isElement(second, 'div')) {
      const eId = this.#eId(element)
      const number = textIn(first) === '' ? [] : [akn('num', {}, this.nodes(first.children))]
      const name = eId === null ? level : (elementOf(eId) ?? level)
      return [akn(name, { eId }, [...number, ...this.#headed(second.children)])]
    }
    if (hasClass(element, 'list')) return [this.#blockList(element)]
    if (hasClass(element, 'narrative')) return [this.#as('narrative', element)]
    const quoting = element.children.some((node) => isElement(node, 'blockquote') && hasClass(node, 'quoted'))
    return quoting ? [this.#as('p', element)] : [this.#as('div', element)]
  }

  // What is headed by a line of the class is headed by it; within the rest, such a line is a heading between parts.
  #headed(nodes: readonly HtmlNode[]): XmlNode[] {
    const heads = nodes.findIndex(
      (node) => !(isElement(node, 'p') && hasClass(node, 'heading') && !hasClass(node, 'cross')),
    )
    const end = heads < 0 ? nodes.length : heads
    return [
      ...nodes.slice(0, end).flatMap((node) => {
        if (typeof node === 'string') return []
        return [this.#as(hasClass(node, 'sub') ? 'subheading' : 'heading', node)]
      }),
      ...this.flow(nodes.slice(end)),
    ]
  }

  #blockList(element: HtmlElement): XmlElement {
    const parts = element.children.flatMap((node): XmlNode[] => {
      if (!isElement(node, 'div')) return this.nodes([node])
      return this.nodes([node]).map((made) => (typeof made === 'string' ? made : { ...made, name: 'item' }))
    })
    return akn('blockList', {}, parts)
  }

  #paragraph(element: HtmlElement): XmlElement {
    if (hasClass(element, 'cross')) return this.#as('crossHeading', element)
    if (hasClass(element, 'narrative')) return this.#as('narrative', element)
    return this.#as('p', element)
  }

  #span(element: HtmlElement): XmlNode[] {
    if (hasClass(element, 'remark')) return [this.#as('remark', element, { status: 'editorial' })]
    if (hasClass(element, 'quoted')) return [this.#quoted(element)]
    for (const [name, as] of Object.entries(SPANS))
      if (hasClass(element, name)) return [this.#as(as, element)]
    const marked = styled(element, this.nodes(element.children))
    return element.attributes.lang && marked.length > 0
      ? [akn('inline', { 'xml:lang': element.attributes.lang }, marked)]
      : marked
  }

  // Quotation marks of a quotation are its attributes.
  #quoted(element: HtmlElement): XmlElement {
    const words = textIn(element)
    const [first = '', last = ''] = [words.at(0), words.at(-1)]
    const pair = words.length > 2 && QUOTES.has(first) && QUOTES.has(last)
    const inside = this.nodes(element.children)
    return pair
      ? akn('quotedText', { startQuote: first, endQuote: last }, withoutEnds(inside))
      : akn('quotedText', {}, inside)
  }

  #quotation(element: HtmlElement): XmlNode[] {
    return [hasClass(element, 'quoted') ? this.#as('quotedStructure', element) : this.#as('div', element)]
  }

  #as(name: string, element: HtmlElement, attributes: Record<string, string | undefined> = {}): XmlElement {
    const { lang, colspan, rowspan } = element.attributes
    return akn(name, { ...attributes, 'xml:lang': lang, colspan, rowspan }, this.nodes(element.children))
  }

  #eId({ attributes }: HtmlElement): string | null {
    const { id } = attributes
    const before = this.#prefix === '' ? '' : `${this.#prefix}__`
    return id?.startsWith(before) && id.length > before.length ? id.slice(before.length) : null
  }
}

const QUOTES = new Set('"“”„«»‘’‚‹›')

function isElement(node: HtmlNode | undefined, tag: string): node is HtmlElement {
  return node !== undefined && typeof node !== 'string' && node.tag === tag
}

function akn(
  name: string,
  attributes: Readonly<Record<string, string | null | undefined>> = {},
  children: XmlNode[] = [],
): XmlElement {
  const stated = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] != null)
  return {
    name,
    ns: AKN_NS,
    attributes: Object.fromEntries(stated),
    children,
    empty: children.length === 0,
    line: 0,
  }
}

// Word writes emphasis as styles of spans.
function styled(element: HtmlElement, inside: XmlNode[]): XmlNode[] {
  const style = element.attributes.style ?? ''
  let out = inside
  for (const [pattern, name] of STYLES) if (pattern.test(style) && out.length > 0) out = [akn(name, {}, out)]
  return out
}

function withoutEnds(nodes: XmlNode[]): XmlNode[] {
  const out = [...nodes]
  const [first, last] = [out[0], out.at(-1)]
  if (typeof first === 'string') out[0] = first.slice(1)
  const end = out.at(-1)
  if (typeof last === 'string' && typeof end === 'string') out[out.length - 1] = end.slice(0, -1)
  return out
}

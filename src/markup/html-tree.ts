/** HTML as a plain tree, for reading: what browsers would show of it, without scripts, styles and the machinery of word processors. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

export interface HtmlElement {
  /** Lower case; without the prefix of a foreign vocabulary (`o:p` is `p` of none, and named `o:p`). */
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: HtmlNode[]
}

export type HtmlNode = HtmlElement | string

// What no reader sees. Comments, conditional ones too, are none of the tree in the first place.
const UNSEEN = new Set([
  'script',
  'style',
  'head',
  'title',
  'meta',
  'link',
  'xml',
  'template',
  'noscript',
  'object',
  'iframe',
  'svg',
  'math',
  'colgroup',
  'input',
  'button',
  'select',
  'textarea',
])
// Word puts comments of reviewers behind the text, and marks what it hides.
const HIDDEN = /mso-element:\s*comment|mso-special-character:\s*comment|mso-hide:\s*all|display:\s*none/i

/** Returns the nodes of a fragment or of a whole page, or of what a word processor puts on the clipboard. */
export function parseHtml(html: string): HtmlNode[] {
  return parseFragment(withoutClipboardHeader(html)).childNodes.flatMap(nodeOf)
}

/** Returns the text inside, as it stands. */
export function textIn(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textIn).join('')
}

/** Returns the elements inside in document order, the node itself first. */
export function* elementsIn(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    yield node
    yield* elementsIn(node.children)
  }
}

/** Returns whether the element has the class. */
export function hasClass(element: HtmlElement, name: string): boolean {
  return (element.attributes.class ?? '').split(/\s+/).includes(name)
}

// https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format
function withoutClipboardHeader(html: string): string {
  return /^\s*Version:\d/.test(html) ? html.slice(Math.max(html.indexOf('<'), 0)) : html
}

function nodeOf(node: DefaultTreeAdapterTypes.ChildNode): HtmlNode[] {
  if ('value' in node) return [node.value]
  if (!('tagName' in node) || isUnseen(node)) return []
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
  return [{ tag: node.tagName, attributes, children: node.childNodes.flatMap(nodeOf) }]
}

function isUnseen({ tagName, attrs }: DefaultTreeAdapterTypes.Element): boolean {
  if (UNSEEN.has(tagName)) return true
  return attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && HIDDEN.test(value)))
}

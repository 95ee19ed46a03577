/** Akoma Ntoso written as HTML, as Laws.Africa gives it, turned back: `<section class="akn-section" id=…>` is `<section eId=…>`. */
import { elementsIn, type HtmlElement, type HtmlNode, hasClass, textIn } from '#markup/html-tree.ts'
import { AKN_NS } from '#markup/vocabulary.ts'
import type { XmlElement, XmlNode } from '#markup/xml.ts'

/** Numbers and headings of divisions and provisions by eId, as the table of contents has them. */
export type Heads = ReadonlyMap<string, { readonly num: string | null; readonly heading: string | null }>

/** Returns the root element of the Akoma Ntoso that stands in the HTML; null where there is none. */
export function aknIn(nodes: readonly HtmlNode[], heads: Heads): XmlElement | null {
  const root = [...elementsIn(nodes)].find((element) => hasClass(element, 'akn-akomaNtoso'))
  return root
    ? akn(
        'akomaNtoso',
        {},
        root.children.flatMap((node) => turned(node, root, heads)),
      )
    : null
}

// HTML's own elements that Akoma Ntoso has under the same name.
const SAME = new Set(['br', 'table', 'tr', 'td', 'th', 'caption', 'p', 'b', 'i', 'u', 'sup', 'sub'])

function turned(node: HtmlNode, parent: HtmlElement, heads: Heads): XmlNode[] {
  if (typeof node === 'string') return [node]
  const name = nameOf(node)
  const inside = () => node.children.flatMap((inner) => turned(inner, node, heads))
  if (name === 'hcontainer' && isNameless(node)) return inside()
  if (name !== null) return [akn(nameIn(name, node, parent), attributesOf(node), inside())]
  if (/^h[1-6]$/.test(node.tag)) return headOf(node, heads.get(parent.attributes['data-eid'] ?? ''))
  return SAME.has(node.tag) ? [akn(node.tag, attributesOf(node), inside())] : inside()
}

function nameOf({ attributes }: HtmlElement): string | null {
  return /(?:^|\s)akn-([A-Za-z]+)(?:\s|$)/.exec(attributes.class ?? '')?.[1] ?? null
}

// The editor's program puts what has no number of its own into a container without a name: a table in a section parts it in no two.
function isNameless({ attributes }: HtmlElement): boolean {
  return [undefined, '', 'hcontainer'].includes(attributes['data-name'])
}

// A schedule is headed "Schedule 1" and below it by its subject: the first is its number.
function nameIn(name: string, element: HtmlElement, parent: HtmlElement): string {
  if (!hasClass(parent, 'akn-attachment')) return name
  const titled = parent.children.some((node) => typeof node !== 'string' && hasClass(node, 'akn-subheading'))
  if (name === 'heading' && titled && element.children.length > 0) return 'num'
  return name === 'subheading' ? 'heading' : name
}

const KEPT: Readonly<Record<string, string>> = {
  'data-eid': 'eId',
  'data-name': 'name',
  'data-status': 'status',
  'data-href': 'href',
  'data-refersto': 'refersTo',
  'data-src': 'src',
  alt: 'alt',
  colspan: 'colspan',
  rowspan: 'rowspan',
}

function attributesOf({ attributes }: HtmlElement): Record<string, string> {
  return Object.fromEntries(
    Object.entries(KEPT).flatMap(([from, to]) => {
      const value = attributes[from]
      return value === undefined ? [] : [[to, value]]
    }),
  )
}

// "Chapter 1<br>Founding provisions", "1. Republic of South Africa", "Part A – Formula", "The National Assembly".
function headOf(
  element: HtmlElement,
  stated: { num: string | null; heading: string | null } | undefined,
): XmlNode[] {
  const lines = linesIn(element)
  const words = lines.join(' ')
  const [num, heading] = parted(lines, words, stated)
  return [...(num ? [akn('num', {}, [num])] : []), ...(heading ? [akn('heading', {}, [heading])] : [])]
}

function parted(
  lines: readonly string[],
  words: string,
  stated: { num: string | null; heading: string | null } | undefined,
): [num: string, heading: string] {
  if (!stated?.num) return ['', words]
  const heading = (stated.heading ?? '').replace(/\s+/g, ' ').trim()
  if (heading === '') return [words, '']
  if (words.endsWith(heading)) return [words.slice(0, -heading.length).replace(/[\s–—-]+$/u, ''), heading]
  const [first = '', ...rest] = lines
  return rest.length > 0 ? [first, rest.join(' ')] : ['', words]
}

function linesIn(element: HtmlElement): string[] {
  const parts: string[] = ['']
  for (const node of element.children) {
    if (typeof node !== 'string' && node.tag === 'br') parts.push('')
    else parts.push(`${parts.pop()}${textIn(node)}`)
  }
  return parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '')
}

function akn(name: string, attributes: Record<string, string>, children: XmlNode[]): XmlElement {
  return { name, ns: AKN_NS, attributes, children, empty: children.length === 0, line: 0 }
}

/** Well-formed XML with namespaces as a plain tree. Entities that a file declares are refused, nothing outside it is fetched. */
import { SaxesParser } from 'saxes'

export interface XmlElement {
  /** Local name. */
  readonly name: string
  /** Namespace IRI; empty for none. */
  readonly ns: string
  /** Attributes without a namespace by name, those of a namespace as `{namespace}name`, `xml:lang` as such. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
  /** Written as `<name/>`. */
  readonly empty: boolean
  /** Line of the start tag, from 1. */
  readonly line: number
}

export type XmlNode = XmlElement | string

/** Thrown for XML that is not well-formed or not safe to read. */
export class XmlError extends Error {
  override name = 'XmlError'
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

// Deeper than any law, and shallow enough for functions that call themselves.
const MAX_DEPTH = 250
const XML_NS = 'http://www.w3.org/XML/1998/namespace'

/** How a document is read, and what is told meanwhile. */
export interface XmlReading {
  /** True: one that declares a document type is refused. */
  readonly noDoctype?: boolean
  /** An element was closed; `open` are those it stands in, the root first. What it holds may be taken out of it. */
  closed?(element: XmlElement, open: readonly XmlElement[]): void
}

/** Returns the root element. Throws XmlError, with the line, where the text is not well-formed or declares entities. */
export function parseXml(text: string): XmlElement {
  return readXml([text], {})
}

/** As `parseXml`, of a text that comes in pieces, telling what is met. */
export function readXml(pieces: Iterable<string>, reading: XmlReading): XmlElement {
  const parser = new SaxesParser({ position: true, xmlns: true })
  const open: XmlElement[] = []
  let root: XmlElement | null = null
  const refuse = (reason: string): never => {
    throw new XmlError(parser.line, `Cannot read the XML: ${reason}`)
  }
  parser.on('error', (error) => {
    const reason = error.message.replace(/^(?:undefined:)?\d+:\d+: /, '').replace(/\.$/, '')
    refuse(`${reason}; expected well-formed XML 1.0`)
  })
  parser.on('doctype', (doctype) => {
    if (reading.noDoctype === true) refuse('it declares a document type; expected none')
    if (/<!ENTITY/i.test(doctype))
      refuse('its document type declares entities; replace them by their text and remove the declaration')
  })
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH) refuse(`elements stand more than ${MAX_DEPTH} deep in each other`)
    const attributes: Record<string, string> = {}
    for (const { uri, local, value } of Object.values(tag.attributes))
      attributes[attributeName(uri, local)] = value
    const element: XmlElement = {
      name: tag.local,
      ns: tag.uri,
      attributes,
      children: [],
      empty: tag.isSelfClosing,
      line: parser.line,
    }
    root ??= element
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element) reading.closed?.(element, open)
  })
  const add = (words: string) => void open.at(-1)?.children.push(words)
  parser.on('text', add)
  parser.on('cdata', add)
  for (const piece of pieces) parser.write(piece)
  parser.close()
  return root ?? refuse('it has no element')
}

/** Returns the elements directly inside, of the name where one is given. */
export function elements(of: XmlElement, name?: string): XmlElement[] {
  return of.children
    .filter((child) => typeof child !== 'string')
    .filter((child) => name === undefined || child.name === name)
}

/** Returns the first element of the name directly inside; null where there is none or the parent is null. */
export function child(of: XmlElement | null | undefined, name: string): XmlElement | null {
  return of ? (elements(of, name)[0] ?? null) : null
}

/** Returns the element and all elements inside, in document order. */
export function* descendants(of: XmlElement): Generator<XmlElement> {
  yield of
  for (const inner of of.children) if (typeof inner !== 'string') yield* descendants(inner)
}

/** Returns all text inside, as it stands. */
export function rawText(of: XmlNode): string {
  return typeof of === 'string' ? of : of.children.map(rawText).join('')
}

/** Returns whether there is any text inside that is not white space. */
export function hasText(nodes: readonly XmlNode[]): boolean {
  return nodes.some((node) => rawText(node).trim() !== '')
}

function attributeName(uri: string, local: string): string {
  if (uri === '') return local
  return uri === XML_NS ? `xml:${local}` : `{${uri}}${local}`
}

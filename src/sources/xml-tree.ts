/** Well-formed XML as a plain tree of elements, for sources whose files fit in memory. Declares no entity and follows none. */
import { SaxesParser } from 'saxes'
import { UnreadableError } from './contract.ts'

export interface Element {
  /** As written, with its prefix. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
  /** Line of the start tag, from 1. */
  readonly line: number
}

// Deeper than any law, and shallow enough for functions that call themselves.
const MAX_DEPTH = 200

/** Returns the root element. Throws UnreadableError with the line where the text is not well-formed or declares a document type. */
export function parseXml(text: string, file: string): Element {
  const parser = new SaxesParser({ position: true, fragment: false, xmlns: false })
  const open: { element: Element; children: (Element | string)[] }[] = []
  let root: Element | null = null
  const refuse = (reason: string): never => {
    throw new UnreadableError(file, `line ${parser.line}`, `Cannot read the XML: ${reason}`)
  }
  const add = (words: string) => open.at(-1)?.children.push(words)
  parser.on('error', (error) =>
    refuse(
      `${error.message.replace(/^(?:undefined:|file:)?\d+:\d+: /, '').replace(/\.$/, '')}; expected well-formed XML 1.0`,
    ),
  )
  parser.on('doctype', () =>
    refuse('it declares a document type, which could name entities or other files; remove the DOCTYPE'),
  )
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH) refuse(`elements stand more than ${MAX_DEPTH} deep in each other`)
    const children: (Element | string)[] = []
    const element: Element = {
      name: tag.name,
      attributes: tag.attributes as Record<string, string>,
      children,
      line: parser.line,
    }
    if (open.length === 0) root = element
    open.at(-1)?.children.push(element)
    open.push({ element, children })
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return root ?? refuse('it has no element')
}

/** Returns the elements directly inside. */
export function elementsOf(element: Element): Element[] {
  return element.children.filter((child) => typeof child !== 'string')
}

/** Returns the first element of the name directly inside. */
export function childOf(element: Element | null | undefined, name: string): Element | null {
  return element ? (elementsOf(element).find((child) => child.name === name) ?? null) : null
}

/** Returns the element reached by the names, one level each. */
export function descend(element: Element | null, ...names: string[]): Element | null {
  return names.reduce<Element | null>((at, name) => childOf(at, name), element)
}

/** Returns all text inside, white space collapsed. */
export function wordsIn(element: Element | null): string {
  return element ? rawText(element).replace(/\s+/g, ' ').trim() : ''
}

function rawText(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('')
}

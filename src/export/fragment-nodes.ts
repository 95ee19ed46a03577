/** Reading canonical fragments as nodes, and what the nodes state. */
import { escapeText } from '#kit/escape.ts'
import { plainText } from '#law/content.ts'
import { bcp47 } from '#law/language.ts'
import { wrapped } from '#markup/reading.ts'
import { parseXml, type XmlElement, XmlError, type XmlNode } from '#markup/xml.ts'

/** Returns what is in a fragment. What is not well-formed keeps its words, a line a paragraph: no format may lose what another shows. */
export function nodesOf(xml: string): readonly XmlNode[] {
  try {
    return parseXml(wrapped(xml)).children
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    const lines = plainText(xml)
      .split('\n')
      .map((line) => `<p>${escapeText(line)}</p>`)
    return parseXml(wrapped(lines.join(''))).children
  }
}

/** The widest span that a cell may claim. */
const MOST_SPAN = 100

/** Returns how many places a cell takes. */
export function span(value: string | undefined): number {
  const count = Number(value ?? 1)
  return Number.isInteger(count) && count >= 1 ? Math.min(count, MOST_SPAN) : 1
}

/** Returns the BCP 47 tag that the element states; null where it states none. */
export function languageOf(element: XmlElement): string | null {
  const lang = element.attributes['xml:lang']
  return lang === undefined ? null : bcp47(lang.toLowerCase())
}

/** Returns the words below a node. */
export function plainOf(node: XmlNode): string {
  return typeof node === 'string' ? node : node.children.map(plainOf).join('')
}

/** What canonical fragments are made with: the reading in hand, and which elements stand where. */
import { escapeAttribute } from '#kit/escape.ts'
import type { InlineReading } from './canonical-inline.ts'
import { HIERARCHY, INLINE, SPEECH_SECTIONS, SPEECHES, TEXT_BLOCKS } from './vocabulary.ts'
import type { XmlElement, XmlNode } from './xml.ts'

export interface Reading extends InlineReading {
  /** Returns the eId, relative to the provision, of a numbered element below `parent` (relative as well, or empty). */
  readonly eIdOf: (element: XmlElement, parent: string) => string | null
  /** eIds given so far: none comes twice. */
  readonly given: Set<string>
  /** Relative eId of the numbered element in hand; empty at the top. */
  parent: string
}

/** Elements that title another. */
export const HEAD = new Set(['num', 'heading', 'subheading'])
/** Elements that only group blocks. */
export const TRANSPARENT_BLOCKS = new Set([
  'content',
  'intro',
  'wrapUp',
  'container',
  'longTitle',
  'formula',
  'div',
  'other',
  'recitals',
  'citations',
  'foreign',
  'interstitial',
  'amendmentHeading',
  'amendmentContent',
  'amendmentReference',
  'amendmentJustification',
  'preface',
  'preamble',
  'conclusions',
  'coverPage',
  'header',
  'body',
  'mainBody',
  'documentRef',
  'toc',
  'tbody',
  'thead',
  'tfoot',
  'subFlow',
  'amendmentBody',
  'judgmentBody',
  'debateBody',
  'collectionBody',
  'component',
  'components',
  'attachments',
  'attachment',
])
/** Elements of blocks that may have a title. */
export const NUMBERED_BLOCKS = new Set([
  'tblock',
  'blockContainer',
  'recital',
  'citation',
  ...SPEECHES,
  ...SPEECH_SECTIONS,
])

/** Returns whether the element stands where blocks stand, or holds one that does. */
export function isBlock(element: XmlElement): boolean {
  const { name } = element
  if (
    name === 'p' ||
    name === 'table' ||
    name === 'block' ||
    name === 'blockList' ||
    name === 'item' ||
    name === 'tr' ||
    name === 'li'
  )
    return true
  if (
    HIERARCHY.has(name) ||
    NUMBERED_BLOCKS.has(name) ||
    TRANSPARENT_BLOCKS.has(name) ||
    name === 'ul' ||
    name === 'ol'
  )
    return true
  if (TEXT_BLOCKS.has(name) && name !== 'docketNumber') return true
  if (Object.hasOwn(INLINE, name) || name === 'authorialNote' || name === 'mmod' || name === 'rmod')
    return false
  return element.children.some((inner) => typeof inner !== 'string' && isBlock(inner))
}

/** Returns the element's `name` as an attribute value. */
export function nameOf(element: XmlElement, otherwise: string): string {
  const name = (element.attributes.name ?? '').trim()
  return name === '' ? otherwise : escapeAttribute(name)
}

/** Returns inline mark-up without white space at its ends; empty where nothing else is in it. */
export function trimmedText(inline: string): string {
  const start = inline.replace(/^((?:<[^/>][^>]*[^/]>|<\w>)*)\s+/, '$1')
  const trimmed = start.replace(/\s+((?:<\/[^>]+>)*)$/, '$1').trim()
  return /[^\s]/.test(trimmed.replace(/<(?:\/?[a-z]+|br\/|eol\/)>/gi, '')) ? trimmed : ''
}

/** Returns the element's text with white space collapsed and notes left out. */
export function plainHeading(nodes: readonly XmlNode[], reading: Reading): string {
  const words = (node: XmlNode): string => {
    if (typeof node === 'string') return node
    if (node.name === 'authorialNote' || node.name === 'noteRef') return ''
    const inner = reading.open(node.children).map(words).join('')
    return node.name === 'br' || node.name === 'eol' || node.name === 'p' || node.name === 'block'
      ? ` ${inner} `
      : inner
  }
  return reading.open(nodes).map(words).join('').replace(/\s+/g, ' ').trim()
}

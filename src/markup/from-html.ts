/**
 * HTML as canonical fragments: what an editor pastes from a word processor, or gives back of what this library rendered. Only
 * the allow-list of the data model comes through, and every word does.
 */

import { eIdPrefix } from '#law/eid.ts'
import { idSegment } from '#law/number.ts'
import { canonicalFragment } from './canonical.ts'
import type { Reading } from './canonical-names.ts'
import { renderHtml } from './html.ts'
import { HtmlMapping } from './html-mapping.ts'
import { parseHtml } from './html-tree.ts'
import { baseReading, safeHref } from './reading.ts'
import { rawText } from './xml.ts'

export interface RenderedFrom {
  /** eId behind which the ids of the HTML stand, where it is a rendering (`renderHtml` with that prefix). */
  readonly prefix?: string
  /** The fragment that was rendered: what HTML cannot say of a term is taken from it again. */
  readonly original?: string
}

/** Returns the canonical fragment of the HTML of one provision; empty where it has no words. */
export function fromHtml(html: string, { prefix = '', original = '' }: RenderedFrom = {}): string {
  const nodes = parseHtml(html)
  const fragment = canonicalFragment(new HtmlMapping(nodes, prefix).flow(nodes), htmlReading())
  return original.includes(' refersTo=') ? withReferences(fragment, original) : fragment
}

/** Returns whether a fragment can be edited as HTML without loss: but for empty paragraphs, it comes back from its rendering as it was. */
export function survivesHtml(fragment: string): boolean {
  const html = renderHtml(fragment, { eIdPrefix: PREFIX })
  return bare(fromHtml(html, { prefix: PREFIX, original: fragment })) === bare(fragment)
}

const PREFIX = 'x'

function bare(fragment: string): string {
  return fragment.replaceAll('<p></p>', '')
}

// A term of the same words refers to what it referred to.
function withReferences(fragment: string, original: string): string {
  const references = new Map<string, string>()
  for (const [, name, href, words] of original.matchAll(REFERRING))
    references.set(`${name}|${words}`, href ?? '')
  return fragment.replace(BARE, (whole, name: string, words: string) => {
    const href = references.get(`${name}|${words}`)
    return href === undefined ? whole : `<${name} refersTo="${href}">${words}</${name}>`
  })
}

const REFERRING = /<(term|def) refersTo="([^"<]*)">(.*?)<\/\1>/gs
const BARE = /<(term|def)>(.*?)<\/\1>/gs

/** Returns a reading that mints eIds for numbered parts that have none. */
export function htmlReading(): Reading {
  return {
    ...baseReading(),
    href: safeHref,
    eIdOf: (element, parent) => {
      if (element.attributes.eId !== undefined) return element.attributes.eId
      const num = element.children.find((node) => typeof node !== 'string' && node.name === 'num')
      const segment = num === undefined ? '' : idSegment(rawText(num))
      return segment === ''
        ? null
        : `${parent === '' ? '' : `${parent}__`}${eIdPrefix(element.name)}_${segment}`
    },
  }
}

/** How Akoma Ntoso is read into canonical fragments: our own text as it stands, foreign text with its white space and names tidied. */
import type { Reading } from './canonical-names.ts'
import { AKN_NS, COMITY_NS, isAknNamespace } from './vocabulary.ts'
import type { XmlElement, XmlNode } from './xml.ts'

const SAFE_HREF = /^(?:https?:\/\/|\/akn\/|#)/

/** Returns a reading of text that is canonical already, its eIds below `prefix` (empty where they are relative). */
export function canonicalReading(prefix = ''): Reading {
  const below = prefix === '' ? '' : `${prefix}__`
  return {
    ...baseReading(),
    keepSpace: true,
    href: (href) => (SAFE_HREF.test(href) ? href : null),
    eIdOf: (element) => {
      const real = element.attributes[`{${COMITY_NS}}eId`]
      const { eId } = element.attributes
      if (real !== undefined || eId === undefined) return real ?? null
      return eId.startsWith(below) ? eId.slice(below.length) : eId
    },
  }
}

/** Returns a reading that keeps Akoma Ntoso elements that `holds` accepts; callers put their own rules over it. */
export function baseReading(holds: (element: XmlElement) => boolean = () => true): Reading {
  const open = (nodes: readonly XmlNode[]): XmlNode[] => {
    if (nodes.every((node) => typeof node === 'string')) return [...nodes]
    return nodes.flatMap((node) => {
      if (typeof node === 'string') return [node]
      if (node.name === 'meta' || !holds(node)) return []
      return isAknNamespace(node.ns) ? [node] : open(node.children)
    })
  }
  return {
    open,
    keepSpace: false,
    href: safeHref,
    noteCalled: () => null,
    inNote: false,
    eIdOf: () => null,
    given: new Set(),
    parent: '',
  }
}

/** Returns a reference that may be kept: http(s), IRIs of Akoma Ntoso (made absolute where 2.0 wrote them short), fragments. */
export function safeHref(href: string): string | null {
  if (SAFE_HREF.test(href)) return href.replace(/\s/g, '%20')
  return /^\/[a-z]{2}(?:-[a-z0-9]+)?\/(?:act|bill|judgment|debate|doc|statement)\//.test(href)
    ? `/akn${href}`
    : null
}

/** Returns a canonical fragment wrapped so that it can be parsed. */
export function wrapped(fragment: string): string {
  return `<fragment xmlns="${AKN_NS}" xmlns:comity="${COMITY_NS}">${fragment}</fragment>`
}

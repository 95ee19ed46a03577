/** The JSON tree of an act on a day: the contract of `comity show --as json`. */
import { plainText } from '#law/content.ts'
import type { Basis, Kind } from '#law/provision.ts'
import type { LawDocument, LawNode } from './document.ts'

export interface JsonNode {
  readonly eId: string
  readonly num: string | null
  readonly heading: string | null
  readonly kind: Kind
  readonly from: string | null
  readonly to: string | null
  readonly basis: Basis
  /** Null where there is no wording of its own, or none is held (`missing`). */
  readonly text: string | null
  readonly missing: boolean
  readonly children: readonly JsonNode[]
}

/** Returns the document with its tree of provisions. */
export function toJson(document: LawDocument) {
  return {
    iri: document.iri,
    title: document.title,
    language: document.language,
    at: document.at,
    provisions: document.nodes.map(toJsonNode),
  }
}

function toJsonNode(node: LawNode): JsonNode {
  return {
    eId: node.eId,
    num: node.num,
    heading: node.heading,
    kind: node.kind,
    from: node.from,
    to: node.to,
    basis: node.basis,
    text: node.xml === null ? null : plainText(node.xml),
    missing: node.missing,
    children: node.children.map(toJsonNode),
  }
}

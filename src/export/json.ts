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

/** Returns the document with its tree of provisions: what it is, as of when, from whom, then the words. */
export function toJson(document: LawDocument) {
  const { work, version } = document
  return {
    iri: document.iri,
    title: document.title,
    language: document.language,
    at: document.at,
    part: document.part,
    work: {
      iri: work.iri,
      jurisdiction: work.jurisdiction,
      jurisdictionName: document.jurisdictionName,
      type: work.type,
      subtype: work.subtype,
      number: work.number,
      date: work.date,
      published: work.published,
      aliases: document.aliases,
    },
    textState: document.textState,
    version: version && {
      from: version.from,
      to: version.to,
      basis: version.basis,
      published: version.published,
      ground: version.ground,
    },
    completeFrom: document.completeFrom,
    source: document.source,
    origin: document.origin,
    signed: document.signed,
    freshness: document.freshness ?? null,
    recordedAt: document.recordedAt,
    fingerprint: document.fingerprint,
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

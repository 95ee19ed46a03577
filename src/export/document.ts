/** An expression on a day, as every export format takes it. */
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Basis, Kind } from '#law/provision.ts'

export interface LawDocument {
  readonly iri: string
  readonly title: string
  readonly language: Language
  readonly at: Day
  readonly nodes: readonly LawNode[]
}

export interface LawNode {
  readonly eId: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  readonly missing: boolean
  /** Canonical fragment; null for a division without words of its own, and where the wording is missing. */
  readonly xml: string | null
  readonly children: readonly LawNode[]
}

/** Returns the node of an eId with all below it, or null. */
export function nodeOf(nodes: readonly LawNode[], eId: string): LawNode | null {
  for (const node of nodes) {
    const found = node.eId === eId ? node : nodeOf(node.children, eId)
    if (found) return found
  }
  return null
}

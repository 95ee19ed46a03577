/** An expression on a day, or one provision of it, as every export format takes it: plain data that says what it is. */
import type { Day } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import { formatIri } from '#law/iri.ts'
import type { Language } from '#law/language.ts'
import type { Basis, TextState } from '#law/provision.ts'
import type { AknRow, AknVersion, AknWork } from '#markup/akn-document.ts'

export interface LawDocument {
  /** IRI of the version, or of the provision that the document is narrowed to. */
  readonly iri: string
  readonly title: string
  readonly language: Language
  /** The day as of which the text stands so. */
  readonly at: Day
  readonly nodes: readonly LawNode[]
  readonly work: AknWork
  /** The jurisdiction's name, in the language of the text where the interface speaks it, else in English. */
  readonly jurisdictionName: string
  /** Other names of the work: ELI, CELEX, register numbers. */
  readonly aliases: readonly string[]
  readonly textState: TextState
  /** The days for which all that the document holds stands so, and what they rest on; null where the source states none. */
  readonly version: AknVersion | null
  /** From whom the text is. */
  readonly source: string
  /** Whether it was imported from its source, received from its publisher, or entered or mended by the editors of this library. */
  readonly origin: 'imported' | 'received' | 'own'
  /** Whether its publisher's signature was checked when it came in. */
  readonly signed: boolean
  /** When this library last learnt something of the text, as an ISO instant. */
  readonly recordedAt: string
  /** First day for which the whole text is held; null where there is no such limit. */
  readonly completeFrom: Day | null
  /** SHA-256 over the texts in reading order, as the act's page shows it; null where there are none. */
  readonly fingerprint: string | null
  /** The provision or division that the document is narrowed to; null where it holds the whole act. */
  readonly part: LawPart | null
  /** Provisions whose wording is not held. */
  readonly missing: number
  /** What proves that a publisher signed the text, as the exchange writes it; null or absent where nothing does. */
  readonly proof?: string | null
  /** How fresh a text is that was received from its publisher; null or absent for all others. */
  readonly freshness?: Freshness | null
}

/** How fresh a received text is. */
export interface Freshness {
  /** `late`: its publisher was not heard from as it promises; `stale`: its signature has run out; `left`: it is followed no more. */
  readonly state: 'fresh' | 'late' | 'stale' | 'left'
  readonly publisher: string
  /** The day on which a silent publisher was last heard from; null while it is heard in time, and where it is not known. */
  readonly heard: Day | null
  /** Until when what is held of one that is late is shown within the grace that the operator allows. */
  readonly until: Day | null
}

export interface LawPart {
  readonly eId: string
  /** The provision's number as the jurisdiction introduces it ("Article 5"); null where it has none. */
  readonly label: string | null
  readonly heading: string | null
}

/** A provision version in its place. */
export interface LawNode extends AknRow {
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

/** Returns all nodes in reading order. */
export function inOrder(nodes: readonly LawNode[]): LawNode[] {
  const ordered: LawNode[] = []
  const walk = (level: readonly LawNode[]) => {
    for (const node of level) {
      ordered.push(node)
      walk(node.children)
    }
  }
  walk(nodes)
  return ordered
}

/** Returns the document with only that provision in it, named and counted as such; null where it is not in the text. */
export function narrowed(
  document: LawDocument,
  eId: string,
  labelOf: (node: LawNode) => string | null = (node) => node.num,
): LawDocument | null {
  const node = nodeOf(document.nodes, eId)
  if (!node) return null
  const { work, language, at } = document
  return {
    ...document,
    iri: formatIri({ work: work.iri, language, at, eId }),
    nodes: [node],
    part: { eId, label: labelOf(node), heading: node.heading },
    version: spanOf(inOrder([node])),
    ...totals([node]),
  }
}

// The days for which all of the provision stands as it does: since its latest change, until the next.
function spanOf(rows: readonly LawNode[]): AknVersion | null {
  const [first] = rows
  if (!first) return null
  const latest = rows.reduce((a, b) => (b.from !== null && (a.from ?? '') < b.from ? b : a), first)
  const ends = rows.flatMap(({ to }) => to ?? []).sort()
  const bases = new Set(rows.map(({ basis }) => basis))
  return {
    from: rows.some(({ from }) => from === null) ? null : latest.from,
    to: ends[0] ?? null,
    basis: WEAKEST.find((basis) => bases.has(basis)) ?? 'unknown',
    published: null,
    ground: latest.ground,
    state: 'held',
    reason: null,
  }
}

const WEAKEST: readonly Basis[] = ['unknown', 'snapshot', 'in-force']

/** Returns what is counted over the nodes: the fingerprint of their texts, and how many of them have no wording held. */
export function totals(nodes: readonly LawNode[]): Pick<LawDocument, 'fingerprint' | 'missing'> {
  const all = inOrder(nodes)
  const texts = all.flatMap(({ xml }) => (xml === null ? [] : [xml]))
  return {
    fingerprint: texts.length === 0 ? null : sha256(texts.join('\n')),
    missing: all.filter(({ missing }) => missing).length,
  }
}

/** Returns the number and the heading in one line; empty where the node has neither. */
export function titleOf(node: Pick<LawNode, 'num' | 'heading'>): string {
  return [node.num, node.heading].filter((part) => part).join(' ')
}

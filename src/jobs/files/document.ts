/** Reading an expression on a day out of the library, as export takes it. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Freshness, type LawDocument, type LawNode, totals } from '#export/document.ts'
import { speakerOf } from '#export/wording.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import { chunks } from '#kit/chunks.ts'
import { type Day, dayOf } from '#kit/day.ts'
import { contains } from '#law/interval.ts'
import { formatIri } from '#law/iri.ts'
import type { Library } from '#store/library.ts'
import type { Expression, Node, Work } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'
import { originOfSource, publisherOf } from '#store/own-source.ts'
import type { NetworkWatch } from '../network/watch.ts'

/** Texts read at a time: between two reads others have their turn. */
const AT_ONCE = 400

/** What documents are read out of. */
interface Held {
  readonly library: Library
  readonly jurisdictions?: Jurisdictions
  /** Without it, nothing is said of how fresh a text is. */
  readonly network?: Pick<NetworkWatch, 'standingOf'> | undefined
}

/** Returns the document; it has no nodes where no text is held for the day. */
export async function documentOn(
  { library, jurisdictions = new Map(), network }: Held,
  work: Work,
  expression: Expression,
  at: Day,
): Promise<LawDocument> {
  const text = await library.textOnDay(expression.id, at)
  const contents = await contentsOf(library, text.nodes)
  const versions = await library.versions(expression.id)
  const { aliases } = await library.summary(work.id)
  const nodes = text.nodes.map((node) => toLawNode(node, contents))
  return {
    iri: formatIri({ work: work.iri, language: expression.language, at, eId: null }),
    title: expression.title,
    language: expression.language,
    at,
    nodes,
    work,
    jurisdictionName: jurisdictionName(jurisdictions, work.jurisdiction, speakerOf(expression).locale),
    aliases,
    textState: expression.textState,
    version: versions.findLast((version) => contains(version, at)) ?? null,
    source: publisherOf(expression.source.name) ?? expression.source.name,
    origin: originOfSource(expression.source.name),
    signed: publisherOf(expression.source.name) !== null,
    recordedAt: expression.recordedAt,
    completeFrom: expression.completeFrom,
    part: null,
    freshness: freshnessOn(network, expression.source.name),
    ...totals(nodes),
  }
}

/** Returns how fresh a text of the source is; null where it was not received from a publisher. */
export function freshnessOn(network: Held['network'], source: string): Freshness | null {
  const standing = network?.standingOf(source)
  if (!standing) return null
  const { name: publisher, silence, heard, until } = standing
  if (silence === null) return { state: 'fresh', publisher, heard: null, until: null }
  return {
    state: silence,
    publisher,
    heard: heard && dayOf(heard),
    until: silence === 'late' ? until && dayOf(until) : null,
  }
}

async function contentsOf(library: Library, nodes: readonly Node[]): Promise<ReadonlyMap<number, string>> {
  const wanted = readingOrder(nodes).flatMap((node) => node.textId ?? [])
  const contents = new Map<number, string>()
  for (const some of chunks(wanted, AT_ONCE)) {
    for (const [id, xml] of await library.contents(some)) contents.set(id, xml)
    if (wanted.length > AT_ONCE) await nextTurn()
  }
  return contents
}

function toLawNode(node: Node, contents: ReadonlyMap<number, string>): LawNode {
  const { depth: _, ...row } = node
  return {
    ...row,
    xml: node.textId === null ? null : (contents.get(node.textId) ?? null),
    children: node.children.map((child) => toLawNode(child, contents)),
  }
}

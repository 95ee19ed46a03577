/** What the text of an act cites on a day: dead references first, then acts by how many of its provisions cite them. */
import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import type { CitedSpan, CitedSpanWork } from '#store/cited-spans.ts'
import type { Library } from '#store/library.ts'
import type { Expression, Node } from '#store/model.ts'
import { type QuotePart, quoteAround } from './quotes.ts'

/** An act that is cited. */
export interface CitedAct {
  /** Null where it is named and not held. */
  readonly work: CitedSpanWork | null
  readonly name: string
  readonly jurisdiction: string | null
  /** Provisions that cite it, in reading order. */
  readonly nodes: readonly Node[]
}

/** A reference to what is no longer in force. */
export interface DeadCitation {
  readonly node: Node
  readonly span: CitedSpan & { readonly work: CitedSpanWork }
  readonly quote: readonly QuotePart[]
}

export interface Cites {
  readonly acts: readonly CitedAct[]
  readonly dead: readonly DeadCitation[]
  /** References to the act's own provisions. */
  readonly own: number
}

/** Returns whether what the reference leads to is no longer in force: the act as a whole, or the provision. */
export function isDead({ work, provision }: Pick<CitedSpan, 'work' | 'provision'>): boolean {
  return work !== null && (work.endedOn !== null || provision?.standing === 'gone')
}

/** Returns what the expression's text of the day cites. */
export async function citesOf(
  library: Library,
  { id, workId, language }: Pick<Expression, 'id' | 'workId' | 'language'>,
  at: Day,
): Promise<Cites> {
  const nodes = inOrder((await library.textOnDay(id, at)).nodes)
  const spans = await library.citing.spans(
    nodes.map((node) => node.id),
    { at, language },
  )
  const cited = nodes.flatMap((node) => (spans.get(node.id) ?? []).map((span) => ({ node, span })))
  return {
    acts: citedActs(cited, workId),
    dead: await deadAmong(library, cited),
    own: cited.filter(({ span }) => span.work?.id === workId && span.provision !== null).length,
  }
}

interface Cited {
  readonly node: Node
  readonly span: CitedSpan
}

/** Returns the acts among the references, but the citing one, those first that most provisions cite. */
export function citedActs(cited: readonly Cited[], ownId: number): CitedAct[] {
  const acts = new Map<string, { work: CitedSpanWork | null; span: CitedSpan; nodes: Set<Node> }>()
  for (const { node, span } of cited) {
    const { work, name, jurisdiction, state } = span
    const named = work?.title ?? name
    if (state === 'unresolved' || work?.id === ownId || named === null) continue
    const key = work ? work.iri : `${jurisdiction} ${named}`
    const known = acts.get(key)
    if (known) known.nodes.add(node)
    else acts.set(key, { work, span, nodes: new Set([node]) })
  }
  return [...acts.values()]
    .map(({ work, span, nodes }) => ({
      work,
      name: work?.title ?? span.name ?? '',
      jurisdiction: work?.jurisdiction ?? span.jurisdiction,
      nodes: [...nodes],
    }))
    .toSorted((a, b) => b.nodes.length - a.nodes.length || (a.name < b.name ? -1 : 1))
}

async function deadAmong(library: Library, cited: readonly Cited[]): Promise<DeadCitation[]> {
  const dead = cited.filter(({ span }) => isDead(span))
  const texts = await library.contents(dead.flatMap(({ node }) => node.textId ?? []))
  return dead.flatMap(({ node, span }) => {
    const xml = node.textId === null ? undefined : texts.get(node.textId)
    if (!span.work || xml === undefined) return []
    return [{ node, span: { ...span, work: span.work }, quote: quoteAround(plainText(xml), [span]) }]
  })
}

function inOrder(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...inOrder(node.children)])
}

/** The graph around an act: what it amends, repeals, applies and cites, and what does so to it; the same library gives the same graph. */
import type { Day } from '#kit/day.ts'
import type { RelationKind } from '#law/relation.ts'
import type { Amendment } from '#store/amendments.ts'
import type { CitingKind } from '#store/citing-works.ts'
import type { Library } from '#store/library.ts'
import type { Expression, Work } from '#store/model.ts'
import type { RelatedWork } from '#store/relations.ts'
import { citesOf } from './cited-acts.ts'

export type EdgeKind = RelationKind | 'cites'

/** `out`: from the act of the graph to the other; `in`: from the other to it. */
export type Direction = 'out' | 'in'

export interface GraphEdge {
  readonly kind: EdgeKind
  readonly direction: Direction
  /** Provisions that cite, points in time that were made; 1 where it is a statement of the whole. */
  readonly weight: number
}

/** A work beside the act. */
export interface GraphNode {
  /** The IRI; the name of what is not held. */
  readonly key: string
  /** Null where it is named and not held. */
  readonly iri: string | null
  readonly name: string
  readonly language: string | null
  readonly jurisdiction: string | null
  readonly group: Exclude<CitingKind, 'within'>
  readonly date: string | null
  readonly endedOn: Day | null
  /** All between it and the act, the weightiest kind first. */
  readonly edges: readonly GraphEdge[]
  /** Of the work through which it was come by; null beside the act itself. */
  readonly through: string | null
}

export interface ActGraph {
  /** Those with edges from the act, then those with edges to it only; each in the order of kinds and weights. */
  readonly nodes: readonly GraphNode[]
  /** How many there are beside those in `nodes`. */
  readonly more: Readonly<Record<Direction, number>>
}

/** Kinds of edges, those first that say most of what became of an act. */
export const EDGE_KINDS: readonly EdgeKind[] = [
  'repeals',
  'amends',
  'corrects',
  'consolidates',
  'implements',
  'applies',
  'appeal-of',
  'appealed-in',
  'concerns',
  'summarises',
  'translates',
  'cites',
]

interface Asked {
  readonly work: Work
  readonly expression: Expression
  /** The day whose text is asked what it cites. */
  readonly at: Day
  /** The most nodes on either side. */
  readonly perSide: number
}

/** Returns the graph one step around the act. */
export async function actGraph(library: Library, asked: Asked): Promise<ActGraph> {
  const gathered = new Gathered(asked.work.iri)
  const { work, expression, at } = asked
  const { citing } = library
  const relations = await library.relations(work.id)
  gathered.related('out', relations.states)
  gathered.related('in', relations.statedBy)
  gathered.amended('in', await citing.amendments(work.id, expression.id))
  gathered.amended('out', await citing.amended(work.id))
  const cites = await citesOf(library, expression, at)
  for (const { work: to, name, jurisdiction, nodes } of cites.acts)
    gathered.add({ iri: to?.iri ?? null, name, jurisdiction }, 'out', 'cites', nodes.length)
  const cited = { workId: work.id, provisionId: null }
  for (const { iri, title, jurisdiction, rowIds } of await citing.works(cited, expression.language))
    gathered.add({ iri, name: title, jurisdiction }, 'in', 'cites', rowIds.length)
  const all = gathered.all()
  const [out, into] = (['out', 'in'] as const).map((side) => all.filter((each) => sideOf(each) === side))
  const shown = [...chosen(out ?? [], asked.perSide), ...chosen(into ?? [], asked.perSide)]
  return {
    nodes: await described(library, shown, { at, language: expression.language }),
    more: {
      out: Math.max(0, (out?.length ?? 0) - asked.perSide),
      in: Math.max(0, (into?.length ?? 0) - asked.perSide),
    },
  }
}

/** Returns works one step on from the held ones among the nodes, away from the act; at most `limit`, each once, none that is in the graph already. */
export async function secondSteps(
  library: Library,
  graph: ActGraph,
  asked: Pick<Asked, 'work' | 'expression' | 'at'> & { readonly limit: number },
): Promise<GraphNode[]> {
  const known = new Set([asked.work.iri, ...graph.nodes.map(({ key }) => key)])
  const found: Rough[] = []
  const ids = new Map(
    (
      await library.citing.targets(
        graph.nodes.map(({ iri }) => ({ work: iri ?? '', eId: null })),
        { at: asked.at, language: asked.expression.language },
      )
    ).map((target, index) => [graph.nodes[index]?.key ?? '', target?.work.id]),
  )
  for (const node of graph.nodes) {
    const id = ids.get(node.key)
    if (id === undefined) continue
    const direction = sideOf(node)
    const [cites, amends] = direction === 'out' ? ['cites', 'amends'] : ['cited-by', 'amended-by']
    const beyond = (await library.citing.neighbours(id, LOOKED_AT))
      .filter(({ relation, work }) => work !== null && (relation === cites || relation === amends))
      .slice(0, PER_NODE)
    for (const { work, name, jurisdiction, relation, weight } of beyond) {
      if (!work || known.has(work.iri)) continue
      known.add(work.iri)
      const kind = relation === cites ? 'cites' : 'amends'
      found.push({
        key: work.iri,
        iri: work.iri,
        name,
        jurisdiction,
        edges: [{ kind, direction, weight }],
        through: node.key,
      })
    }
  }
  const heaviest = found.toSorted((a, b) => weightOf(b) - weightOf(a) || (a.key < b.key ? -1 : 1))
  const kept = new Set(heaviest.slice(0, asked.limit))
  return described(
    library,
    found.filter((each) => kept.has(each)),
    { at: asked.at, language: asked.expression.language },
  )
}

/** Works that each of the nodes gives, and of how many: most of what is named is not held. */
const PER_NODE = 4
const LOOKED_AT = 60

/** Returns on which side of the act the node stands: beside what the act leads to, where there is an edge both ways. */
export function sideOf({ edges }: Pick<GraphNode, 'edges'>): Direction {
  const [first] = edges
  return first?.direction ?? 'out'
}

interface Rough extends Pick<GraphNode, 'key' | 'iri' | 'name' | 'jurisdiction' | 'through'> {
  readonly edges: readonly GraphEdge[]
}

class Gathered {
  readonly #self: string
  readonly #nodes = new Map<string, Rough & { edges: GraphEdge[] }>()

  constructor(self: string) {
    this.#self = self
  }

  add(
    { iri, name, jurisdiction }: Pick<GraphNode, 'iri' | 'name' | 'jurisdiction'>,
    direction: Direction,
    kind: EdgeKind,
    weight: number,
  ): void {
    const key = iri ?? name
    if (key === this.#self || key === '') return
    const node = this.#nodes.get(key) ?? { key, iri, name, jurisdiction, edges: [], through: null }
    this.#nodes.set(key, node)
    const at = node.edges.findIndex((edge) => edge.kind === kind && edge.direction === direction)
    const known = node.edges[at]
    if (known) node.edges[at] = { ...known, weight: Math.max(known.weight, weight) }
    else node.edges.push({ kind, direction, weight })
  }

  amended(direction: Direction, amendments: readonly Amendment[]): void {
    for (const { iri, name, times } of amendments)
      this.add({ iri, name, jurisdiction: null }, direction, 'amends', times)
  }

  related(direction: Direction, related: readonly RelatedWork[]): void {
    for (const { kind, work, title, target } of related)
      this.add(
        { iri: work?.iri ?? null, name: work?.title ?? title ?? target?.value ?? '', jurisdiction: null },
        direction,
        kind,
        1,
      )
  }

  all(): Rough[] {
    const nodes = [...this.#nodes.values()].map((node) => ({ ...node, edges: node.edges.toSorted(byKind) }))
    return nodes.toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        weightOf(b) - weightOf(a) ||
        Number(a.iri === null) - Number(b.iri === null) ||
        (a.key < b.key ? -1 : 1),
    )
  }
}

function byKind(a: GraphEdge, b: GraphEdge): number {
  return EDGE_KINDS.indexOf(a.kind) - EDGE_KINDS.indexOf(b.kind) || b.weight - a.weight
}

function rank({ edges }: Rough): number {
  return edges[0] ? EDGE_KINDS.indexOf(edges[0].kind) : EDGE_KINDS.length
}

function weightOf({ edges }: Pick<GraphNode, 'edges'>): number {
  return edges.reduce((sum, { weight }) => sum + weight, 0)
}

// Of every kind some, so that amendments by the hundred leave room for who cites.
function chosen(nodes: readonly Rough[], most: number): Rough[] {
  if (nodes.length <= most) return [...nodes]
  const kinds = [...Map.groupBy(nodes, rank).values()]
  const kept = new Set<Rough>()
  for (let at = 0; kept.size < most; at++)
    for (const kind of kinds) {
      const node = kind[at]
      if (node && kept.size < most) kept.add(node)
    }
  return nodes.filter((node) => kept.has(node))
}

// What each is, as far as it is held.
async function described(
  library: Library,
  nodes: readonly Rough[],
  as: { readonly at: Day; readonly language: string },
): Promise<GraphNode[]> {
  const aims = nodes.map(({ iri }) => ({ work: iri ?? '', eId: null }))
  const targets = await library.citing.targets(aims, as)
  const works = await library.worksByIds(targets.flatMap((target) => target?.work.id ?? []))
  const byId = new Map(works.map(({ work }) => [work.id, work]))
  return nodes.map((node, index): GraphNode => {
    const target = targets[index]?.work
    const work = target && byId.get(target.id)
    if (!target || !work) return { ...node, language: null, group: 'legislation', date: null, endedOn: null }
    return {
      ...node,
      name: target.title,
      language: target.language,
      jurisdiction: target.jurisdiction,
      group: groupOf(work.type),
      date: work.date,
      endedOn: target.endedOn,
    }
  })
}

function groupOf(type: string): GraphNode['group'] {
  if (type === 'judgment') return 'decision'
  return type === 'doc' || type === 'practice' ? 'practice' : 'legislation'
}

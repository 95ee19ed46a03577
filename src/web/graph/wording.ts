/** What the edges and the nodes of a graph are called. */
import type { Direction, EdgeKind, GraphEdge, GraphNode } from '#jobs/citations/act-graph.ts'
import { dateOf } from '../citing/passage.tsx'
import { type Page, placeName, say } from '../page.ts'

/** Returns what the act does to the other, or the other to it. */
export function relationName(page: Page, kind: EdgeKind, direction: Direction): string {
  const { t } = page
  if (kind === 'cites') return t(direction === 'out' ? 'citing.cites' : 'citing.citedBy')
  return t(`notes.${direction === 'out' ? 'states' : 'statedBy'}.${kind}`)
}

/** Returns the heading of nodes of one kind: that of the kind, with what they are where that is no legislation. */
export function headingOf(
  page: Page,
  { kind, side, group }: { kind: EdgeKind; side: Direction; group: GraphNode['group'] },
): string {
  const name = relationName(page, kind, side)
  return group === 'legislation' ? name : `${name}: ${page.t(`citing.group.${group}`)}`
}

/** Returns all that is between the act and the node. */
export function edgesSaid(page: Page, edges: readonly GraphEdge[]): string {
  return edges
    .map(({ kind, direction, weight }) => {
      const name = relationName(page, kind, direction)
      return weight > 1 ? `${name} ×${page.t.number(weight)}` : name
    })
    .join(', ')
}

/** Returns where the node is from, of when, and how heavy its edge is, in a few words. */
export function metaOf(page: Page, node: GraphNode): string {
  const weight = node.edges.reduce((sum, each) => sum + each.weight, 0)
  return [
    node.jurisdiction && placeName(page, node.jurisdiction),
    dateOf(page, node.date),
    weight > 1 && `×${page.t.number(weight)}`,
    standingSaid(page, node),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Returns that it is not held, or no longer in force; null where it is both. */
export function standingSaid(page: Page, { iri, endedOn }: GraphNode): string | null {
  if (iri === null) return page.t('citing.notHeld')
  return endedOn && page.t('citing.gone', { date: say(page, endedOn, 'short') })
}

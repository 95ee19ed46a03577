/** Lines of the drawing: as thick as what they stand for is heavy, with an arrow at the end that is led to. */
import type { EdgeKind, GraphNode } from '#jobs/citations/act-graph.ts'
import type { PlacedNode, Point } from './layout.ts'

/** How an edge is drawn. */
export type Stroke = 'repeals' | 'amends' | 'applies' | 'cites' | 'relates'

export const STROKES: readonly Stroke[] = ['amends', 'repeals', 'applies', 'cites', 'relates']

const DRAWN: Readonly<Partial<Record<EdgeKind, Stroke>>> = {
  repeals: 'repeals',
  amends: 'amends',
  corrects: 'amends',
  applies: 'applies',
  concerns: 'applies',
  cites: 'cites',
}

export function strokeOf(kind: EdgeKind): Stroke {
  return DRAWN[kind] ?? 'relates'
}

/** Returns the weight of all between the node and what it hangs on. */
export function weightOf({ edges }: Pick<GraphNode, 'edges'>): number {
  return edges.reduce((sum, { weight }) => sum + weight, 0)
}

/** Returns the thickness of a line: each doubling of the weight adds as much. */
export function thickness(weight: number): number {
  return Math.min(7, 1.1 + 0.9 * Math.log2(Math.max(1, weight)))
}

/** Radius of the room that the sign of a node takes. */
export const SIGN = 9

/** Returns the line from what the node hangs on to the node. */
export function pathOf({ from, x, y, side }: PlacedNode): string {
  const end = side === 'out' ? x + SIGN : x - SIGN
  const middle = (from.x + end) / 2
  return `M${point(from)}C${point({ x: middle, y: from.y })} ${point({ x: middle, y })} ${point({ x: end, y })}`
}

/** Returns the arrows at the ends that are led to: at the node, at what it hangs on, or both. */
export function arrowsOf(placed: PlacedNode): string {
  const { node, from, x, y, side } = placed
  const size = 4 + thickness(weightOf(node)) * 0.7
  const outwards = side === 'out' ? -1 : 1
  const directions = new Set(node.edges.map(({ direction }) => direction))
  const atNode = { x: x - outwards * SIGN, y }
  return [
    directions.has('out') ? arrow(atNode, outwards, size) : '',
    directions.has('in') ? arrow(from, -outwards, size) : '',
  ].join('')
}

function arrow(tip: Point, direction: number, size: number): string {
  const back = tip.x - direction * size * 1.5
  return `M${point(tip)}L${point({ x: back, y: tip.y - size * 0.75 })}L${point({ x: back, y: tip.y + size * 0.75 })}Z`
}

function point({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
}

/**
 * Where everything stands in the drawing of a graph: the act in the middle, what it leads to on the left, what leads to it on the right,
 * one below the other by kind. Nothing is left to chance: the same graph is drawn the same.
 */
import {
  type ActGraph,
  type Direction,
  type EdgeKind,
  type GraphNode,
  sideOf,
} from '#jobs/citations/act-graph.ts'
import { fitted, textWidth } from './text-width.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface PlacedNode extends Point {
  readonly node: GraphNode
  readonly side: Direction
  /** Where its label begins (right of it) or ends (left of it), and the room that it has. */
  readonly label: { readonly x: number; readonly width: number }
  /** The end of its edge at the act; of a second step, at the node through which it was come by. */
  readonly from: Point
  readonly second: boolean
}

export interface PlacedHeading extends Point {
  readonly side: Direction
  readonly kind: EdgeKind
  readonly group: GraphNode['group']
}

export interface Layout {
  /** Where the drawing begins, and how wide it is: a side without nodes takes no room. */
  readonly left: number
  readonly width: number
  readonly height: number
  readonly centre: Point & { readonly width: number; readonly height: number }
  readonly nodes: readonly PlacedNode[]
  readonly headings: readonly PlacedHeading[]
  /** Where it is said that there are more. */
  readonly more: Readonly<Record<Direction, Point | null>>
}

/** Size of the letters of names. */
export const TITLE = 14

/** Heights of a row, of a heading, of the line that says how many more there are, and of the space at top and bottom. */
const ROW = 40
const HEADING = 34
const MORE = 30
const PAD = 18

/** Half of the drawing, from the middle outwards. */
interface Half {
  /** Of the box of the act. */
  readonly centre: number
  readonly node: number
  readonly label: number
  readonly beyond: { readonly node: number; readonly label: number } | null
  readonly edge: number
}

const GAP = 14
const ONE: Half = { centre: 108, node: 214, label: 346, beyond: null, edge: 590 }
const TWO: Half = { centre: 100, node: 180, label: 262, beyond: { node: 520, label: 256 }, edge: 806 }

/** Returns the layout of the graph, with the nodes of a second step where there are any. */
export function layoutOf(graph: ActGraph, beyond: readonly GraphNode[] | null): Layout {
  const half = beyond === null ? ONE : TWO
  const sides = { out: columnOf(graph, 'out'), in: columnOf(graph, 'in') }
  const outer = {
    out: (beyond ?? []).filter((node) => sideOf(node) === 'out'),
    in: (beyond ?? []).filter((node) => sideOf(node) === 'in'),
  }
  const tallest = Math.max(
    sides.out.height,
    sides.in.height,
    outer.out.length * ROW,
    outer.in.length * ROW,
    160,
  )
  const height = tallest + 2 * PAD
  const most = Math.max(sides.out.nodes, sides.in.nodes)
  const centre = {
    x: half.edge,
    y: height / 2,
    width: half.centre * 2,
    height: Math.min(tallest, Math.max(120, most * 9)),
  }
  const placed = (['out', 'in'] as const).map((side) => placedColumn(sides[side], side, half, centre, height))
  const inner = placed.flatMap(({ nodes }) => nodes)
  const [left, right] = [
    half.edge - reachOf(half, sides.out, outer.out),
    half.edge + reachOf(half, sides.in, outer.in),
  ]
  return {
    left,
    width: right - left,
    height,
    centre,
    nodes: [
      ...inner,
      ...(['out', 'in'] as const).flatMap((side) => placedBeyond(outer[side], side, half, inner, height)),
    ],
    headings: placed.flatMap(({ headings }) => headings),
    more: { out: placed[0]?.more ?? null, in: placed[1]?.more ?? null },
  }
}

// How far from the middle a side goes: no further than there is anything.
function reachOf({ centre, node, label, edge }: Half, column: Column, outer: readonly GraphNode[]): number {
  if (outer.length > 0) return edge
  return column.nodes > 0 ? node + GAP + label + PAD : centre + PAD
}

interface Run {
  readonly kind: EdgeKind
  readonly group: GraphNode['group']
  readonly nodes: readonly GraphNode[]
}

interface Column {
  readonly runs: readonly Run[]
  readonly nodes: number
  readonly isMore: boolean
  readonly height: number
}

const GROUPS: readonly GraphNode['group'][] = ['legislation', 'decision', 'practice']

function columnOf(graph: ActGraph, side: Direction): Column {
  const nodes = graph.nodes.filter((node) => sideOf(node) === side)
  const byKind = Map.groupBy(nodes, ({ edges }) => edges[0]?.kind ?? 'cites')
  const runs = [...byKind].flatMap(([kind, all]) =>
    GROUPS.flatMap((group): Run[] => {
      const of = all.filter((node) => node.group === group)
      return of.length === 0 ? [] : [{ kind, group, nodes: of }]
    }),
  )
  const isMore = graph.more[side] > 0
  const height = runs.length * HEADING + nodes.length * ROW + (isMore ? MORE : 0)
  return { runs, nodes: nodes.length, isMore, height }
}

function placedColumn(
  column: Column,
  side: Direction,
  half: Half,
  centre: Layout['centre'],
  height: number,
): { nodes: PlacedNode[]; headings: PlacedHeading[]; more: Point | null } {
  const sign = side === 'out' ? -1 : 1
  const at = (distance: number) => half.edge + sign * distance
  const nodes: PlacedNode[] = []
  const headings: PlacedHeading[] = []
  let y = (height - column.height) / 2
  for (const { kind, group, nodes: run } of column.runs) {
    headings.push({ x: at(half.node + GAP), y: y + HEADING - 10, side, kind, group })
    y += HEADING
    for (const node of run) {
      const share = (nodes.length + 0.5) / column.nodes - 0.5
      const inset = centre.height - 16
      nodes.push({
        node,
        side,
        x: at(half.node),
        y: y + ROW / 2,
        label: { x: at(half.node + GAP), width: half.label },
        from: { x: at(half.centre), y: centre.y + share * inset },
        second: false,
      })
      y += ROW
    }
  }
  return { nodes, headings, more: column.isMore ? { x: at(half.node + GAP), y: y + MORE - 10 } : null }
}

// In the order of those through which they were come by.
function placedBeyond(
  nodes: readonly GraphNode[],
  side: Direction,
  half: Half,
  inner: readonly PlacedNode[],
  height: number,
): PlacedNode[] {
  const { beyond } = half
  if (!beyond) return []
  const sign = side === 'out' ? -1 : 1
  const at = (distance: number) => half.edge + sign * distance
  const through = new Map(inner.map((placed) => [placed.node.key, placed]))
  const placed = nodes.flatMap((node) => {
    const by = through.get(node.through ?? '')
    return by ? [{ node, by }] : []
  })
  placed.sort((a, b) => a.by.y - b.by.y)
  const top = (height - placed.length * ROW) / 2
  return placed.map(({ node, by }, index) => ({
    node,
    side,
    x: at(beyond.node),
    y: top + index * ROW + ROW / 2,
    label: { x: at(beyond.node + GAP), width: beyond.label },
    from: { x: at(half.node + GAP + labelled(by.node.name, half.label) + 8), y: by.y },
    second: true,
  }))
}

// Where a label ends, and the line below it, which is seldom longer than this.
function labelled(name: string, room: number): number {
  return Math.min(room, Math.max(SHORT, textWidth(fitted(name, room, TITLE), TITLE)))
}

const SHORT = 140

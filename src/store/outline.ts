/** Putting rows into their order: children under parents, siblings by sort key. */
import type { Node, ProvisionVersion } from './model.ts'

/** Nodes made before, by the id of their row: from day to day most of a text stays as it was, and is then one object. */
export type KnownNodes = Map<number, Node>

/** Returns the top nodes. A row whose parent does not hold on the day stands at the top, so that no words are lost. */
export function outline(rows: readonly ProvisionVersion[], known: KnownNodes = new Map()): Node[] {
  const nodes = under(rows, (row) => row.parentId ?? TOP, known)
  if (nodes.placed === rows.length) return nodes.top
  const present = new Set(rows.map((row) => row.provisionId))
  const held = (row: ProvisionVersion) => row.parentId !== null && present.has(row.parentId)
  return under(rows, (row) => (held(row) ? (row.parentId ?? TOP) : TOP), known).top
}

function under(
  rows: readonly ProvisionVersion[],
  parentOf: (row: ProvisionVersion) => number,
  known: KnownNodes,
): { top: Node[]; placed: number } {
  const children = new Map<number, ProvisionVersion[]>()
  for (const row of rows) {
    const parent = parentOf(row)
    const group = children.get(parent)
    if (group) group.push(row)
    else children.set(parent, [row])
  }
  let placed = 0
  const build = (group: ProvisionVersion[], depth: number): Node[] => {
    placed += group.length
    if (group.length > 1) group.sort(bySort)
    return group.map((row) => {
      const below = children.get(row.provisionId)
      return nodeOf(row, depth, below ? build(below, depth + 1) : NONE, known)
    })
  }
  return { top: build(children.get(TOP) ?? [], 0), placed }
}

function nodeOf(row: ProvisionVersion, depth: number, children: readonly Node[], known: KnownNodes): Node {
  const made = known.get(row.id)
  if (made?.depth === depth && isSame(made.children, children)) return made
  const own = row.textId === null && !row.missing ? 0 : 1
  const node = { ...row, depth, children, texts: children.reduce((sum, { texts }) => sum + texts, own) }
  known.set(row.id, node)
  return node
}

function isSame(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((node, index) => node === b[index])
}

/** Returns the nodes in reading order. */
export function readingOrder(nodes: readonly Node[]): Node[] {
  const ordered: Node[] = []
  const walk = (level: readonly Node[]) => {
    for (const node of level) {
      ordered.push(node)
      if (node.children.length > 0) walk(node.children)
    }
  }
  walk(nodes)
  return ordered
}

const TOP = 0
const NONE: readonly Node[] = []

function bySort(a: ProvisionVersion, b: ProvisionVersion): number {
  if (a.sort !== b.sort) return a.sort < b.sort ? -1 : 1
  const [left, right] = [`${a.from ?? ''} ${a.eId}`, `${b.from ?? ''} ${b.eId}`]
  return left < right ? -1 : 1
}

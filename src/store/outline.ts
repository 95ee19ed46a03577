/** Putting rows into their order: children under parents, siblings by sort key. */
import type { Node, ProvisionVersion } from './model.ts'

/** Returns the top nodes. A row whose parent does not hold on the day stands at the top, so that no words are lost. */
export function outline(rows: readonly ProvisionVersion[]): Node[] {
  const present = new Set<number>()
  for (const row of rows) present.add(row.provisionId)
  const children = new Map<number, ProvisionVersion[]>()
  for (const row of rows) {
    const parent = row.parentId !== null && present.has(row.parentId) ? row.parentId : TOP
    const group = children.get(parent)
    if (group) group.push(row)
    else children.set(parent, [row])
  }
  const build = (parent: number, depth: number): readonly Node[] => {
    const group = children.get(parent)
    if (!group) return NONE
    return (group.length > 1 ? group.sort(bySort) : group).map((row) => ({
      ...row,
      depth,
      children: build(row.provisionId, depth + 1),
    }))
  }
  return [...build(TOP, 0)]
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

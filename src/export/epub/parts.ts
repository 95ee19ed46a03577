/** Cutting a document into the files of a book: one a division, long divisions by the divisions in them. */
import type { LawNode } from '../document.ts'

/** A file: one division with all below it; or the heading of a long one, whose parts follow; or provisions that stand in a row. */
export interface Part {
  readonly name: string
  readonly nodes: readonly LawNode[]
  /** Depth of the nodes, 0 at the top. */
  readonly depth: number
  /** True where what stands below the node has files of its own. */
  readonly headOnly: boolean
}

/** Characters of canonical text in one file; readers slow down above a few hundred kB. */
const MOST = 120_000

/** Returns the files in reading order. Every node stands in exactly one. */
export function partsOf(nodes: readonly LawNode[]): Part[] {
  const parts: Part[] = []
  const add = (some: readonly LawNode[], depth: number, headOnly: boolean) => {
    if (some.length > 0) parts.push({ name: `text-${parts.length + 1}.xhtml`, nodes: some, depth, headOnly })
  }
  const walk = (level: readonly LawNode[], depth: number) => {
    let row: LawNode[] = []
    let held = 0
    for (const node of level) {
      const size = sizeOf(node)
      const apart = node.children.length > 0
      if (apart || held + size > MOST) {
        add(row, depth, false)
        row = []
        held = 0
      }
      if (!apart) {
        row.push(node)
        held += size
      } else if (size <= MOST) add([node], depth, false)
      else {
        add([node], depth, true)
        walk(node.children, depth + 1)
      }
    }
    add(row, depth, false)
  }
  walk(nodes, 0)
  return parts
}

function sizeOf(node: LawNode): number {
  return (node.xml?.length ?? 0) + node.children.reduce((sum, child) => sum + sizeOf(child), 0)
}

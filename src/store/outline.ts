/** The text of a day as a tree: children under parents, siblings by sort key; and the next day's made out of it. */
import type { Node, ProvisionVersion } from './model.ts'

/** Returns the top nodes. A row whose parent does not hold on the day stands at the top, so that no words are lost. */
export function outline(rows: readonly ProvisionVersion[]): readonly Node[] {
  return new GrowingOutline(rows).top
}

/**
 * An outline that goes from one day to another by the rows that differ. Only what they touch, and the way from it to the
 * top, is made anew; all else is the same object on both days.
 */
export class GrowingOutline {
  // Provisions that hold now.
  readonly #held = new Set<number>()
  readonly #nodes = new Map<number, Node>()
  // By the parent that they state, siblings in order.
  readonly #groups = new Map<number, readonly ProvisionVersion[]>()
  #top: readonly Node[] = NONE
  #made = 0

  constructor(rows: readonly ProvisionVersion[]) {
    this.change([], rows)
  }

  get top(): readonly Node[] {
    return this.#top
  }

  /** How many provisions hold. */
  get size(): number {
    return this.#held.size
  }

  /** Takes rows out and puts others in; returns how many nodes that made. */
  change(gone: readonly ProvisionVersion[], come: readonly ProvisionVersion[]): number {
    this.#made = 0
    if (gone.length + come.length > 0) this.#rebuild(this.#regroup(gone, come), come)
    return this.#made
  }

  // Returns the parents whose children are others now.
  #regroup(gone: readonly ProvisionVersion[], come: readonly ProvisionVersion[]): Map<number, Change> {
    const changes = new Map<number, Change>()
    const changeOf = (row: ProvisionVersion) => {
      const parent = row.parentId ?? TOP
      const change = changes.get(parent) ?? { gone: new Set(), come: [] }
      changes.set(parent, change)
      return change
    }
    for (const row of gone) {
      changeOf(row).gone.add(row.id)
      this.#nodes.delete(row.provisionId)
      this.#held.delete(row.provisionId)
    }
    for (const row of come) {
      changeOf(row).come.push(row)
      this.#held.add(row.provisionId)
    }
    for (const [parent, change] of changes) {
      const stay = (this.#groups.get(parent) ?? NONE).filter(({ id }) => !change.gone.has(id))
      const group = [...stay, ...change.come]
      if (change.come.length > 0) group.sort(bySort)
      if (group.length > 0) this.#groups.set(parent, group)
      else this.#groups.delete(parent)
    }
    return changes
  }

  #rebuild(changes: ReadonlyMap<number, Change>, come: readonly ProvisionVersion[]): void {
    const rows = new Map(come.map((row) => [row.provisionId, row]))
    const touched = new Set<number>()
    for (let id of [...changes.keys(), ...rows.keys()])
      while (id !== TOP && !touched.has(id)) {
        touched.add(id)
        id = (rows.get(id) ?? this.#nodes.get(id))?.parentId ?? TOP
      }
    const homeless = [...this.#groups].flatMap(([parent, group]) =>
      parent === TOP || this.#held.has(parent) ? NONE : group,
    )
    const first = this.#groups.get(TOP) ?? NONE
    this.#top = this.#built(homeless.length > 0 ? [...first, ...homeless].sort(bySort) : first, 0, touched)
  }

  #built(group: readonly ProvisionVersion[], depth: number, touched: ReadonlySet<number>): readonly Node[] {
    return group.map((row) => {
      const known = this.#nodes.get(row.provisionId)
      if (known?.id === row.id && known.depth === depth && !touched.has(row.provisionId)) return known
      const below = this.#groups.get(row.provisionId)
      const children = below ? this.#built(below, depth + 1, touched) : NONE
      // A node is a row as well: the row itself need not be kept.
      if (below) this.#groups.set(row.provisionId, children)
      const node = nodeOf(row, depth, children)
      this.#nodes.set(row.provisionId, node)
      this.#made++
      return node
    })
  }
}

interface Change {
  readonly gone: Set<number>
  readonly come: ProvisionVersion[]
}

function nodeOf(row: ProvisionVersion, depth: number, children: readonly Node[]): Node {
  const own = row.textId === null && !row.missing ? 0 : 1
  return { ...row, depth, children, texts: children.reduce((sum, { texts }) => sum + texts, own) }
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
const NONE: readonly never[] = []

function bySort(a: ProvisionVersion, b: ProvisionVersion): number {
  if (a.sort !== b.sort) return a.sort < b.sort ? -1 : 1
  const [left, right] = [`${a.from ?? ''} ${a.eId}`, `${b.from ?? ''} ${b.eId}`]
  if (left !== right) return left < right ? -1 : 1
  return a.id - b.id
}

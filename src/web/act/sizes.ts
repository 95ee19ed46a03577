/** How much words there are, by which a text is cut into parts. */
import type { Node } from '#store/model.ts'

const sizes = new WeakMap<Node, number>()

/** Returns how many nodes with words there are. */
export function countTexts(nodes: readonly Node[]): number {
  let sum = 0
  for (const node of nodes) {
    let size = sizes.get(node)
    if (size === undefined) {
      size = (node.textId === null && !node.missing ? 0 : 1) + countTexts(node.children)
      sizes.set(node, size)
    }
    sum += size
  }
  return sum
}

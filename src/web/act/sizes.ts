/** How much words there are, by which a text is cut into parts. */
import type { Node } from '#store/model.ts'

/** Returns how many nodes with words there are. */
export function countTexts(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { texts }) => sum + texts, 0)
}

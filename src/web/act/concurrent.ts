/** Numbers that a source gives to more than one wording of a day. */
import type { Node } from '#store/model.ts'
import { inOrder } from './reading.ts'

/**
 * Returns the eIds of provisions whose number the source gives to another wording as well. In the library only the second and
 * later wordings are marked, their eId being the first one's with a suffix; to a reader all of them are concurrent.
 */
export function concurrentIn(nodes: readonly Node[]): ReadonlySet<string> {
  const marked = inOrder(nodes).filter((node) => node.concurrent)
  return new Set(marked.flatMap(({ eId }) => [eId, eId.replace(/__\d+$/, '')]))
}

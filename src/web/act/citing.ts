/** What cites the act or the provision that a page shows, and by how many each provision on it is cited. */
import { type CitingList, citingFirst } from '#jobs/citations/citing.ts'
import type { Expression, Node } from '#store/model.ts'
import type { Page } from '../page.ts'
import { inOrder, isDivision } from './reading.ts'

export interface CitingFirst extends Pick<CitingList, 'counts' | 'entries'> {
  /** By how many others each provision shown is cited, by provision id. */
  readonly provisions: ReadonlyMap<number, number>
}

/** Works of each group that a note has room for. */
const FIRST = 3

/** Returns what cites the provision, or the act where none is asked for, and counts for the provisions below the nodes. */
export async function citingOf(
  page: Page,
  { expression }: { readonly expression: Expression },
  asked: Node | null,
  shown: readonly Node[],
): Promise<CitingFirst> {
  const { library, today } = page
  const { workId, language } = expression
  const ids = inOrder(shown).flatMap((node) => (isDivision(node) ? [] : [node.provisionId]))
  const cited = { workId, provisionId: asked?.provisionId ?? null }
  const first = await citingFirst(library, cited, { language, today, limit: FIRST, quotes: FIRST })
  return {
    ...first,
    provisions: ids.length === 0 ? new Map() : await library.citing.counts(workId, ids),
  }
}

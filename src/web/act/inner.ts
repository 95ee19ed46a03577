/** The paragraph inside a provision that a reference means: "paragraph 4", "article 6, paragraph 1, point f". */
import { isMain, partInside } from '#jobs/citations/provision-steps.ts'
import type { CitedSpan } from '#store/cited-spans.ts'

/**
 * Returns the eId of the paragraph in the provision's words that the reference leads to, as far as its steps are found there; null
 * where it means the provision as a whole, or none of them is found.
 */
export function paragraphMeant(
  { steps, relative }: Pick<CitedSpan, 'steps' | 'relative'>,
  eId: string,
  xml: string,
): string | null {
  const main = steps.findLastIndex(({ kind }) => isMain(kind))
  const inner = relative ? steps : main < 0 ? [] : steps.slice(main + 1)
  const part = partInside(xml, inner)
  return part === null ? null : `${eId}__${part}`
}

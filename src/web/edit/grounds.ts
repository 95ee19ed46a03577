/** Acts that are held and could be the amending act that the editor typed. */
import type { Bench } from '#editing/bench.ts'
import { QueryError } from '#search/query.ts'
import type { Page } from '../page.ts'

export interface FoundAct {
  readonly iri: string
  readonly title: string
  readonly jurisdiction: string
  readonly language: string
}

const MOST = 8

/** Returns acts that the words find, each once. */
export async function actsFound(
  page: Page,
  words: string,
  inside: readonly string[] = [],
): Promise<FoundAct[]> {
  try {
    const { hits } = await page.search.search(words, { in: inside, limit: 40 })
    const found = new Map<string, FoundAct>()
    for (const { work, title, jurisdiction, language } of hits)
      if (!found.has(work)) found.set(work, { iri: work, title, jurisdiction, language })
    return [...found.values()].slice(0, MOST)
  } catch (error) {
    if (error instanceof QueryError) return []
    throw error
  }
}

/** Returns the acts that the ground of a draft may mean, where it names none that is held. */
export async function grounds(page: Page, bench: Bench): Promise<FoundAct[]> {
  const { ground } = bench.folded.point
  if (bench.draft.kind !== 'amend' || !ground || ground.id !== null) return []
  const place = bench.held?.work.jurisdiction
  const found = await actsFound(page, ground.title, place === undefined ? [] : [place])
  return found.filter(({ iri }) => iri !== bench.held?.work.iri).slice(0, 4)
}

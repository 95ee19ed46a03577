/** Acts found in a language that is not their reader's, and held in one that is. */
import type { Day } from '#kit/day.ts'
import { formatIri, parseIri } from '#law/iri.ts'
import { bcp47 } from '#law/language.ts'
import type { SearchHit } from '#search/model.ts'
import type { Page } from '../page.ts'
import { rather } from '../reader-language.ts'

/** The same place of the act in a language that its reader would rather have. */
export interface Elsewhere {
  readonly language: string
  readonly href: string
}

/** Returns for each of the hits where it stands in the reader's language, by its address; nothing for those that are in it, or are not held in it. */
export async function elsewhereOf(
  page: Page,
  hits: readonly SearchHit[],
  day: Day | null,
): Promise<ReadonlyMap<string, Elsewhere>> {
  const places = new Map<string, Elsewhere>()
  for (const hit of hits) {
    if (page.t.locale === bcp47(hit.language)) continue
    const reference = await page.library.resolve(hit.work)
    const held = reference ? await page.library.expressions(reference.work.id) : []
    const wanted = rather(
      page,
      held.filter(({ shown }) => shown),
    )
    if (wanted && wanted.language !== hit.language)
      places.set(hit.iri, { language: wanted.language, href: placeIn(hit, wanted.language, day) })
  }
  return places
}

// Languages of an act name their provisions alike, as a rule: where they do not, the act is shown from its beginning.
function placeIn({ iri, work }: SearchHit, language: string, at: Day | null): string {
  const eId = parseIri(iri)?.eId ?? null
  const act = encodeURI(formatIri({ work, language, at, eId: null }))
  const name = encodeURIComponent(eId ?? '')
  return eId === null ? act : `${act}?near=${name}#${name}`
}

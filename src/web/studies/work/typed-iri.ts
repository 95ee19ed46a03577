/** What is quoted, as people name it: an IRI, an address of this site, or a citation. */
import { citationsInQuery } from '#jobs/citations/cite.ts'
import type { Day } from '#kit/day.ts'
import { parseIri } from '#law/iri.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { FormError } from '../../edit/form.ts'
import type { Page } from '../../page.ts'

/** Returns the IRI of what is named. Throws FormError where nothing held is. */
export async function iriTyped(db: Database, page: Page, typed: string, at: Day): Promise<string> {
  if (typed === '') throw new FormError(page.t('studies.refused.iri'))
  const path = decoded(typed.replace(/^https?:\/\/[^/]+(?=\/akn\/)/, '').replace(/[?#].*$/, ''))
  if (parseIri(path) || path.includes('/~')) return path
  const citations = await citationsInQuery(db, typed.slice(0, 500), { at })
  const held = citations.find(({ state, iri }) => state === 'held' && iri !== null)
  if (held?.iri == null)
    throw new FormError(page.t('studies.refused.citation', { typed: typed.slice(0, 120) }))
  return held.iri
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

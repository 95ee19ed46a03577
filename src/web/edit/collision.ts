/** Whether the IRI or an identifier of a new act names an act that is held already. */
import type { Bench } from '#editing/bench.ts'
import { heldWork, IriTakenError } from '#store/record/work.ts'
import type { Page } from '../page.ts'
import type { Desk } from './desk.ts'

export interface Collision {
  /** The act held; null where only the message says which. */
  readonly iri: string | null
  readonly title: string
}

/** Returns the act held under the name or an identifier of a new one; null where there is none, or it is said to be that act. */
export async function collisionOf(desk: Desk, page: Page, bench: Bench): Promise<Collision | null> {
  if (bench.draft.kind !== 'new' || bench.iri === null) return null
  const { of, jurisdiction = '', type = '', title = '', ...said } = bench.folded.description
  if (of != null) return null
  const { subtype = null, number = null, date = null, published = null, aliases = [], topics = [] } = said
  const work = { jurisdiction, type, title, subtype, number, date, published, aliases, topics }
  try {
    const held = await heldWork(desk.db.sql, work)
    if (!held) return null
    const { title: other } = (await page.library.summary(held.id)).work
    return { iri: held.iri, title: other }
  } catch (error) {
    if (!(error instanceof IriTakenError)) throw error
    return { iri: null, title: error.message }
  }
}

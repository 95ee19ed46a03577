/** Where a provision that another part of the library found stands, so that reading it gives the same words. */
import type { Day } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import { formatIri } from '#law/iri.ts'
import type { McpDeps } from './asking.ts'
import { byEId, placesOf } from './outline-walk.ts'
import { iriOn } from './provenance.ts'

/** A provision of an act in a language; null for the act as a whole. */
export interface Place {
  readonly work: string
  readonly language: string
  readonly eId: string | null
}

/** Returns the IRI of the place in the version that holds on the day, and the hash of its words; null where it has none then. */
export async function located(
  deps: McpDeps,
  { work, language, eId }: Place,
  on: Day,
): Promise<{ readonly iri: string; readonly hash: string | null }> {
  const reference = await deps.library.resolve(work)
  const expression = reference && (await deps.library.expression(reference.work.id, language))
  if (!reference || !expression) return { iri: formatIri({ work, language, at: on, eId }), hash: null }
  const { nodes, version } = await deps.library.textOnDay(expression.id, on)
  const row = eId === null ? null : byEId(placesOf(nodes), eId)
  const textId = row?.placed.node.textId
  const xml = textId == null ? undefined : (await deps.library.contents([textId])).get(textId)
  const held = { work: reference.work, expression, at: on, version }
  return { iri: iriOn(held, eId), hash: xml === undefined ? null : sha256(xml) }
}

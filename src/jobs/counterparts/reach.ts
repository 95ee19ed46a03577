/** Where counterparts are looked for: in which states, and in which acts. */
import { jurisdictionsHeld } from '#store/concept-walks.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { libraryOver } from '#store/library.ts'
import { type CounterpartSource, CounterpartsError } from './source.ts'

/** Returns the jurisdictions that are looked in. Throws CounterpartsError where nothing of one asked for is held. */
export function placesAsked(
  db: Database,
  { work }: CounterpartSource,
  asked: readonly string[] | null,
): string[] {
  const held = jurisdictionsHeld(db)
  const isIn = (place: string, whole: string) => place === whole || place.startsWith(`${whole}-`)
  if (asked === null) return held.filter((place) => !isIn(place, work.jurisdiction))
  const unknown = asked.find((whole) => !held.some((place) => isIn(place, whole)))
  if (unknown !== undefined)
    throw new CounterpartsError(
      `Cannot look for counterparts in "${unknown}": no law of it is held; expected one of ${held.join(', ')}`,
    )
  return held.filter((place) => asked.some((whole) => isIn(place, whole)))
}

/** Returns the works that IRIs or aliases name. Throws CounterpartsError where one names nothing held. */
export async function worksNamed(db: Database, iris: readonly string[]): Promise<ReadonlySet<number>> {
  const library = libraryOver(db)
  const works = new Set<number>()
  for (const iri of iris) {
    const reference = await library.resolve(iri)
    if (!reference)
      throw new CounterpartsError(
        `Cannot look in "${iri}": no act held has this IRI or alias. See comity works`,
      )
    works.add(reference.work.id)
  }
  return works
}

/** Who is in the circle of a restricted audience, and who reads names there that are not for them (spec: exchange, section 11.3). */
import type { Grant } from '#exchange/access/grant.ts'

/** Partners that are given some of an audience and not this collection of it: its metadata show them the name all the same. */
export function readersOfName(
  grants: readonly Grant[],
  { id, audience }: { readonly id: string; readonly audience: string },
): string[] {
  const circle = grants.filter((grant) => grant.audience === audience)
  const given = new Set(circle.filter(({ collection }) => collection === id).map(({ key }) => key))
  return [...new Set(circle.filter(({ key }) => !given.has(key)).map(({ partner }) => partner))].sort()
}

/** Returns what an operator is to know before something is published for one audience; empty where there is nothing. */
export function circleNotes(
  grants: readonly Grant[],
  collection: { readonly id: string; readonly audience: string },
): string[] {
  const { id, audience } = collection
  const readers = readersOfName(grants, collection)
  const isGiven = grants.some((grant) => grant.audience === audience && grant.collection === id)
  return [
    ...(readers.length > 0
      ? [
          `Careful: ${readers.join(', ')} may have other collections of the audience "${audience}" and not "${id}", and will read its name there, though nothing of it. Give it an audience of its own where the name is not for them`,
        ]
      : []),
    ...(isGiven
      ? []
      : [
          `No agreement in force gives "${id}" to a partner whose exchange key is recorded: nobody is served it yet (comity agreements list)`,
        ]),
  ]
}

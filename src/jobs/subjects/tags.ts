/** Tagging: a provision that is named by its IRI, a subject by its id or IRI, who says so; and what the library then knows of it. */
import { type Day, dayOf } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Library, libraryOver } from '#store/library.ts'
import type { Expression, Work } from '#store/model.ts'
import { type NamedRow, type PastTag, pastTags, putTag, rowNamed, withdrawTag } from '#store/tags.ts'
import { type Concept, labelOf, shortName } from '#vocab/model.ts'
import { conceptIn, librarySubjects } from './vocabularies.ts'

/** A provision or a subject that cannot be tagged, and why. */
export class TagError extends Error {
  override name = 'TagError'
}

/** A provision on a day, as an address named it. */
export interface PlaceNamed extends NamedRow {
  readonly work: Work
  readonly expression: Expression
  readonly at: Day
  readonly iri: string
}

/** Returns the provision that an IRI names; on the day in it, else on the day given. Null where there is none. */
export async function placeNamed(
  db: Database,
  iri: string,
  today: Day,
  library: Library = libraryOver(db),
): Promise<PlaceNamed | null> {
  const reference = await library.resolve(iri)
  if (!reference || reference.eId === null) return null
  const expression = await library.expression(reference.work.id, reference.language)
  const at = reference.at ?? today
  const row = expression && rowNamed(db, expression.id, reference.eId, at)
  if (!expression || !row) return null
  const named = formatIri({ work: reference.work.iri, language: expression.language, at, eId: row.eId })
  return { ...row, work: reference.work, expression, at, iri: named }
}

export interface Tagging {
  readonly iri: string
  /** Id of Comity's own list, or IRI of any vocabulary loaded. */
  readonly subject: string
  /** `about`, `not` (rejects what the words suggest), or `none`: takes back what was said. */
  readonly verdict: 'about' | 'not' | 'none'
  readonly by: string
  readonly now: Date
}

/** What came of a tagging. */
export interface Tagged {
  readonly iri: string
  readonly wId: string
  readonly subject: string
  readonly label: string
  readonly verdict: Tagging['verdict']
  readonly by: string
  readonly at: string
  /** False: it was so already. */
  readonly changed: boolean
}

/** Tags, rejects or takes back. Throws TagError where the provision or the subject is not known, or nobody is named. */
export async function tagProvision(db: Database, tagging: Tagging): Promise<Tagged> {
  const { iri, verdict, now } = tagging
  const by = tagging.by.trim().slice(0, LONGEST_NAME)
  if (by === '')
    throw new TagError(
      'Cannot tag: nobody is named; say who finds so, with --who or in the field for the name',
    )
  const place = await placeNamed(db, iri, dayOf(now))
  if (!place)
    throw new TagError(
      `Cannot tag "${iri}": no provision is named so on the day; give the IRI of a provision that is held, such as /akn/fr/act/code/1804-03-21/code-civil/fra/~art_371-1`,
    )
  const concept = await subjectNamed(db, tagging.subject)
  const at = now.toISOString()
  const tag = { provision: place.provision, concept: concept.iri, by, at }
  const changed = await db.sql
    .transaction()
    .execute((trx) => (verdict === 'none' ? withdrawTag(trx, tag) : putTag(trx, { ...tag, verdict })))
  return {
    iri: place.iri,
    wId: place.wId,
    subject: shortName(concept.iri),
    label: labelOf(concept, ['eng']),
    verdict,
    by,
    at,
    changed,
  }
}

const LONGEST_NAME = 200

async function subjectNamed(db: Database, name: string): Promise<Concept> {
  const found = await conceptIn(db, name)
  if (found) return found.concept
  const near = (await librarySubjects(db))
    .flatMap(({ vocabulary }) => [...vocabulary.concepts.keys()].map(shortName))
    .filter((id) => id.includes(name) || (id !== '' && name.includes(id)))
    .slice(0, 5)
  const hint = near.length > 0 ? `perhaps ${near.join(', ')}` : '"comity subjects list" shows those there are'
  throw new TagError(`Cannot tag: there is no subject "${name}"; ${hint}`)
}

/** Returns all that people said of a provision's subjects, the latest first, with what was taken back. Throws TagError as tagging does. */
export async function tagsNamed(
  db: Database,
  iri: string,
  today: Day,
): Promise<{ readonly place: PlaceNamed; readonly tags: readonly PastTag[] }> {
  const place = await placeNamed(db, iri, today)
  if (!place)
    throw new TagError(
      `Cannot show the tags of "${iri}": no provision is named so on the day; give the IRI of a provision`,
    )
  return { place, tags: pastTags(db, place.provision) }
}

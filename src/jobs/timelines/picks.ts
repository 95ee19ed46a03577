/** Which rules a timeline is of: those that a row of a study quotes, or those that tell a subject most in each state. */
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Language } from '#law/language.ts'
import { type Edition, studyOfEdition } from '#research/edition.ts'
import { editionsOf } from '#research/edition-list.ts'
import { openStudy } from '#research/studies.ts'
import { type Study, said } from '#research/study.ts'
import { conceptCounts, provisionsTelling, type TellingProvision } from '#store/concepts.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { actsOfExpressions, rowsTagged } from '#store/tags.ts'
import { labelOf } from '#vocab/model.ts'
import { conceptIn } from '../subjects/vocabularies.ts'

/** Rules by their IRIs, and where they were taken from. */
export interface Picked {
  readonly of: 'study' | 'subject'
  /** The study, or the subject. */
  readonly id: string
  /** The row of the study; null of a subject. */
  readonly row: string | null
  /** The question of the row, or the name of the subject. */
  readonly title: string
  readonly names: readonly string[]
}

/** Of a state, so many rules at most are drawn of a subject; one where states are many. */
const OF_A_STATE = 2
const MANY_STATES = 12
/** Looked at of each state: the same provision stands there in every language of its act. */
const LOOKED_AT = 60

/** Returns the rules that a row of a study quotes: of its latest edition, or as it stands. Null where there is no such study or row. */
export async function pickedOfRow(
  db: Database,
  {
    study: id,
    row,
    isWorking,
  }: { readonly study: string; readonly row: string; readonly isWorking: boolean },
): Promise<Picked | null> {
  const study = isWorking ? ((await openStudy(db, id))?.study ?? null) : latest(await editionsOf(db, id))
  const found = study?.rows.find((each) => each.id === row)
  if (!study || !found) return null
  const quotes = study.columns.flatMap((column) =>
    study.cell(row, column.id).quotes.map(({ quote }) => quote),
  )
  return {
    of: 'study',
    id,
    row,
    title: said(found.question),
    names: [...new Set(quotes.map(({ iri }) => iri))],
  }
}

function latest([edition]: readonly Edition[]): Study | null {
  return edition ? studyOfEdition(edition) : null
}

/** Returns the rules of acts in force on the day that tell the subject most, by state; null where there is no such subject. */
export async function pickedOfSubject(
  db: Database,
  name: string,
  {
    today,
    languages,
    most,
  }: { readonly today: Day; readonly languages: readonly Language[]; readonly most: number },
): Promise<Picked | null> {
  const named = await conceptIn(db, name)
  if (!named) return null
  const { iri } = named.concept
  const counted = conceptCounts(db, { at: today, concepts: [iri] }).map(({ jurisdiction }) => jurisdiction)
  const tagged = rowsTagged(db, [iri], { in: null, at: today }).map(({ jurisdiction }) => jurisdiction)
  const states = [...new Set([...tagged, ...counted])].sort()
  const each = states.length > MANY_STATES ? 1 : OF_A_STATE
  const names = states.flatMap((state) =>
    rulesOf(db, { concept: iri, state, at: today, languages }).slice(0, each),
  )
  return {
    of: 'subject',
    id: name,
    row: null,
    title: labelOf(named.concept, languages),
    names: names.slice(0, most),
  }
}

interface OfState {
  readonly concept: string
  readonly state: string
  readonly at: Day
  /** Those that the reader wants, the most wanted first: a provision is drawn in one of its languages. */
  readonly languages: readonly Language[]
}

// What people found to be about it comes first, and what they found not to be is left out.
function rulesOf(db: Database, { concept, state, at, languages }: OfState): string[] {
  const tags = rowsTagged(db, [concept], { in: [state], at })
  const about = tags.filter(({ tag }) => tag.verdict === 'about')
  const settled = new Set(tags.map(({ row }) => row))
  const told = provisionsTelling(db, concept, { in: [state], at, limit: LOOKED_AT }).filter(
    ({ row }) => !settled.has(row),
  )
  const all: readonly TellingProvision[] = [...about, ...told].filter(
    ({ jurisdiction, textId }) => jurisdiction === state && textId !== null,
  )
  const acts = actsOfExpressions(
    db,
    all.map(({ expression }) => expression),
  )
  const byPlace = new Map<
    string,
    { readonly work: string; readonly eId: string; readonly language: Language }
  >()
  for (const { expression, language, eId } of all) {
    const work = acts.get(expression)?.iri
    if (work === undefined || !/^\/akn\/[^/]+\/act\//.test(work)) continue
    const key = `${work} ${eId}`
    const known = byPlace.get(key)
    if (!known || rankOf(language, languages) < rankOf(known.language, languages))
      byPlace.set(key, { work, eId, language })
  }
  return [...byPlace.values()].map((place) => formatIri({ ...place, at: null }))
}

function rankOf(language: Language, wanted: readonly Language[]): number {
  const at = wanted.indexOf(language)
  return at < 0 ? wanted.length : at
}

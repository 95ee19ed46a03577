/** Where references lead that sources themselves make by IRI: the act and the provision on a day, where they are held. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import { type CitedPlace, type CitedSpanWork, placesOn, worksOn } from './cited-spans.ts'
import { among, type Database } from './dialect/sqlite.ts'

/** An IRI in its parts. */
export interface RefAim {
  readonly work: string
  readonly eId: string | null
}

export interface RefTarget {
  readonly work: CitedSpanWork
  /** The provision, or the one that holds the paragraph named; null for the act, or where it has none of the eId. */
  readonly provision: CitedPlace | null
}

/** Returns where each of the IRIs leads, in their order; null for an act that is not held. */
export function refTargets(
  db: Database,
  aims: readonly RefAim[],
  { at, language }: { readonly at: Day; readonly language: string },
): (RefTarget | null)[] {
  const ids = workIds(db, [...new Set(aims.map(({ work }) => work))])
  const works = worksOn(db, [...new Set(ids.values())], at, language)
  const provisions = provisionIds(db, aims, [...works.values()], at)
  const places = placesOn(db, [...new Set(provisions.values())], at)
  return aims.map(({ work: iri, eId }) => {
    const work = works.get(ids.get(iri) ?? 0)
    if (!work) return null
    const id = holders(eId)
      .map((each) => provisions.get(`${work.id} ${each}`))
      .find((found) => found !== undefined)
    return { work, provision: id === undefined ? null : (places.get(id) ?? null) }
  })
}

// The paragraph itself, then whatever it may stand in, the nearest first.
function holders(eId: string | null): string[] {
  const parts = eId?.split('__') ?? []
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('__'))
}

function isOneOf(column: string, values: readonly string[]) {
  return raw<boolean>`${raw.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`
}

function workIds(db: Database, iris: readonly string[]): Map<string, number> {
  const byIri = db.sql.selectFrom('work').where(isOneOf('iri', iris)).select(['iri', 'id'])
  const byAlias = db.sql.selectFrom('alias').where(isOneOf('value', iris)).select(['value', 'work_id'])
  return new Map([...db.rows(byAlias.compile()), ...db.rows(byIri.compile())] as [string, number][])
}

// By work and eId: what bears the eId on the day, else what bore it at another time.
function provisionIds(
  db: Database,
  aims: readonly RefAim[],
  works: readonly CitedSpanWork[],
  at: Day,
): Map<string, number> {
  const eIds = [...new Set(aims.flatMap(({ eId }) => holders(eId)))]
  if (eIds.length === 0 || works.length === 0) return new Map()
  const query = db.sql
    .selectFrom('expression')
    .innerJoin('provision_version as pv', 'pv.expression_id', 'expression.id')
    .where(
      among(
        'expression.work_id',
        works.map(({ id }) => id),
      ),
    )
    .where('expression.shown', '=', 1)
    .where(isOneOf('pv.eid', eIds))
    .where('pv.superseded_in', 'is', null)
    .select(['expression.work_id', 'expression.language', 'pv.eid', 'pv.provision_id'])
    .select(['pv.valid_from', 'pv.valid_to'])
    .orderBy('pv.valid_from')
  const found = new Map<string, { id: number; rank: number }>()
  for (const row of db.rows(query.compile())) {
    const work = works.find(({ id }) => id === row[0])
    const [from, to] = [row[4] as Day | null, row[5] as Day | null]
    const holds = (from === null || from <= at) && (to === null || at < to)
    const rank = (work?.language === row[1] ? 2 : 0) + (holds ? 1 : 0)
    const key = `${row[0]} ${row[2]}`
    const known = found.get(key)
    if (!known || rank >= known.rank) found.set(key, { id: row[3] as number, rank })
  }
  return new Map([...found].map(([key, { id }]) => [key, id]))
}

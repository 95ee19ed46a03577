/** What changed last in the law held, and what will change next: acts by the day on which a later wording begins. */
import { type Kysely, sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Basis, Kind } from '#law/provision.ts'
import type { Schema } from './schema.ts'

/** A later wording of an act: its first one held is no change of it. */
export interface Change {
  readonly work: { readonly id: number; readonly iri: string; readonly jurisdiction: string }
  readonly expression: { readonly id: number; readonly language: Language; readonly title: string }
  readonly from: Day
  readonly basis: Basis
  /** The last day on which the source was seen with the wording before; null where no such day is known, or the basis is legal effect. */
  readonly seenBefore: Day | null
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/** A provision that a change touches. */
export interface Touched {
  readonly what: 'added' | 'changed' | 'removed'
  readonly eId: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
}

export interface ChangeFilter {
  /** Code of a jurisdiction: its parts are meant as well. */
  readonly in?: string | null
  /** `after`: those after the day, the next one first. `until`: those up to the day, the latest first. */
  readonly side: 'after' | 'until'
  readonly day: Day
  readonly limit: number
  readonly offset?: number
}

/** Returns changes by date, each day's in the order of titles; of an act in several languages, that of each language. */
export async function changesByDate(sql: Kysely<Schema>, filter: ChangeFilter): Promise<Change[]> {
  const order = raw.raw(filter.side === 'after' ? 'ASC' : 'DESC')
  const begins = raw.raw(filter.side === 'after' ? '>' : '<=')
  const { rows } = await raw<Row>`${COLUMNS}
    FROM version JOIN expression ON expression.id = version.expression_id JOIN work ON work.id = expression.work_id
    WHERE version.superseded_in IS NULL AND version.state = 'held' AND expression.shown = 1
      AND version.valid_from ${begins} ${filter.day} AND (version.valid_from > expression.first_from OR ${UNDATED}) ${within(filter.in)}
    ORDER BY version.valid_from ${order}, expression.title, version.id
    LIMIT ${filter.limit} OFFSET ${filter.offset ?? 0}`.execute(sql)
  return rows.map(toChange)
}

/**
 * Returns the acts that changed last up to the day, each with its latest change: found by what is summed up beside the
 * expressions, however many acts have never changed.
 */
export async function actsChangedLately(
  sql: Kysely<Schema>,
  day: Day,
  limit: number,
  place: string | null = null,
): Promise<Change[]> {
  // A wording to come hides an act's latest change up to the day: such acts are few, and looked at one by one.
  const { rows } = await raw<Row>`${COLUMNS}
    FROM (
      SELECT id, latest FROM (
        SELECT * FROM (
          SELECT id, last_from AS latest, first_from FROM expression
          WHERE shown = 1 AND wordings > 1 AND last_from <= ${day} ${within(place)}
          ORDER BY last_from DESC LIMIT ${limit})
        UNION ALL
        SELECT id, (
            SELECT max(valid_from) FROM version WHERE expression_id = expression.id AND superseded_in IS NULL
              AND state = 'held' AND valid_from <= ${day}) AS latest, first_from
          FROM expression
          WHERE shown = 1 AND wordings > 1 AND last_from > ${day} ${within(place)}
      ) AS expression
      WHERE latest > first_from OR ${UNDATED} ORDER BY latest DESC, id LIMIT ${limit}
    ) AS found
    CROSS JOIN expression CROSS JOIN work CROSS JOIN version
    WHERE expression.id = found.id AND work.id = expression.work_id AND version.expression_id = found.id
      AND version.valid_from = found.latest AND version.superseded_in IS NULL AND version.state = 'held'
    ORDER BY version.valid_from DESC, expression.title, version.id`.execute(sql)
  return rows.map(toChange)
}

/** Returns the provisions that begin, end or are reworded on the day, in reading order. */
export async function touchedOn(sql: Kysely<Schema>, expressionId: number, day: Day): Promise<Touched[]> {
  const rows = await sql
    .selectFrom('provision_version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .where((eb) => eb.or([eb('valid_from', '=', day), eb('valid_to', '=', day)]))
    .where((eb) => eb.or([eb('text_id', 'is not', null), eb('missing', '=', 1)]))
    .select(['provision_id', 'eid', 'kind', 'num', 'heading', 'valid_from', 'sort'])
    .orderBy('sort')
    .execute()
  return [...Map.groupBy(rows, (row) => row.provision_id).values()].flatMap((versions): Touched[] => {
    const begun = versions.find(({ valid_from }) => valid_from === day)
    const ended = versions.find(({ valid_from }) => valid_from !== day)
    const shown = begun ?? ended
    if (!shown) return []
    const what = !begun ? 'removed' : ended ? 'changed' : 'added'
    return [{ what, eId: shown.eid, kind: shown.kind as Kind, num: shown.num, heading: shown.heading }]
  })
}

interface Row {
  readonly id: number
  readonly iri: string
  readonly jurisdiction: string
  readonly expression: number
  readonly language: string
  readonly title: string
  readonly valid_from: string
  readonly basis: Basis
  readonly seen: string | null
  readonly added: number
  readonly changed: number
  readonly removed: number
}

const COLUMNS = raw`SELECT work.id, work.iri, work.jurisdiction, expression.id AS expression, expression.language,
  expression.title, version.valid_from, version.basis, version.added, version.changed, version.removed,
  CASE WHEN version.basis = 'snapshot' THEN (
    SELECT max(date) FROM seen_text WHERE seen_text.expression_id = expression.id AND seen_text.basis = 'snapshot'
      AND seen_text.date < version.valid_from) END AS seen`

// An undated wording stands before all dated ones.
const UNDATED = raw`EXISTS (
  SELECT 1 FROM version AS undated WHERE undated.expression_id = expression.id AND undated.valid_from IS NULL
    AND undated.superseded_in IS NULL AND undated.state = 'held')`

function within(place: string | null | undefined) {
  return place
    ? raw`AND (expression.jurisdiction = ${place} OR expression.jurisdiction LIKE ${`${place}-%`})`
    : raw``
}

function toChange(row: Row): Change {
  return {
    work: { id: row.id, iri: row.iri, jurisdiction: row.jurisdiction },
    expression: { id: row.expression, language: row.language, title: row.title },
    from: row.valid_from as Day,
    basis: row.basis,
    seenBefore: row.seen as Day | null,
    added: row.added,
    changed: row.changed,
    removed: row.removed,
  }
}

/** Hits as they are answered, read from the library for the page that is asked for. */
import { sql } from 'kysely'
import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import type { Force } from '#law/force.ts'
import { formatIri } from '#law/iri.ts'
import type { Basis } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { holds } from './dialect/sqlite-find.ts'
import type { SearchHit } from './model.ts'
import { type Marker, snippetOf } from './snippet.ts'

interface Row {
  readonly id: number
  readonly iri: string
  readonly jurisdiction: string
  readonly language: string
  readonly title: string
  readonly type: string
  readonly subtype: string | null
  readonly force: Force | null
  readonly body: string | null
  readonly eid: string | null
  readonly num: string | null
  readonly heading: string | null
  readonly valid_from: Day | null
  readonly valid_to: Day | null
  readonly basis: Basis
  readonly xml: string | null
}

/** Returns hits for provision versions, in the order of the ids. */
export async function provisionHits(
  db: Database,
  found: readonly { id: number; score: number }[],
  marker: Marker,
): Promise<SearchHit[]> {
  if (found.length === 0) return []
  const { rows } = await sql<Row>`
    SELECT pv.id, w.iri, w.jurisdiction, e.language, e.title, w.type, w.subtype, w.force, w.body, pv.eid, pv.num, pv.heading, pv.valid_from, pv.valid_to, pv.basis, t.xml
    FROM provision_version AS pv
    JOIN expression AS e ON e.id = pv.expression_id JOIN work AS w ON w.id = e.work_id LEFT JOIN text AS t ON t.id = pv.text_id
    WHERE pv.id IN (${sql.join(found.map(({ id }) => id))})`.execute(db.sql)
  return inOrder(found, rows, (row, score) =>
    toHit(row, score, snippetOf(row.xml === null ? '' : plainText(row.xml), row.language, marker)),
  )
}

/** Returns hits for acts that have a text on the day, in the order of the expressions; those that have none are left out. */
export async function actHits(
  db: Database,
  found: readonly { id: number; score: number }[],
  at: Day | null,
): Promise<SearchHit[]> {
  if (found.length === 0) return []
  const { rows } = await sql<Row>`
    SELECT e.id, w.iri, w.jurisdiction, e.language, e.title, w.type, w.subtype, w.force, w.body, NULL AS eid, NULL AS num, NULL AS heading,
      v.valid_from, v.valid_to, v.basis, NULL AS xml, max(coalesce(v.valid_from, ''))
    FROM expression AS e JOIN work AS w ON w.id = e.work_id JOIN version AS v ON v.expression_id = e.id
    WHERE e.id IN (${sql.join(found.map(({ id }) => id))}) AND v.superseded_in IS NULL AND v.state = 'held' ${holds('v', at)}
    GROUP BY e.id`.execute(db.sql)
  return inOrder(found, rows, (row, score) => toHit(row, score, ''))
}

function inOrder(
  found: readonly { id: number; score: number }[],
  rows: readonly Row[],
  make: (row: Row, score: number) => SearchHit,
): SearchHit[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id, score }) => {
    const row = byId.get(id)
    return row ? [make(row, score)] : []
  })
}

function toHit(row: Row, score: number, snippet: string): SearchHit {
  return {
    kind: row.eid === null ? 'act' : 'provision',
    iri: formatIri({ work: row.iri, language: row.language, at: row.valid_from, eId: row.eid }),
    work: row.iri,
    title: row.title,
    num: row.num,
    heading: row.heading,
    snippet,
    jurisdiction: row.jurisdiction,
    language: row.language,
    type: row.type,
    subtype: row.subtype,
    force: row.force,
    body: row.body,
    inForceFrom: row.valid_from,
    inForceTo: row.valid_to,
    basis: row.basis,
    standing: null,
    score: Math.round(score * 1000) / 1000,
    cited: null,
    provisions: [],
    more: 0,
    explanation: null,
  }
}

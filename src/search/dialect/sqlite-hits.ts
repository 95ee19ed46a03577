/** Reading from SQLite what hits show: provision versions and acts, for one page. */
import type { Day } from '#kit/day.ts'
import type { Force } from '#law/force.ts'
import type { Basis } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { run } from './sqlite.ts'

/** What a hit is made of. */
export interface HitRow {
  /** Of the provision version; of the expression where it is an act. */
  readonly id: number
  readonly iri: string
  readonly work: number
  readonly jurisdiction: string
  readonly language: string
  readonly title: string
  readonly type: string
  readonly subtype: string | null
  readonly force: Force | null
  readonly body: string | null
  readonly provision: number | null
  readonly eId: string | null
  readonly num: string | null
  readonly heading: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  readonly xml: string | null
}

const ACT = 'w.iri, w.id, w.jurisdiction, e.language, e.title, w.type, w.subtype, w.force, w.body'
const JOINED = 'JOIN expression AS e ON e.id = x.expression_id JOIN work AS w ON w.id = e.work_id'
const ONE_OF = 'IN (SELECT value FROM json_each(?))'

/** Returns provision versions by id. */
export function provisionRows(db: Database, ids: readonly number[]): Map<number, HitRow> {
  const rows = run(
    db,
    `SELECT x.id, ${ACT}, x.provision_id, x.eid, x.num, x.heading, x.valid_from, x.valid_to, x.basis, t.xml
     FROM provision_version AS x ${JOINED} LEFT JOIN text AS t ON t.id = x.text_id WHERE x.id ${ONE_OF}`,
    JSON.stringify(ids),
  )
  return byId(rows)
}

/** Returns the versions of expressions that hold on a day, the last ones where any day will do, by expression. */
export function actRows(db: Database, expressions: readonly number[], at: Day | null): Map<number, HitRow> {
  const rows = run(
    db,
    `SELECT x.expression_id, ${ACT}, NULL, NULL, NULL, NULL, x.valid_from, x.valid_to, x.basis, NULL
     FROM version AS x ${JOINED}
     WHERE x.expression_id ${ONE_OF} AND x.superseded_in IS NULL AND x.state = 'held'
       AND (?2 IS NULL OR ((x.valid_from IS NULL OR x.valid_from <= ?2) AND (x.valid_to IS NULL OR x.valid_to > ?2)))
     ORDER BY x.valid_from`,
    JSON.stringify(expressions),
    at,
  )
  return byId(rows)
}

/** Returns the wordings of provisions, with the text of a day before those of other days, then the latest first. */
export function wordingsOf(db: Database, provision: number, at: Day | null): number[] {
  return run(
    db,
    `SELECT id FROM provision_version WHERE provision_id = ?1 AND superseded_in IS NULL AND missing = 0
     ORDER BY (?2 IS NOT NULL AND coalesce(valid_from, '') <= ?2 AND coalesce(valid_to, '9999') > ?2) DESC,
       (coalesce(valid_from, '') <= coalesce(?2, '9999')) DESC, valid_from DESC`,
    provision,
    at,
  ).map(([id]) => id as number)
}

/** Returns the shown expressions of a work. */
export function shownExpressions(db: Database, work: number): number[] {
  return run(db, 'SELECT id FROM expression WHERE work_id = ? AND shown = 1 ORDER BY id', work).map(
    ([id]) => id as number,
  )
}

function byId(rows: readonly unknown[][]): Map<number, HitRow> {
  return new Map(
    rows.map((row): [number, HitRow] => [
      row[0] as number,
      {
        id: row[0] as number,
        iri: row[1] as string,
        work: row[2] as number,
        jurisdiction: row[3] as string,
        language: row[4] as string,
        title: row[5] as string,
        type: row[6] as string,
        subtype: row[7] as string | null,
        force: row[8] as Force | null,
        body: row[9] as string | null,
        provision: row[10] as number | null,
        eId: row[11] as string | null,
        num: row[12] as string | null,
        heading: row[13] as string | null,
        from: row[14] as Day | null,
        to: row[15] as Day | null,
        basis: row[16] as Basis,
        xml: row[17] as string | null,
      },
    ]),
  )
}

/** A title of an expression and the act that bears it. */
export interface TitleRow {
  readonly title: string
  readonly iri: string
  readonly jurisdiction: string
  readonly language: string
  readonly force: string | null
}

/** Returns the titles of expressions. */
export function titleRows(db: Database, expressions: readonly number[]): TitleRow[] {
  return run(
    db,
    `SELECT e.title, w.iri, w.jurisdiction, e.language, w.force
     FROM expression AS e JOIN work AS w ON w.id = e.work_id WHERE e.id ${ONE_OF}`,
    JSON.stringify(expressions),
  ).map(([title, iri, jurisdiction, language, force]) => ({
    title: title as string,
    iri: iri as string,
    jurisdiction: jurisdiction as string,
    language: language as string,
    force: force as string | null,
  }))
}

/** Returns the id of the work of an IRI; null where it is not held. */
export function workOf(db: Database, iri: string): number | null {
  const [row] = run(db, 'SELECT id FROM work WHERE iri = ?', iri)
  return row === undefined ? null : (row[0] as number)
}

/** Returns the work of an IRI, and its lasting provision of an eId, or of the nearest one above that is known. */
export function placeOf(
  db: Database,
  workIri: string,
  eId: string | null,
  language: string | null = null,
): { workId: number; provisionId: number | null } | null {
  const workId = workOf(db, workIri)
  if (workId === null) return null
  for (let id = eId ?? ''; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('__')))) {
    const [row] = run(
      db,
      `SELECT pv.provision_id FROM expression AS e JOIN provision_version AS pv ON pv.expression_id = e.id
       WHERE e.work_id = ? AND e.shown = 1 AND pv.eid = ? AND pv.superseded_in IS NULL
       ORDER BY e.language = ? DESC, pv.valid_to IS NULL DESC, pv.valid_from DESC LIMIT 1`,
      workId,
      id,
      language ?? '',
    )
    if (row) return { workId, provisionId: row[0] as number }
  }
  return { workId, provisionId: null }
}

/** A span of days of which the text of an expression is not known; null where it is open. */
export interface UnknownSpan {
  readonly from: Day | null
  readonly to: Day | null
}

/** Returns the spans of which the texts of expressions are not known, the earliest first, by expression. */
export function unknownSpans(db: Database, expressions: readonly number[]): Map<number, UnknownSpan[]> {
  const spans = new Map<number, UnknownSpan[]>()
  const rows = run(
    db,
    `SELECT expression_id, valid_from, valid_to FROM version
     WHERE expression_id ${ONE_OF} AND superseded_in IS NULL AND state = 'unknown' ORDER BY coalesce(valid_from, '')`,
    JSON.stringify(expressions),
  )
  for (const [expression, from, to] of rows as [number, Day | null, Day | null][])
    spans.set(expression, [...(spans.get(expression) ?? []), { from, to }])
  return spans
}

/** A wording of a provision, for its life. */
export interface LifeRow {
  readonly id: number
  readonly expression: number
  readonly provision: number
  readonly eId: string
  readonly num: string | null
  readonly heading: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly ground: string | null
  readonly iri: string
  readonly title: string
  readonly jurisdiction: string
  readonly language: string
}

/** Returns all wordings of the provisions that these are versions of, by provision and then by date. */
export function livesOf(db: Database, ids: readonly number[]): LifeRow[] {
  return run(
    db,
    `SELECT x.id, x.provision_id, x.eid, x.num, x.heading, x.valid_from, x.valid_to, g.title, w.iri, e.title, w.jurisdiction, e.language,
       x.expression_id
     FROM provision_version AS x ${JOINED} LEFT JOIN ground AS g ON g.id = x.ground_id
     WHERE x.provision_id IN (SELECT provision_id FROM provision_version WHERE id ${ONE_OF}) AND x.superseded_in IS NULL AND x.missing = 0
     ORDER BY x.provision_id, coalesce(x.valid_from, '')`,
    JSON.stringify(ids),
  ).map((row) => ({
    id: row[0] as number,
    provision: row[1] as number,
    eId: row[2] as string,
    num: row[3] as string | null,
    heading: row[4] as string | null,
    from: row[5] as Day | null,
    to: row[6] as Day | null,
    ground: row[7] as string | null,
    iri: row[8] as string,
    title: row[9] as string,
    jurisdiction: row[10] as string,
    language: row[11] as string,
    expression: row[12] as number,
  }))
}

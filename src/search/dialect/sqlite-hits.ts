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

/** Queries for amendments between acts: what made the points in time of one, and whose points in time it made itself. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Database } from './dialect/sqlite.ts'

/** An act at the other end of amendments. */
export interface Amendment {
  /** The IRI of the act where it is held; null where it is only named. */
  readonly iri: string | null
  readonly name: string
  /** How many points in time were made. */
  readonly times: number
  readonly latest: Day | null
}

/** Returns what made the points in time of the expression, as its source names it, those that made most first; the act itself left out. */
export function amendmentsOf(db: Database, workId: number, expressionId: number): Amendment[] {
  const query = db.sql
    .selectFrom('version')
    .innerJoin('ground', 'ground.id', 'version.ground_id')
    .leftJoin('alias', 'alias.value', 'ground.source_id')
    .leftJoin('work', (join) =>
      join.on((eb) =>
        eb.or([
          eb('work.id', '=', eb.ref('alias.work_id')),
          eb('work.iri', '=', eb.ref('ground.source_id')),
          eb('work.iri', '=', raw<string>`'/akn' || ground.source_id`),
        ]),
      ),
    )
    .where('version.expression_id', '=', expressionId)
    .where('version.superseded_in', 'is', null)
    .where(raw<boolean>`coalesce(work.id, 0) != ${workId}`)
    .groupBy(raw`coalesce(work.iri, ground.source_id || ground.title)`)
    .select(['work.iri', 'ground.title'])
    .select(raw<number>`count(DISTINCT version.valid_from)`.as('times'))
    .select(raw<Day | null>`max(version.valid_from)`.as('latest'))
    .orderBy('times', 'desc')
    .orderBy('latest', 'desc')
    .orderBy('ground.title')
  return db.rows(query.compile()).map(toAmendment)
}

/** Returns the acts whose points in time the work made, as their sources name it. */
export function amendedThrough(db: Database, workId: number): Amendment[] {
  const query = db.sql
    .selectFrom('ground')
    .innerJoin('version', 'version.ground_id', 'ground.id')
    .innerJoin('expression', 'expression.id', 'version.expression_id')
    .innerJoin('work', 'work.id', 'expression.work_id')
    .where(
      raw<boolean>`ground.source_id IN (SELECT iri FROM work WHERE id = ${workId} UNION SELECT substr(iri, 5) FROM work WHERE id = ${workId}
        UNION SELECT value FROM alias WHERE work_id = ${workId})`,
    )
    .where('version.superseded_in', 'is', null)
    .where('expression.shown', '=', 1)
    .where('work.id', '!=', workId)
    .groupBy('work.id')
    .select(['work.iri', 'work.title'])
    .select(raw<number>`count(DISTINCT version.valid_from)`.as('times'))
    .select(raw<Day | null>`max(version.valid_from)`.as('latest'))
    .orderBy('times', 'desc')
    .orderBy('work.iri')
  return db.rows(query.compile()).map(toAmendment)
}

function toAmendment(row: readonly unknown[]): Amendment {
  return {
    iri: row[0] as string | null,
    name: row[1] as string,
    times: row[2] as number,
    latest: row[3] as Day | null,
  }
}

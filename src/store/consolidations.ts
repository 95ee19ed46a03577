/** Queries for texts as amended: the works that say of themselves that they consolidate another. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Database } from './dialect/sqlite.ts'

/** A place in a work that consolidates another: the same provision, or the work as a whole. */
export interface Consolidated {
  readonly workId: number
  readonly iri: string
  /** Null where the work as a whole was asked for. */
  readonly provisionId: number | null
  readonly eId: string | null
  readonly language: string
}

/** What is asked for of the work that is consolidated. */
export interface AskedPlace {
  readonly workId: number
  /** Null for the work as a whole. */
  readonly provisionId: number | null
  /** The day on which it must hold; null for any. */
  readonly at: Day | null
  /** Preferred where the text is held in several languages. */
  readonly language: string | null
}

/**
 * Returns the same place in the works that consolidate the work: the provision of its eId, or of its kind and number. Those that
 * have none on the day are left out; the one that began last comes first.
 */
export function consolidationsOf(
  db: Database,
  { workId, provisionId, at, language }: AskedPlace,
): Consolidated[] {
  let query = db.sql
    .selectFrom('alias')
    .innerJoin('relation', 'relation.value', 'alias.value')
    .innerJoin('work', 'work.id', 'relation.work_id')
    .innerJoin('expression', 'expression.work_id', 'work.id')
    .innerJoin('provision_version as pv', 'pv.expression_id', 'expression.id')
    .where('alias.work_id', '=', workId)
    .where('relation.kind', '=', 'consolidates')
    .where('work.id', '!=', workId)
    .where('expression.shown', '=', 1)
    .where('pv.superseded_in', 'is', null)
    .where('pv.missing', '=', 0)
    .select(['work.id', 'work.iri', 'pv.provision_id', 'pv.eid', 'expression.language'])
    .orderBy(raw`expression.language = ${language ?? ''}`, 'desc')
    .orderBy('pv.valid_from', 'desc')
    .orderBy('pv.id')
  if (at !== null)
    query = query.where(
      raw<boolean>`coalesce(pv.valid_from, '') <= ${at} AND coalesce(pv.valid_to, '9999') > ${at}`,
    )
  if (provisionId !== null)
    query = query.where(raw<boolean>`EXISTS (
      SELECT 1 FROM provision_version AS mine WHERE mine.provision_id = ${provisionId} AND mine.superseded_in IS NULL
        AND (mine.eid = pv.eid OR (mine.num = pv.num AND mine.kind = pv.kind)))`)
  const found = db.rows(query.compile()) as [number, string, number, string, string][]
  return [...Map.groupBy(found, ([id]) => id).values()].flatMap(([first]) =>
    first === undefined
      ? []
      : [
          {
            workId: first[0],
            iri: first[1],
            provisionId: provisionId === null ? null : first[2],
            eId: provisionId === null ? null : first[3],
            language: first[4],
          },
        ],
  )
}

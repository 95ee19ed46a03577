/** Queries for the points in time of an expression. */
import type { Kysely } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Version } from './model.ts'
import type { Schema } from './schema.ts'

/** Returns the spans between points in time, ascending; an undated first one leads. */
export async function versionsOf(sql: Kysely<Schema>, expressionId: number): Promise<Version[]> {
  return (await select(sql, expressionId).orderBy('version.valid_from').execute()).map(toVersion)
}

function select(sql: Kysely<Schema>, expressionId: number) {
  return sql
    .selectFrom('version')
    .leftJoin('ground', 'ground.id', 'version.ground_id')
    .where('version.expression_id', '=', expressionId)
    .where('version.superseded_in', 'is', null)
    .selectAll('version')
    .select(['ground.title as ground_title', 'ground.source_id as ground_source'])
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function toVersion(row: Row): Version {
  return {
    from: row.valid_from as Day | null,
    to: row.valid_to as Day | null,
    basis: row.basis,
    published: row.published as Day | null,
    ground: row.ground_title === null ? null : { title: row.ground_title, id: row.ground_source || null },
    added: row.added,
    changed: row.changed,
    removed: row.removed,
    state: row.state,
    reason: row.reason,
    path: row.path,
  }
}

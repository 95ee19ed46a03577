/** Queries for expressions: the languages of a work, from each source that gave them. */
import type { Kysely } from 'kysely'
import { dayOrNull } from '#kit/day.ts'
import { among } from './dialect/sqlite.ts'
import type { Expression } from './model.ts'
import type { Schema } from './schema.ts'

/** Returns all expressions of the works: shown ones first, then by language. */
export async function expressionsOf(sql: Kysely<Schema>, workIds: readonly number[]): Promise<Expression[]> {
  const rows = await sql
    .selectFrom('expression')
    .innerJoin('recording', 'recording.id', 'expression.recorded_in')
    .where(among('expression.work_id', workIds))
    .selectAll('expression')
    .select('recording.at')
    .orderBy('expression.shown', 'desc')
    .orderBy('expression.language')
    .orderBy('expression.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    workId: row.work_id,
    language: row.language,
    title: row.title,
    textState: row.text_state,
    source: { name: row.source, path: row.path },
    shown: row.shown === 1,
    completeFrom: dayOrNull(row.complete_from),
    recordedAt: row.at,
    recording: row.recorded_in,
    wordings: row.wordings,
  }))
}

/**
 * Returns the shown expression of a work in a language; a bare code also finds a variant of it (`srp` finds `srp-cyrl`).
 * Without a language: English where held, else the first.
 */
export async function expressionOf(
  sql: Kysely<Schema>,
  workId: number,
  language: string | null,
): Promise<Expression | null> {
  const shown = (await expressionsOf(sql, [workId])).filter((expression) => expression.shown)
  if (language === null) return shown.find((expression) => expression.language === 'eng') ?? shown[0] ?? null
  return (
    shown.find((expression) => expression.language === language) ??
    shown.find((expression) => expression.language.startsWith(`${language}-`)) ??
    null
  )
}

/** Returns the id of the work of an expression. */
export async function workOfExpression(sql: Kysely<Schema>, expressionId: number): Promise<number> {
  const { work_id } = await sql
    .selectFrom('expression')
    .where('id', '=', expressionId)
    .select('work_id')
    .executeTakeFirstOrThrow()
  return work_id
}

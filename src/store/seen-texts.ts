/** Queries for the texts that a history was made of, unchanged and refused ones too. */
import type { Kysely, Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import { dayOrNull } from '#kit/day.ts'
import type { SeenText } from '#law/provision.ts'
import { groundKey } from './record/texts.ts'
import type { Schema } from './schema.ts'

/** Returns the texts, ascending by date, an undated one first; empty where the source brought intervals along. */
export async function seenTextsOf(sql: Kysely<Schema>, expressionId: number): Promise<SeenText[]> {
  const rows = await sql
    .selectFrom('seen_text')
    .leftJoin('ground', 'ground.id', 'seen_text.ground_id')
    .where('expression_id', '=', expressionId)
    .selectAll('seen_text')
    .select(['ground.title', 'ground.source_id'])
    .orderBy('date')
    .execute()
  return rows.map((row) => ({
    date: dayOrNull(row.date),
    basis: row.basis,
    published: dayOrNull(row.published),
    ground: row.title === null ? null : { title: row.title, id: row.source_id || null },
    path: row.path,
  }))
}

/** Returns the texts of an expression that is named by an alias of its work; empty where none such is held. */
export async function seenTextsByAlias(
  sql: Kysely<Schema>,
  source: string,
  of: { readonly jurisdiction: string; readonly alias: string; readonly language: string },
): Promise<SeenText[]> {
  const expression = await sql
    .selectFrom('alias')
    .innerJoin('work', 'work.id', 'alias.work_id')
    .innerJoin('expression', 'expression.work_id', 'work.id')
    .where('alias.value', '=', of.alias)
    .where('work.jurisdiction', '=', of.jurisdiction)
    .where('expression.source', '=', source)
    .where('expression.language', '=', of.language)
    .select('expression.id')
    .orderBy('work.id')
    .executeTakeFirst()
  return expression ? seenTextsOf(sql, expression.id) : []
}

/** Returns the recording that an expression stands at. */
export async function recordingOf(sql: Kysely<Schema>, expressionId: number): Promise<number> {
  const { recorded_in } = await sql
    .selectFrom('expression')
    .where('id', '=', expressionId)
    .select('recorded_in')
    .executeTakeFirstOrThrow()
  return recorded_in
}

/** Puts the texts in the place of those listed before. */
export async function recordSeenTexts(
  trx: Transaction<Schema>,
  expressionId: number,
  texts: readonly SeenText[],
  grounds: ReadonlyMap<string, number>,
): Promise<void> {
  await trx.deleteFrom('seen_text').where('expression_id', '=', expressionId).execute()
  const rows = texts.map(({ date, basis, published, ground, path }) => ({
    expression_id: expressionId,
    date,
    basis,
    published,
    ground_id: ground ? (grounds.get(groundKey(ground)) ?? null) : null,
    path,
  }))
  for (const chunk of chunks(rows, 400)) await trx.insertInto('seen_text').values(chunk).execute()
}

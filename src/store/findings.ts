/** Queries for findings of the integrity gate. */
import type { Kysely } from 'kysely'
import type { Finding } from '#law/provision.ts'
import type { StoredFinding } from './model.ts'
import type { Schema } from './schema.ts'

/** Returns findings, quarantines first, then in the order they were made. */
export async function findingsOf(
  sql: Kysely<Schema>,
  filter: { workId?: number; severity?: 'warning' | 'quarantine' },
): Promise<StoredFinding[]> {
  let query = sql
    .selectFrom('finding')
    .leftJoin('work', 'work.id', 'finding.work_id')
    .leftJoin('expression', 'expression.id', 'finding.expression_id')
    .innerJoin('recording', 'recording.id', 'finding.recorded_in')
    .selectAll('finding')
    .select(['work.iri', 'expression.language', 'recording.at'])
    .orderBy('finding.severity')
    .orderBy('finding.id')
  if (filter.workId !== undefined) query = query.where('finding.work_id', '=', filter.workId)
  if (filter.severity) query = query.where('finding.severity', '=', filter.severity)
  return (await query.execute()).map((row) => ({
    severity: row.severity,
    check: row.check_name,
    path: row.path,
    where: row.place,
    message: row.message,
    workIri: row.iri,
    language: row.language,
    recordedAt: row.at,
  }))
}

/** Puts the findings of one check of an expression in the place of its earlier ones. */
export async function addFindings(
  sql: Kysely<Schema>,
  workId: number,
  expressionId: number,
  check: string,
  findings: readonly Finding[],
): Promise<void> {
  await sql.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('finding')
      .where('expression_id', '=', expressionId)
      .where('check_name', '=', check)
      .execute()
    if (findings.length === 0) return
    const { recorded_in } = await trx
      .selectFrom('expression')
      .where('id', '=', expressionId)
      .select('recorded_in')
      .executeTakeFirstOrThrow()
    const rows = findings.map((finding) => ({
      work_id: workId,
      expression_id: expressionId,
      severity: finding.severity,
      check_name: finding.check,
      path: finding.path,
      place: finding.where,
      message: finding.message,
      recorded_in,
    }))
    for (let start = 0; start < rows.length; start += 400)
      await trx
        .insertInto('finding')
        .values(rows.slice(start, start + 400))
        .execute()
  })
}

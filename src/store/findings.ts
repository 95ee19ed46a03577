/** Queries for findings of the integrity gate. */
import type { Kysely, Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
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

/** Puts the findings of one check in the place of its earlier ones, for every expression of a work. */
export async function replaceFindings(
  trx: Transaction<Schema>,
  workId: number,
  check: string,
  byExpression: ReadonlyMap<number, readonly Finding[]>,
): Promise<void> {
  await trx.deleteFrom('finding').where('work_id', '=', workId).where('check_name', '=', check).execute()
  for (const [expressionId, findings] of byExpression) {
    if (findings.length === 0) continue
    const { recorded_in } = await trx
      .selectFrom('expression')
      .where('id', '=', expressionId)
      .select('recorded_in')
      .executeTakeFirstOrThrow()
    await insert(trx, { workId, expressionId, recording: recorded_in }, findings)
  }
}

/** Puts the findings of an expression in the place of all its earlier ones. */
export async function recordFindings(
  trx: Transaction<Schema>,
  of: FoundIn & { readonly expressionId: number },
  findings: readonly Finding[],
): Promise<void> {
  await trx.deleteFrom('finding').where('expression_id', '=', of.expressionId).execute()
  await insert(trx, of, findings)
}

/** Records why files were refused whole; earlier refusals of the same files give way. */
export async function putRefusals(
  trx: Transaction<Schema>,
  recording: number,
  findings: readonly Finding[],
): Promise<void> {
  await forgetRefusals(
    trx,
    findings.map((finding) => finding.path),
  )
  await insert(trx, { workId: null, expressionId: null, recording }, findings)
}

/** Takes back refusals of files that have now come in. */
export async function forgetRefusals(trx: Transaction<Schema>, paths: readonly string[]): Promise<void> {
  for (const chunk of chunks([...new Set(paths)], 1000))
    await trx.deleteFrom('finding').where('expression_id', 'is', null).where('path', 'in', chunk).execute()
}

interface FoundIn {
  readonly workId: number | null
  readonly expressionId: number | null
  readonly recording: number
}

async function insert(trx: Transaction<Schema>, of: FoundIn, findings: readonly Finding[]): Promise<void> {
  const rows = findings.map((finding) => ({
    work_id: of.workId,
    expression_id: of.expressionId,
    severity: finding.severity,
    check_name: finding.check,
    path: finding.path,
    place: finding.where,
    message: finding.message,
    recorded_in: of.recording,
  }))
  for (const chunk of chunks(rows, 400)) await trx.insertInto('finding').values(chunk).execute()
}

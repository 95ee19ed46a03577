/** Recording one expression: its folded history against the rows already held. */
import type { Transaction } from 'kysely'
import type { Content } from '#law/content.ts'
import type { Woven, WovenRow, WovenVersion } from '#law/history/woven.ts'
import type { Finding, Ground, TextState } from '#law/provision.ts'
import { provisionIds } from './provision-identity.ts'
import type { InsertedRow, RecordedExpression } from './recorded.ts'
import type { NewProvisionVersion, Schema } from './schema.ts'

export interface ExpressionToRecord {
  readonly workId: number
  readonly source: string
  readonly recording: number
  readonly language: string
  readonly title: string
  readonly path: string
  readonly textState: TextState
  readonly woven: Woven
}

/** Returns what was inserted and superseded. */
export async function recordExpression(
  trx: Transaction<Schema>,
  input: ExpressionToRecord,
): Promise<RecordedExpression> {
  const { woven, recording } = input
  const id = await upsertExpression(trx, input)
  const held = await trx
    .selectFrom('provision_version as pv')
    .innerJoin('provision', 'provision.id', 'pv.provision_id')
    .where('pv.expression_id', '=', id)
    .where('pv.superseded_in', 'is', null)
    .selectAll('pv')
    .select('provision.wid')
    .execute()
  const texts = await textIds(trx, woven.rows)
  const grounds = await groundIds(trx, [...woven.rows, ...woven.versions])
  const provisions = await provisionIds(trx, id, woven, held, texts.ids)
  const made = woven.rows.map((row) => toRow(row, { id, recording, provisions, texts: texts.ids, grounds }))
  const change = difference(held, made)
  await supersede(
    trx,
    'provision_version',
    change.gone.map((row) => row.id),
    recording,
  )
  const inserted = await insertRows(
    trx,
    change.added.map((index) => made[index] as NewProvisionVersion),
  )
  await recordVersions(trx, id, woven.versions, grounds, recording)
  await recordFindings(trx, input.workId, id, woven.findings, recording)
  return {
    id,
    language: input.language,
    title: input.title,
    inserted: change.added.map((index, i): InsertedRow => {
      const row = woven.rows[index] as WovenRow
      return { id: inserted[i] as number, num: row.num, heading: row.heading, xml: row.content?.xml ?? null }
    }),
    superseded: change.gone.map((row) => row.id),
    newTexts: texts.made,
  }
}

async function upsertExpression(trx: Transaction<Schema>, input: ExpressionToRecord): Promise<number> {
  const { id } = await trx
    .insertInto('expression')
    .values({
      work_id: input.workId,
      language: input.language,
      source: input.source,
      path: input.path,
      title: input.title,
      text_state: input.textState,
      shown: 0,
      complete_from: input.woven.completeFrom,
      recorded_in: input.recording,
    })
    .onConflict((conflict) =>
      conflict.columns(['work_id', 'language', 'source']).doUpdateSet({
        path: input.path,
        title: input.title,
        text_state: input.textState,
        complete_from: input.woven.completeFrom,
        recorded_in: input.recording,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

interface RowContext {
  readonly id: number
  readonly recording: number
  readonly provisions: readonly number[]
  readonly texts: ReadonlyMap<string, number>
  readonly grounds: ReadonlyMap<string, number>
}

function toRow(row: WovenRow, context: RowContext): NewProvisionVersion {
  return {
    expression_id: context.id,
    provision_id: context.provisions[row.provision] as number,
    parent_id: row.parent === -1 ? null : (context.provisions[row.parent] as number),
    eid: row.eId,
    sort: row.sort,
    kind: row.kind,
    num: row.num,
    heading: row.heading,
    text_id: row.content ? (context.texts.get(row.content.hash) ?? null) : null,
    valid_from: row.from,
    valid_to: row.to,
    basis: row.basis,
    missing: row.missing ? 1 : 0,
    concurrent: row.concurrent ? 1 : 0,
    ground_id: row.ground ? (context.grounds.get(groundKey(row.ground)) ?? null) : null,
    recorded_in: context.recording,
    superseded_in: null,
  }
}

type Stated = Omit<NewProvisionVersion, 'recorded_in' | 'superseded_in' | 'id'>

function difference<Held extends Stated & { id: number }>(
  held: readonly Held[],
  made: readonly Stated[],
): { gone: Held[]; added: number[] } {
  const repeated = new Map<string, number[]>()
  made.forEach((row, index) => {
    const key = statement(row)
    repeated.set(key, [...(repeated.get(key) ?? []), index])
  })
  const gone: Held[] = []
  for (const row of held) {
    if (repeated.get(statement(row))?.pop() === undefined) gone.push(row)
  }
  return { gone, added: [...repeated.values()].flat().sort((a, b) => a - b) }
}

// What a row states; two rows that state the same are one.
function statement(row: Stated): string {
  return JSON.stringify([
    row.provision_id,
    row.parent_id,
    row.eid,
    row.sort,
    row.kind,
    row.num,
    row.heading,
    row.text_id,
    row.valid_from,
    row.valid_to,
    row.basis,
    row.missing,
    row.concurrent,
    row.ground_id,
  ])
}

async function insertRows(trx: Transaction<Schema>, rows: readonly NewProvisionVersion[]): Promise<number[]> {
  const { max } = await trx
    .selectFrom('provision_version')
    .select((eb) => eb.fn.max('id').as('max'))
    .executeTakeFirstOrThrow()
  const first = (max ?? 0) + 1
  const numbered = rows.map((row, index) => ({ ...row, id: first + index }))
  for (const chunk of chunks(numbered, 400)) await trx.insertInto('provision_version').values(chunk).execute()
  return numbered.map((row) => row.id)
}

async function supersede(
  trx: Transaction<Schema>,
  table: 'provision_version' | 'version',
  ids: readonly number[],
  recording: number,
): Promise<void> {
  for (const chunk of chunks(ids, 5000))
    await trx.updateTable(table).set({ superseded_in: recording }).where('id', 'in', chunk).execute()
}

async function textIds(
  trx: Transaction<Schema>,
  rows: readonly WovenRow[],
): Promise<{ ids: Map<string, number>; made: number }> {
  const contents = new Map<string, Content>()
  for (const { content } of rows) if (content) contents.set(content.hash, content)
  const ids = new Map<string, number>()
  for (const chunk of chunks([...contents.keys()], 1000)) {
    const found = await trx
      .selectFrom('text')
      .where('hash', 'in', chunk.map(toBytes))
      .select(['id', 'hash'])
      .execute()
    for (const row of found) ids.set(Buffer.from(row.hash).toString('hex'), row.id)
  }
  const { max } = await trx
    .selectFrom('text')
    .select((eb) => eb.fn.max('id').as('max'))
    .executeTakeFirstOrThrow()
  let next = (max ?? 0) + 1
  const missing = [...contents.values()].filter((content) => !ids.has(content.hash))
  for (const chunk of chunks(missing, 500)) {
    const values = chunk.map((content) => ({ id: next++, hash: toBytes(content.hash), xml: content.xml }))
    await trx.insertInto('text').values(values).execute()
    for (const [index, content] of chunk.entries())
      ids.set(content.hash, (values[index] as { id: number }).id)
  }
  return { ids, made: missing.length }
}

async function groundIds(
  trx: Transaction<Schema>,
  items: readonly { ground: Ground | null }[],
): Promise<Map<string, number>> {
  const grounds = new Map<string, Ground>()
  for (const { ground } of items) if (ground) grounds.set(groundKey(ground), ground)
  const ids = new Map<string, number>()
  for (const [key, ground] of grounds) {
    const values = { title: ground.title, source_id: ground.id ?? '' }
    const { id } = await trx
      .insertInto('ground')
      .values(values)
      .onConflict((conflict) => conflict.columns(['title', 'source_id']).doUpdateSet({ title: ground.title }))
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.set(key, id)
  }
  return ids
}

async function recordVersions(
  trx: Transaction<Schema>,
  expressionId: number,
  versions: readonly WovenVersion[],
  grounds: ReadonlyMap<string, number>,
  recording: number,
): Promise<void> {
  const made = versions.map((version) => ({
    expression_id: expressionId,
    valid_from: version.from,
    valid_to: version.to,
    basis: version.basis,
    published: version.published,
    ground_id: version.ground ? (grounds.get(groundKey(version.ground)) ?? null) : null,
    added: version.added,
    changed: version.changed,
    removed: version.removed,
    state: version.state,
    reason: version.reason,
    path: version.path,
    recorded_in: recording,
    superseded_in: null,
  }))
  const key = (version: Omit<(typeof made)[number], 'recorded_in' | 'superseded_in'>) =>
    JSON.stringify([
      version.valid_from,
      version.valid_to,
      version.basis,
      version.published,
      version.ground_id,
      version.added,
      version.changed,
      version.removed,
      version.state,
      version.reason,
      version.path,
    ])
  const held = await trx
    .selectFrom('version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .selectAll()
    .execute()
  const wanted = new Map(made.map((version) => [key(version), version]))
  const gone = held
    .filter((version) => !wanted.delete(key(version as (typeof made)[number])))
    .map((version) => version.id)
  await supersede(trx, 'version', gone, recording)
  for (const chunk of chunks([...wanted.values()], 400))
    await trx.insertInto('version').values(chunk).execute()
}

async function recordFindings(
  trx: Transaction<Schema>,
  workId: number,
  expressionId: number,
  findings: readonly Finding[],
  recording: number,
): Promise<void> {
  await trx.deleteFrom('finding').where('expression_id', '=', expressionId).execute()
  const rows = findings.map((finding) => ({
    work_id: workId,
    expression_id: expressionId,
    severity: finding.severity,
    check_name: finding.check,
    path: finding.path,
    place: finding.where,
    message: finding.message,
    recorded_in: recording,
  }))
  for (const chunk of chunks(rows, 400)) await trx.insertInto('finding').values(chunk).execute()
}

function groundKey(ground: Ground): string {
  return `${ground.id ?? ''}|${ground.title}`
}

function toBytes(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex')
}

function* chunks<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

/** Recording one expression: its folded history against the rows already held. */
import type { Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import type { Woven, WovenRow } from '#law/history/woven.ts'
import type { TextState } from '#law/provision.ts'
import { among } from '../dialect/sqlite.ts'
import { recordFindings } from '../findings.ts'
import { provisionIds, provisionsNamed } from '../provision-identity.ts'
import type { NewProvisionVersion, Schema } from '../schema.ts'
import { recordSeenTexts } from '../seen-texts.ts'
import type { InsertedRow, RecordedExpression } from './recorded.ts'
import { groundIds, groundKey, textIds } from './texts.ts'
import { recordVersions } from './versions.ts'

export interface ExpressionToRecord {
  readonly workId: number
  readonly source: string
  readonly recording: number
  readonly language: string
  readonly title: string
  readonly path: string
  readonly textState: TextState
  readonly woven: Woven
  readonly basedOn?: number | null
  readonly signed?: boolean
  readonly standing?: ReadonlyMap<number, number>
}

/** Another import changed the expression after its held texts were read for this one. */
export class ChangedMeanwhileError extends Error {
  override name = 'ChangedMeanwhileError'
}

/** Returns what was inserted and superseded. */
export async function recordExpression(
  trx: Transaction<Schema>,
  input: ExpressionToRecord,
): Promise<RecordedExpression> {
  const { woven, recording } = input
  await refuseStale(trx, input)
  const id = await upsertExpression(trx, input)
  const { held, rows } = await inQuestion(trx, id, input)
  const texts = await textIds(trx, rows)
  const grounds = await groundIds(trx, [...rows, ...woven.versions, ...woven.texts])
  const provisions = input.signed
    ? await provisionsNamed(trx, id, woven)
    : await provisionIds(trx, id, woven, held, texts.ids)
  const made = rows.map((row) => toRow(row, { id, recording, provisions, texts: texts.ids, grounds }))
  const change = difference(held, made)
  await supersede(
    trx,
    change.gone.map((row) => row.id),
    recording,
  )
  const inserted = await insertRows(
    trx,
    change.added.map((index) => made[index] as NewProvisionVersion),
  )
  await recordVersions(trx, id, woven.versions, grounds, recording)
  await recordSeenTexts(trx, id, woven.texts, grounds)
  await recordFindings(trx, { workId: input.workId, expressionId: id, recording }, woven.findings)
  return {
    id,
    language: input.language,
    title: input.title,
    inserted: inserted.map((id): InsertedRow => ({ id })),
    superseded: change.gone.map((row) => row.id),
    newTexts: texts.made,
  }
}

type HeldRow = Awaited<ReturnType<typeof heldBeside>>[number]

// What is held and what came, without the rows that are known to stand: they are compared only where one of them holds no more.
async function inQuestion(
  trx: Transaction<Schema>,
  expressionId: number,
  { woven, standing }: ExpressionToRecord,
): Promise<{ held: HeldRow[]; rows: readonly WovenRow[] }> {
  const ids = new Set(standing?.values())
  if (standing && ids.size > 0) {
    const held = await heldBeside(trx, expressionId, [...ids])
    if ((await countHeld(trx, expressionId)) - held.length === ids.size)
      return { held, rows: woven.rows.filter((_, index) => !standing.has(index)) }
  }
  return { held: await heldBeside(trx, expressionId, []), rows: woven.rows }
}

function heldBeside(trx: Transaction<Schema>, expressionId: number, ids: readonly number[]) {
  const query = trx
    .selectFrom('provision_version as pv')
    .innerJoin('provision', 'provision.id', 'pv.provision_id')
    .where('pv.expression_id', '=', expressionId)
    .where('pv.superseded_in', 'is', null)
    .selectAll('pv')
    .select('provision.wid')
  return (ids.length === 0 ? query : query.where(({ not }) => not(among('pv.id', ids)))).execute()
}

async function countHeld(trx: Transaction<Schema>, expressionId: number): Promise<number> {
  const { n } = await trx
    .selectFrom('provision_version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

async function refuseStale(trx: Transaction<Schema>, input: ExpressionToRecord): Promise<void> {
  if (input.basedOn === undefined) return
  const held = await trx
    .selectFrom('expression')
    .where('work_id', '=', input.workId)
    .where('language', '=', input.language)
    .where('source', '=', input.source)
    .select('recorded_in')
    .executeTakeFirst()
  if ((held?.recorded_in ?? null) !== input.basedOn) {
    throw new ChangedMeanwhileError(
      `Cannot record "${input.title}" (${input.language}): another import changed it meanwhile; import it again`,
    )
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
    key: row.key === row.eId ? '' : row.key,
    stated_from: row.stated !== null && row.stated === row.from ? '' : row.stated,
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

async function supersede(trx: Transaction<Schema>, ids: readonly number[], recording: number): Promise<void> {
  for (const chunk of chunks(ids, 5000)) {
    await trx
      .updateTable('provision_version')
      .set({ superseded_in: recording })
      .where('id', 'in', chunk)
      .execute()
  }
}

/** Recording what editors made, in the caller's one transaction: rows superseded and inserted, identities minted, nothing deleted. */
import { sql, type Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import type { Day } from '#kit/day.ts'
import type { Content } from '#law/content.ts'
import { firstFree } from '#law/eid.ts'
import type { WovenVersion } from '#law/history/woven.ts'
import type { Basis, Finding, Ground } from '#law/provision.ts'
import { among } from '../dialect/sqlite.ts'
import { recordFindings } from '../findings.ts'
import type { Schema } from '../schema.ts'
import { groundIds, groundKey, textIds } from './texts.ts'
import { recordVersions } from './versions.ts'

/** A row as an editor made it. */
export interface EditedRow {
  /** Lasting identity; one that the expression does not know is new, and the row that names it first mints another from its eId. */
  readonly wId: string
  readonly parent: string | null
  readonly eId: string
  readonly sort: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly words: { readonly textId: number | null; readonly content: Content | null } | null
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  readonly missing: boolean
  readonly concurrent: boolean
  readonly ground: Ground | null
}

export interface RowsToRecord {
  readonly workId: number
  readonly expressionId: number
  readonly recording: number
  /** Ids of rows that hold no more. */
  readonly gone: readonly number[]
  readonly made: readonly EditedRow[]
  readonly versions: readonly WovenVersion[]
  /** Put in the place of all findings of the expression. */
  readonly findings: readonly Finding[]
}

/** Makes a recording of an editor and returns its id. The first statement of the transaction: it takes the lock. */
export async function recordingBy(
  trx: Transaction<Schema>,
  of: {
    readonly at: string
    readonly source: string
    readonly path: string
    readonly who: string | null
    readonly reason: string | null
  },
): Promise<number> {
  const { id } = await trx.insertInto('recording').values(of).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Brings an expression to what was edited and returns the ids of the rows inserted. */
export async function recordRows(trx: Transaction<Schema>, edit: RowsToRecord): Promise<number[]> {
  const { expressionId, recording, made } = edit
  for (const chunk of chunks(edit.gone, 5000))
    await trx
      .updateTable('provision_version')
      .set({ superseded_in: recording })
      .where('expression_id', '=', expressionId)
      .where('id', 'in', chunk)
      .execute()
  const provisions = await identities(trx, expressionId, made)
  const texts = await textIds(
    trx,
    made.map(({ words }) => ({ content: words?.textId == null ? (words?.content ?? null) : null })),
  )
  const grounds = await groundIds(trx, [...made, ...edit.versions])
  const rows = made.map((row) => ({
    expression_id: expressionId,
    provision_id: provisions.get(row.wId) as number,
    parent_id: row.parent === null ? null : (provisions.get(row.parent) ?? null),
    eid: row.eId,
    sort: row.sort,
    kind: row.kind,
    num: row.num,
    heading: row.heading,
    text_id: row.words && (row.words.textId ?? texts.ids.get(row.words.content?.hash ?? '') ?? null),
    valid_from: row.from,
    valid_to: row.to,
    basis: row.basis,
    missing: row.missing ? (1 as const) : (0 as const),
    concurrent: row.concurrent ? (1 as const) : (0 as const),
    ground_id: row.ground ? (grounds.get(groundKey(row.ground)) ?? null) : null,
    recorded_in: recording,
  }))
  const ids: number[] = []
  for (const chunk of chunks(rows, 400))
    for (const { id } of await trx.insertInto('provision_version').values(chunk).returning('id').execute())
      ids.push(id)
  await recordVersions(trx, expressionId, edit.versions, grounds, recording)
  await recordFindings(trx, { workId: edit.workId, expressionId, recording }, edit.findings)
  return ids
}

/**
 * Copies an expression with its whole history, so that this library may mend it without touching what came from elsewhere.
 * Rows keep the recording in which they were learnt; `gone` are copied as superseded. Returns the id of the copy.
 */
export async function copyExpression(
  trx: Transaction<Schema>,
  from: number,
  to: {
    readonly source: string
    readonly path: string
    readonly recording: number
    readonly gone: readonly number[]
  },
): Promise<number> {
  const { source, path, recording, gone } = to
  const { rows } = await sql<{ id: number }>`
    INSERT INTO expression (work_id, language, source, path, title, text_state, shown, complete_from, recorded_in)
    SELECT work_id, language, ${source}, ${path}, title, text_state, 0, complete_from, ${recording} FROM expression WHERE id = ${from}
    RETURNING id`.execute(trx)
  const id = rows[0]?.id as number
  await sql`INSERT INTO provision (expression_id, wid) SELECT ${id}, wid FROM provision WHERE expression_id = ${from} ORDER BY id`.execute(
    trx,
  )
  await sql`
    INSERT INTO provision_version (expression_id, provision_id, parent_id, eid, sort, kind, num, heading, text_id, valid_from, valid_to,
      basis, missing, concurrent, ground_id, key, stated_from, recorded_in, superseded_in)
    SELECT ${id}, mine.id, above.id, pv.eid, pv.sort, pv.kind, pv.num, pv.heading, pv.text_id, pv.valid_from, pv.valid_to,
      pv.basis, pv.missing, pv.concurrent, pv.ground_id, pv.key, pv.stated_from, pv.recorded_in,
      CASE WHEN ${among('pv.id', gone)} THEN ${recording} ELSE NULL END
    FROM provision_version pv
      JOIN provision theirs ON theirs.id = pv.provision_id
      JOIN provision mine ON mine.expression_id = ${id} AND mine.wid = theirs.wid
      LEFT JOIN provision over ON over.id = pv.parent_id
      LEFT JOIN provision above ON above.expression_id = ${id} AND above.wid = over.wid
    WHERE pv.expression_id = ${from} AND pv.superseded_in IS NULL ORDER BY pv.id`.execute(trx)
  await sql`
    INSERT INTO version (expression_id, valid_from, valid_to, basis, published, ground_id, added, changed, removed, state, reason, path, recorded_in)
    SELECT ${id}, valid_from, valid_to, basis, published, ground_id, added, changed, removed, state, reason, path, recorded_in
    FROM version WHERE expression_id = ${from} AND superseded_in IS NULL ORDER BY id`.execute(trx)
  return id
}

/** Returns rows with their words, as the search index takes them: those of the ids, or (null) all that are not superseded. */
export async function wordsOfRows(
  trx: Transaction<Schema>,
  expressionId: number,
  ids: readonly number[] | null,
): Promise<{ id: number; num: string | null; heading: string | null; xml: string | null }[]> {
  let query = trx
    .selectFrom('provision_version as pv')
    .leftJoin('text', 'text.id', 'pv.text_id')
    .where('pv.expression_id', '=', expressionId)
    .where('pv.superseded_in', 'is', null)
    .select(['pv.id', 'pv.num', 'pv.heading', 'text.xml'])
  if (ids !== null) query = query.where(among('pv.id', ids))
  return query.execute()
}

// The provision ids by wId, minted where the expression does not know them.
async function identities(
  trx: Transaction<Schema>,
  expressionId: number,
  made: readonly EditedRow[],
): Promise<Map<string, number>> {
  const held = await trx
    .selectFrom('provision')
    .where('expression_id', '=', expressionId)
    .select(['id', 'wid'])
    .execute()
  const ids = new Map(held.map(({ id, wid }) => [wid, id]))
  const taken = new Set(ids.keys())
  const wanted: { wId: string; wid: string }[] = []
  const asked = new Set<string>()
  for (const { wId, eId } of made) {
    if (ids.has(wId) || asked.has(wId)) continue
    asked.add(wId)
    const wid = firstFree(eId, taken)
    taken.add(wid)
    wanted.push({ wId, wid })
  }
  for (const chunk of chunks(wanted, 1000)) {
    const rows = await trx
      .insertInto('provision')
      .values(chunk.map(({ wid }) => ({ expression_id: expressionId, wid })))
      .returning(['id', 'wid'])
      .execute()
    const byWid = new Map(rows.map(({ id, wid }) => [wid, id]))
    for (const { wId, wid } of chunk) ids.set(wId, byWid.get(wid) as number)
  }
  return ids
}

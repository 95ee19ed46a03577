/** Keeping provision identities across imports: a wId is minted once, and a later import of more versions must find it again. */
import type { Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import { firstFree } from '#law/eid.ts'
import type { Woven } from '#law/history/woven.ts'
import type { Schema } from './schema.ts'

interface HeldRow {
  readonly provision_id: number
  readonly wid: string
  readonly eid: string
  readonly text_id: number | null
  readonly valid_from: string | null
}

/**
 * Returns the provision id for each woven provision. One that shares rows with a provision held is that provision (the
 * most shared rows win; an equal wId breaks ties); of the rest, one with the wId of a provision that nothing else matches is
 * that provision, its words corrected; the others are new and get a wId that is free.
 */
export async function provisionIds(
  trx: Transaction<Schema>,
  expressionId: number,
  woven: Woven,
  held: readonly HeldRow[],
  texts: ReadonlyMap<string, number>,
): Promise<number[]> {
  const ids: number[] = new Array(woven.provisions.length).fill(0)
  const known = await trx
    .selectFrom('provision')
    .where('expression_id', '=', expressionId)
    .select(['id', 'wid'])
    .execute()
  if (known.length > 0) match(ids, woven, held, texts)
  matchByName(ids, woven, known)
  const taken = new Set(known.map((provision) => provision.wid))
  const wids = woven.provisions.map(({ wId }, index) => {
    const wid = ids[index] === 0 ? firstFree(wId, taken) : wId
    taken.add(wid)
    return wid
  })
  return makeMissing(trx, expressionId, ids, wids)
}

/** Returns the provision id for each woven provision by its wId alone: whoever signed them says which is which. */
export async function provisionsNamed(
  trx: Transaction<Schema>,
  expressionId: number,
  woven: Woven,
): Promise<number[]> {
  const known = await trx
    .selectFrom('provision')
    .where('expression_id', '=', expressionId)
    .select(['id', 'wid'])
    .execute()
  const byName = new Map(known.map(({ id, wid }) => [wid, id]))
  const wids = woven.provisions.map(({ wId }) => wId)
  return makeMissing(
    trx,
    expressionId,
    wids.map((wid) => byName.get(wid) ?? 0),
    wids,
  )
}

// An id of 0 stands for one that is not held yet.
async function makeMissing(
  trx: Transaction<Schema>,
  expressionId: number,
  ids: readonly number[],
  wids: readonly string[],
): Promise<number[]> {
  const { max } = await trx
    .selectFrom('provision')
    .select((eb) => eb.fn.max('id').as('max'))
    .executeTakeFirstOrThrow()
  let next = (max ?? 0) + 1
  const all = ids.map((id) => (id === 0 ? next++ : id))
  const made = all.flatMap((id, index) =>
    ids[index] === 0 ? [{ id, expression_id: expressionId, wid: wids[index] ?? '' }] : [],
  )
  for (const chunk of chunks(made, 1000)) await trx.insertInto('provision').values(chunk).execute()
  return all
}

function matchByName(
  ids: number[],
  woven: Woven,
  known: readonly { readonly id: number; readonly wid: string }[],
): void {
  const used = new Set(ids)
  const byName = new Map(known.map(({ id, wid }) => [wid, id]))
  for (const [index, { wId }] of woven.provisions.entries()) {
    const id = byName.get(wId)
    if (ids[index] === 0 && id !== undefined && !used.has(id)) ids[index] = id
  }
}

function match(
  ids: number[],
  woven: Woven,
  held: readonly HeldRow[],
  texts: ReadonlyMap<string, number>,
): void {
  const byState = new Map<string, number[]>()
  const put = (key: string, provision: number) => byState.set(key, [...(byState.get(key) ?? []), provision])
  const wIds = new Map<number, string>()
  for (const row of held) {
    put(`${row.eid}|${row.text_id}|${row.valid_from}`, row.provision_id)
    put(`${row.eid}|${row.text_id}`, row.provision_id)
    wIds.set(row.provision_id, row.wid)
  }
  const votes = new Map<string, number>()
  const vote = (index: number, provisions: readonly number[] | undefined, weight: number) => {
    for (const provision of provisions ?? []) {
      const key = `${index}|${provision}`
      votes.set(key, (votes.get(key) ?? 0) + weight)
    }
  }
  for (const row of woven.rows) {
    const text = row.content ? (texts.get(row.content.hash) ?? null) : null
    vote(row.provision, byState.get(`${row.eId}|${text}|${row.from}`), 2)
    vote(row.provision, byState.get(`${row.eId}|${text}`), 1)
  }
  const pairs = [...votes].map(([key, weight]) => {
    const [index, provision] = key.split('|').map(Number) as [number, number]
    return {
      index,
      provision,
      weight: weight + (woven.provisions[index]?.wId === wIds.get(provision) ? 0.5 : 0),
    }
  })
  const used = new Set<number>()
  for (const { index, provision } of pairs.sort((a, b) => b.weight - a.weight)) {
    if (ids[index] !== 0 || used.has(provision)) continue
    ids[index] = provision
    used.add(provision)
  }
}

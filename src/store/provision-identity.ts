/** Keeping provision identities across imports: a wId is minted once, and a later import of more versions must find it again. */
import type { Transaction } from 'kysely'
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
  const { max } = await trx
    .selectFrom('provision')
    .select((eb) => eb.fn.max('id').as('max'))
    .executeTakeFirstOrThrow()
  let next = (max ?? 0) + 1
  const made: { id: number; expression_id: number; wid: string }[] = []
  woven.provisions.forEach((provision, index) => {
    if (ids[index] !== 0) return
    const wid = firstFree(provision.wId, taken)
    taken.add(wid)
    ids[index] = next++
    made.push({ id: ids[index] as number, expression_id: expressionId, wid })
  })
  for (let start = 0; start < made.length; start += 1000)
    await trx
      .insertInto('provision')
      .values(made.slice(start, start + 1000))
      .execute()
  return ids
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

/** Texts and grounds are held once: finding those that a history names, and making what is missing. */
import type { Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import type { Content } from '#law/content.ts'
import type { Ground } from '#law/provision.ts'
import type { Schema } from '../schema.ts'

/** Returns text ids by content hash, and how many texts had to be made. */
export async function textIds(
  trx: Transaction<Schema>,
  rows: readonly { readonly content: Content | null }[],
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

/** Returns ground ids by `groundKey`. */
export async function groundIds(
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

/** Returns what a ground is told apart by. */
export function groundKey(ground: Ground): string {
  return `${ground.id ?? ''}|${ground.title}`
}

function toBytes(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex')
}

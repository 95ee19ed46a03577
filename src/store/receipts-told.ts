/** Queries for receipts that are to be offered to their publishers (spec: exchange, section 6, step 5). */
import type { Kysely } from 'kysely'
import { among } from './dialect/sqlite.ts'
import type { HeldReceipt } from './followed.ts'
import type { Schema } from './schema.ts'

/** How often a receipt is offered before it is given up. */
export const MOST_TRIES = 5

/** Returns receipts of a source that its publisher has not been told, the latest first. */
export function receiptsWaiting(sql: Kysely<Schema>, source: string, limit: number): Promise<HeldReceipt[]> {
  return sql
    .selectFrom('receipt')
    .where('source', '=', source)
    .where('told_at', 'is', null)
    .where('tries', '<', MOST_TRIES)
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Records that the publisher took receipts, and the hash of the latest delivery that it named. */
export async function receiptsTold(
  sql: Kysely<Schema>,
  ids: readonly number[],
  told: { readonly told_at: string; readonly delivery: string | null },
): Promise<void> {
  await sql.updateTable('receipt').set(told).where(among('id', ids)).execute()
}

/** Records that receipts were offered in vain. */
export async function receiptsRefused(sql: Kysely<Schema>, ids: readonly number[]): Promise<void> {
  await sql
    .updateTable('receipt')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where(among('id', ids))
    .execute()
}

/** Returns the hash of the latest delivery that a publisher named; null where it named none. */
export async function deliveryNamed(sql: Kysely<Schema>, source: string): Promise<string | null> {
  const row = await sql
    .selectFrom('receipt')
    .where('source', '=', source)
    .where('delivery', 'is not', null)
    .select('delivery')
    .orderBy('told_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.delivery ?? null
}

/** Returns the latest hash that each publisher named: what it cannot leave out of its log unseen. */
export async function deliveriesNamed(
  sql: Kysely<Schema>,
): Promise<{ source: string; hash: string; at: string }[]> {
  const rows = await sql
    .selectFrom('receipt')
    .where('delivery', 'is not', null)
    .where('told_at', 'is not', null)
    .select((eb) => [
      'source',
      eb.ref('delivery').$notNull().as('hash'),
      eb.ref('told_at').$notNull().as('at'),
    ])
    .orderBy('told_at')
    .orderBy('id')
    .execute()
  return [...new Map(rows.map((row) => [row.source, row])).values()]
}

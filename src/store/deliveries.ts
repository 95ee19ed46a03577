/** Queries for what was delivered to partners: a chain of lines, each bearing the hash of the one before (spec: exchange, section 11). */
import type { Kysely, Selectable } from 'kysely'
import { addDays, day } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import type { Schema } from './schema.ts'
import type { DeliveryTable, PartnerReceiptTable } from './tables/delivery.ts'

/**
 * A line of the log. What was sent under several agreements, or answers several items of one list, has a line for each: they share
 * `at`, `file`, `start` and `bytes`.
 */
export type Delivery = Readonly<Selectable<DeliveryTable>>

/** What is to be written of a delivery; the chain adds the rest. */
export type NewDelivery = Omit<Delivery, 'seq' | 'previous' | 'hash'>

/** A receipt as a partner gave it. */
export type PartnerReceipt = Readonly<Pick<Selectable<PartnerReceiptTable>, (typeof RECEIPT)[number]>>

/** Columns of a receipt. */
export const RECEIPT = ['partner', 'collection', 'release', 'hash', 'status', 'reason', 'at'] as const

/** What became of checking the chain. */
export interface ChainCheck {
  readonly sound: boolean
  /** The first line that is not what was written, or is missing; null where none is. */
  readonly at: number | null
  readonly lines: number
  /** Hash of the last line; that of no line is 64 zeros. */
  readonly head: string
  /** Hashes that were those of lines, or are given as such, and no line has: the chain was written anew. */
  readonly lost: readonly string[]
  /** Hashes that partners said they had been told of, and that were those of no line when they said so. */
  readonly disputed: readonly { readonly partner: string; readonly hash: string; readonly at: string }[]
}

/** Stands before the first line. */
export const GENESIS = '0'.repeat(64)

/** Returns the hash of a line: SHA-256 over the JSON array of its columns, the hash of the one before last. */
export function hashOfDelivery(line: Omit<Delivery, 'hash'>): string {
  const { seq, at, agreement, item, audience, collection, release, kind, file, start, bytes, length } = line
  const { partner, previous } = line
  const said = [seq, at, agreement, item, audience, collection, release, kind, file, start, bytes, length]
  return sha256(JSON.stringify([...said, partner, previous]))
}

/** Appends lines in their order, all of them or none, and returns them as they were written. */
export function appendDeliveries(
  sql: Kysely<Schema>,
  deliveries: readonly NewDelivery[],
): Promise<Delivery[]> {
  return sql.transaction().execute(async (trx) => {
    // The first statement writes, so that of two servers over one library one waits for the other.
    const head = await trx
      .updateTable('delivery_head')
      .set((eb) => ({ seq: eb('seq', '+', deliveries.length) }))
      .returning(['seq', 'hash'])
      .executeTakeFirstOrThrow()
    let seq = head.seq - deliveries.length
    let previous = head.hash
    const lines = deliveries.map((each) => {
      const line = { ...each, seq: ++seq, previous }
      previous = hashOfDelivery(line)
      return { ...line, hash: previous }
    })
    for (const line of lines) await trx.insertInto('delivery').values(line).execute()
    await trx.updateTable('delivery_head').set({ hash: previous }).execute()
    return lines
  })
}

/** Returns the deliveries under an agreement, or under all, between two days, both included; null leaves an end open. */
export function deliveriesOf(
  sql: Kysely<Schema>,
  agreement: string | null,
  from: string | null,
  to: string | null,
): Promise<Delivery[]> {
  let query = sql.selectFrom('delivery').selectAll().orderBy('seq')
  if (agreement !== null) query = query.where('agreement', '=', agreement)
  if (from !== null) query = query.where('at', '>=', from)
  if (to !== null) query = query.where('at', '<', addDays(day(to), 1))
  return query.execute()
}

/** Returns the receipts of a partner, or of all, between two days, both included; null leaves an end open. */
export function receiptsOf(
  sql: Kysely<Schema>,
  partner: string | null,
  from: string | null,
  to: string | null,
): Promise<PartnerReceipt[]> {
  let query = sql.selectFrom('partner_receipt').select(RECEIPT).orderBy('at').orderBy('id')
  if (partner !== null) query = query.where('partner', '=', partner)
  if (from !== null) query = query.where('at', '>=', from)
  if (to !== null) query = query.where('at', '<', addDays(day(to), 1))
  return query.execute()
}

/** Returns the hash of the latest line about the partner: what stands before it is fixed by it. Null where there is none. */
export async function latestDelivery(sql: Kysely<Schema>, partner: string): Promise<string | null> {
  const row = await sql
    .selectFrom('delivery')
    .where('partner', '=', partner)
    .orderBy('seq', 'desc')
    .select('hash')
    .limit(1)
    .executeTakeFirst()
  return row?.hash ?? null
}

/** Returns whether a line has the hash. */
export async function isDelivered(sql: Kysely<Schema>, hash: string): Promise<boolean> {
  const row = await sql.selectFrom('delivery').where('hash', '=', hash).select('seq').executeTakeFirst()
  return row !== undefined
}

/** Reads the chain from its beginning: every line, the end of it, and whether it has the lines that partners hold the hashes of. */
export function checkChain(sql: Kysely<Schema>, held: readonly string[] = []): Promise<ChainCheck> {
  // In one transaction, everything is read as it was at one moment, whoever writes meanwhile.
  return sql.transaction().execute((trx) => check(trx, held))
}

async function check(sql: Kysely<Schema>, held: readonly string[]): Promise<ChainCheck> {
  const { at, lines, head } = await walk(sql)
  const lost = await lostOf(sql, held)
  const disputed = await sql
    .selectFrom('partner_letter')
    .where('disputed', 'is not', null)
    .select((eb) => ['partner', eb.ref('disputed').$notNull().as('hash'), 'heard_at as at'])
    .orderBy('id')
    .execute()
  return { sound: at === null && lost.length === 0, at, lines, head, lost, disputed }
}

const BATCH = 5_000

async function walk(sql: Kysely<Schema>): Promise<{ at: number | null; lines: number; head: string }> {
  const end = await sql.selectFrom('delivery_head').select(['seq', 'hash']).executeTakeFirst()
  let [seq, head] = [0, GENESIS]
  for (;;) {
    const rows = await sql
      .selectFrom('delivery')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    for (const row of rows) {
      const { hash, ...line } = row
      if (row.seq !== seq + 1 || row.previous !== head || hashOfDelivery(line) !== hash)
        return { at: seq + 1, lines: seq, head }
      seq = row.seq
      head = hash
    }
    if (rows.length < BATCH) break
  }
  if (end?.seq === seq && end.hash === head) return { at: null, lines: seq, head }
  // Where the chain goes on beyond its end, the first line that was not written is wrong; else the first that is missing.
  return { at: Math.min(seq, end?.seq ?? 0) + 1, lines: seq, head }
}

async function lostOf(sql: Kysely<Schema>, held: readonly string[]): Promise<string[]> {
  const acknowledged = await sql
    .selectFrom('partner_letter')
    .where('delivery', 'is not', null)
    .select((eb) => eb.ref('delivery').$notNull().as('delivery'))
    .distinct()
    .execute()
  const lost: string[] = []
  for (const hash of new Set([...held, ...acknowledged.map(({ delivery }) => delivery)])) {
    if (!(await isDelivered(sql, hash))) lost.push(hash)
  }
  return lost
}

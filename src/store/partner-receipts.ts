/** Queries for what partners say that they received: which release each of them stands at (spec: exchange, section 6, step 5). */
import type { Kysely, Selectable, Transaction } from 'kysely'
import { type PartnerReceipt, RECEIPT } from './deliveries.ts'
import type { Schema } from './schema.ts'
import type { PartnerLetterTable } from './tables/delivery.ts'

/** What a partner signed. */
export type NewLetter = Readonly<Omit<Selectable<PartnerLetterTable>, 'id'>>

/** Where a partner stands: the latest that it said of a collection. */
export type PartnerStanding = PartnerReceipt & { readonly audience: string; readonly heardAt: string }

/** Receipts that are kept of one key; the oldest go first. */
export const MOST_KEPT = 2_000

/** Keeps a letter and the receipts in it that are new, and returns how many were. A letter that says nothing new is not kept. */
export function keepLetter(
  sql: Kysely<Schema>,
  letter: NewLetter,
  receipts: readonly Omit<PartnerReceipt, 'partner'>[],
): Promise<number> {
  return sql.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('partner_letter')
      .values(letter)
      .returning('id')
      .executeTakeFirstOrThrow()
    const { partner, key, audience } = letter
    let kept = 0
    for (const receipt of receipts) {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('partner_receipt')
        .values({ letter: id, partner, key, audience, ...receipt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      kept += Number(numInsertedOrUpdatedRows ?? 0)
    }
    if (kept === 0) await trx.deleteFrom('partner_letter').where('id', '=', id).execute()
    else await dropOldest(trx, key)
    return kept
  })
}

/** Returns the latest receipt of each partner for each collection: who stands at which release. */
export async function partnerStandings(sql: Kysely<Schema>): Promise<PartnerStanding[]> {
  const rows = await sql
    .selectFrom('partner_receipt as receipt')
    .innerJoin('partner_letter as letter', 'letter.id', 'receipt.letter')
    .select(RECEIPT.map((column) => `receipt.${column}` as const))
    .select(['receipt.audience', 'letter.heard_at as heardAt'])
    .orderBy('receipt.partner')
    .orderBy('receipt.audience')
    .orderBy('receipt.collection')
    .orderBy('receipt.at')
    .orderBy('receipt.id')
    .execute()
  const latest = new Map<string, PartnerStanding>()
  for (const row of rows) latest.set(JSON.stringify([row.partner, row.audience, row.collection]), row)
  return [...latest.values()]
}

async function dropOldest(trx: Transaction<Schema>, key: string): Promise<void> {
  const [past] = await trx
    .selectFrom('partner_receipt')
    .where('key', '=', key)
    .select(['id', 'at'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .offset(MOST_KEPT)
    .limit(1)
    .execute()
  if (!past) return
  await trx
    .deleteFrom('partner_receipt')
    .where('key', '=', key)
    .where(({ eb, and, or }) =>
      or([eb('at', '<', past.at), and([eb('at', '=', past.at), eb('id', '<=', past.id)])]),
    )
    .execute()
  await trx
    .deleteFrom('partner_letter')
    .where('key', '=', key)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('partner_receipt')
            .whereRef('partner_receipt.letter', '=', 'partner_letter.id')
            .select('partner_receipt.id'),
        ),
      ),
    )
    .execute()
}

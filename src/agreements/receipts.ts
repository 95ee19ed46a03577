/** Queries for what this centre itself received: receipts by the fingerprint of whoever gave it. */
import type { Kysely } from 'kysely'
import type { Schema } from '#store/schema.ts'

/** A receipt of this centre. */
export interface OwnReceipt {
  readonly fingerprint: string
  readonly collection: string
  readonly release: number
  readonly status: 'received' | 'applied' | 'refused'
  readonly reason: string | null
  readonly at: string
}

/** Returns the receipts of what came from publishers with one of the fingerprints, in their order. */
export function ownReceipts(sql: Kysely<Schema>, fingerprints: readonly string[]): Promise<OwnReceipt[]> {
  return sql
    .selectFrom('receipt')
    .innerJoin('followed', 'followed.name', 'receipt.source')
    .where('followed.fingerprint', 'in', fingerprints)
    .select([
      'followed.fingerprint',
      'receipt.collection',
      'receipt.release',
      'receipt.status',
      'receipt.reason',
      'receipt.at',
    ])
    .orderBy('receipt.id')
    .execute()
}

/**
 * Queries for wordings and proofs that came with a study and that the library itself need not hold: kept under what each is known by, so that a
 * study that was opened here can be read in full and sent on as it came. They stand in the library, and so in every backup of it.
 */
import { sql as raw, type Transaction } from 'kysely'
import { sha256 } from '#kit/hash.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Schema } from '#store/schema.ts'
import type { Quote } from './quote.ts'

/** What a file carries of the law that its study quotes. */
export interface Carried {
  /** Canonical fragments by hash. */
  readonly texts: ReadonlyMap<string, string>
  readonly proofs: readonly { readonly quote: Quote; readonly document: string }[]
}

/** Keeps what came with a study; what is kept already stays. */
export async function keepCarried(trx: Transaction<Schema>, { texts, proofs }: Carried): Promise<void> {
  for (const [hash, xml] of texts)
    await trx
      .insertInto('study_text')
      .values({ hash, xml })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  for (const { quote, document } of proofs)
    await trx
      .insertInto('study_proof')
      .values({ name: proofName(quote), document })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ document }))
      .execute()
}

/** Returns the fragments that are kept, by hash. */
export async function carriedTexts(
  { sql }: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map()
  const rows = await sql
    .selectFrom('study_text')
    .where(raw<boolean>`hash IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`)
    .selectAll()
    .execute()
  return new Map(rows.map(({ hash, xml }) => [hash, xml]))
}

/** Returns the proof kept of the wording that a quote is pinned to, as it came; null where none is. */
export async function carriedProof({ sql }: Database, quote: Quote): Promise<string | null> {
  const row = await sql
    .selectFrom('study_proof')
    .where('name', '=', proofName(quote))
    .select('document')
    .executeTakeFirst()
  return row?.document ?? null
}

function proofName({ iri, hash }: Quote): string {
  return sha256(`${iri} ${hash}`)
}

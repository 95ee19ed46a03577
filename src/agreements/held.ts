/** Queries for agreements: the record that holds of each, what it said before, and the files of signed texts. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import { sha256 } from '#kit/hash.ts'
import type { Schema } from '#store/schema.ts'
import type { AgreementTable } from '#store/tables/agreement.ts'
import { AGREEMENT, type Agreement, type HeldAgreement } from './model.ts'

/** A file of a signed text. */
export interface TextFile {
  readonly hash: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** Returns every agreement as its record holds now, by id. */
export async function heldAgreements(sql: Kysely<Schema>): Promise<HeldAgreement[]> {
  const rows = await sql
    .selectFrom('agreement')
    .selectAll()
    .where(({ eb, selectFrom }) =>
      eb(
        'version',
        '=',
        selectFrom('agreement as later')
          .whereRef('later.id', '=', 'agreement.id')
          .select((inner) => inner.fn.max('later.version').as('version')),
      ),
    )
    .orderBy('id')
    .execute()
  return rows.map(toHeld)
}

/** Returns the agreement as its record holds now; null where there is none of the id. */
export async function heldAgreement(sql: Kysely<Schema>, id: string): Promise<HeldAgreement | null> {
  const [latest = null] = await agreementHistory(sql, id)
  return latest
}

/** Returns the record of an agreement each time that it was written, the latest first. */
export async function agreementHistory(sql: Kysely<Schema>, id: string): Promise<HeldAgreement[]> {
  const rows = await sql
    .selectFrom('agreement')
    .where('id', '=', id)
    .selectAll()
    .orderBy('version', 'desc')
    .execute()
  return rows.map(toHeld)
}

/**
 * Takes a record in, with the files of its texts, all or nothing. What the record said before is kept. Returns it as held, and
 * whether anything in it is new.
 */
export function keepAgreement(
  sql: Kysely<Schema>,
  record: Agreement,
  about: { readonly party: string | null; readonly texts: readonly TextFile[]; readonly at: string },
): Promise<{ held: HeldAgreement; isNew: boolean }> {
  return sql.transaction().execute(async (trx) => {
    // The first statement writes, so that of two who take a record in at once one waits for the other.
    for (const text of about.texts) await keepText(trx, text)
    const [before] = await agreementHistory(trx, record.id)
    const json = JSON.stringify(record)
    const hash = sha256(json)
    if (before && before.hash === hash && before.party === about.party) return { held: before, isNew: false }
    const { party, at } = about
    const version = (before?.version ?? 0) + 1
    const row = { id: record.id, version, party, record: json, hash, added_at: at }
    await trx.insertInto('agreement').values(row).execute()
    return { held: toHeld(row), isNew: true }
  })
}

/** Returns the file of a signed text; null where there is none of the hash. */
export async function agreementText(sql: Kysely<Schema>, hash: string): Promise<TextFile | null> {
  const row = await sql.selectFrom('agreement_text').where('hash', '=', hash).selectAll().executeTakeFirst()
  return row ?? null
}

async function keepText(trx: Transaction<Schema>, text: TextFile): Promise<void> {
  await trx
    .insertInto('agreement_text')
    .values(text)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function toHeld({ record, added_at, ...row }: Selectable<AgreementTable>): HeldAgreement {
  return {
    record: AGREEMENT.parse(JSON.parse(record)),
    party: row.party,
    version: row.version,
    hash: row.hash,
    addedAt: added_at,
  }
}

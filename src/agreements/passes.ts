/** Queries for passes: what lets a registered reader, or one of a named body, read what everybody may not. The library keeps only hashes of them. */
import { createHash, randomBytes } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Schema } from '#store/schema.ts'
import type { ReaderPassTable } from '#store/tables/agreement.ts'

/** A pass as the operator sees it. */
export type Pass = Readonly<Omit<Selectable<ReaderPassTable>, 'hash'>>

const SEEN = ['id', 'name', 'body', 'made_at', 'until', 'revoked_at'] as const

/** Makes a pass and returns it with its secret, which is not kept. */
export async function makePass(
  sql: Kysely<Schema>,
  about: {
    readonly name: string
    readonly body: string | null
    readonly until: Day | null
    readonly at: string
  },
): Promise<{ pass: Pass; secret: string }> {
  const secret = randomBytes(24).toString('base64url')
  const { name, body, until, at: made_at } = about
  const pass = await sql
    .insertInto('reader_pass')
    .values({ hash: hashOf(secret), name, body, until, made_at, revoked_at: null })
    .returning(SEEN)
    .executeTakeFirstOrThrow()
  return { pass, secret }
}

/** Returns all passes, in the order in which they were made. */
export function passesOf(sql: Kysely<Schema>): Promise<Pass[]> {
  return sql.selectFrom('reader_pass').select(SEEN).orderBy('id').execute()
}

/** Returns the pass of a secret that holds on a day; null where there is none. */
export async function passOf(sql: Kysely<Schema>, secret: string, on: Day): Promise<Pass | null> {
  const pass = await sql
    .selectFrom('reader_pass')
    .where('hash', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .select(SEEN)
    .executeTakeFirst()
  return pass && (pass.until === null || on <= pass.until) ? pass : null
}

/** Revokes a pass. Returns false where there is none of the number that holds. */
export async function revokePass(sql: Kysely<Schema>, id: number, at: string): Promise<boolean> {
  const { numUpdatedRows } = await sql
    .updateTable('reader_pass')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

// A secret of 24 random bytes is not to be guessed: it needs no slow hash.
function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}

/** The one operator who may edit: a token shown once, of which only a hash is kept, and the sign-ins made with it. */
import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Database } from '#store/dialect/sqlite.ts'

/** How long a sign-in lasts. */
export const SESSION_HOURS = 12
const PREFIX = 'comity-'

/** Returns whether there is a token, and since when. */
export async function operatorSince(db: Database): Promise<string | null> {
  const row = await db.sql.selectFrom('operator').select('made_at').executeTakeFirst()
  return row?.made_at ?? null
}

/** Makes the token in the place of any other, ends all sign-ins, and returns it: it cannot be had again. */
export async function makeOperatorToken(db: Database, now: Date): Promise<string> {
  const token = `${PREFIX}${randomBytes(32).toString('base64url')}`
  const salt = randomBytes(16)
  const hash = await hashOf(token, salt)
  await db.sql.transaction().execute(async (trx) => {
    await trx.deleteFrom('operator').execute()
    await trx.deleteFrom('operator_session').execute()
    await trx.insertInto('operator').values({ id: 1, salt, hash, made_at: now.toISOString() }).execute()
  })
  return token
}

/** Takes the token back and ends all sign-ins. Returns whether there was one. */
export async function revokeOperatorToken(db: Database): Promise<boolean> {
  return db.sql.transaction().execute(async (trx) => {
    await trx.deleteFrom('operator_session').execute()
    const gone = await trx.deleteFrom('operator').returning('id').execute()
    return gone.length > 0
  })
}

/** Returns whether the token is the operator's. Takes some milliseconds and memory on purpose: limit how often it is asked. */
export async function isOperatorToken(db: Database, token: string): Promise<boolean> {
  const row = await db.sql.selectFrom('operator').selectAll().executeTakeFirst()
  if (!row || token.length > 200) return false
  return timingSafeEqual(await hashOf(token.trim(), row.salt), row.hash)
}

/** Signs in with the token and returns the secret of the session; null where the token is not the operator's. */
export async function signIn(db: Database, token: string, now: Date): Promise<string | null> {
  if (!(await isOperatorToken(db, token))) return null
  const secret = randomBytes(32).toString('base64url')
  const expires_at = new Date(now.getTime() + SESSION_HOURS * 3_600_000).toISOString()
  await db.sql.deleteFrom('operator_session').where('expires_at', '<=', now.toISOString()).execute()
  await db.sql
    .insertInto('operator_session')
    .values({ hash: digest(secret), expires_at })
    .execute()
  return secret
}

/** Returns whether the secret is that of a session that has not ended. */
export async function isSignedIn(db: Database, secret: string, now: Date): Promise<boolean> {
  const row = await db.sql
    .selectFrom('operator_session')
    .where('hash', '=', digest(secret))
    .where('expires_at', '>', now.toISOString())
    .select('expires_at')
    .executeTakeFirst()
  return row !== undefined
}

/** Returns when the session ends, as an ISO instant; null where there is none. */
export async function sessionEnd(db: Database, secret: string): Promise<string | null> {
  const row = await db.sql
    .selectFrom('operator_session')
    .where('hash', '=', digest(secret))
    .select('expires_at')
    .executeTakeFirst()
  return row?.expires_at ?? null
}

/** Ends the session. */
export async function signOut(db: Database, secret: string): Promise<void> {
  await db.sql.deleteFrom('operator_session').where('hash', '=', digest(secret)).execute()
}

const argon2Async = promisify(argon2)

// OWASP's second choice for argon2id: 19 MiB, two passes. The token is random, so this guards a stolen database and no more.
async function hashOf(token: string, salt: Uint8Array): Promise<Uint8Array> {
  return argon2Async('argon2id', {
    message: token,
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: 19_456,
    passes: 2,
  })
}

// A session's secret is random and long: nothing is gained by slowing its hash.
function digest(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}

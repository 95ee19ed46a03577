/** Queries for the people of a study: who works on it, by which invitation, and what each is to it. */
import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Role } from './edition.ts'
import { type Actor, refuseUnlessLeading, type Standing } from './may.ts'
import { isCentre } from './questionnaire-answers.ts'
import { NotAllowedError, StudyError } from './refused.ts'
import { takeStudy } from './sequence.ts'

/** Somebody who works on a study. */
export interface Person {
  readonly name: string
  readonly role: Role
  /** ISO instant of the latest invitation. */
  readonly invitedAt: string
  /** ISO instant since when the invitation opens nothing; null while it does. */
  readonly revokedAt: string | null
}

/** Whoever invites or takes an invitation back, and the ISO instant. */
interface Act {
  readonly by: Actor
  readonly at: string
}

/** Returns who works on a study, in the order of their invitations. */
export async function peopleOf({ sql }: Pick<Database, 'sql'>, id: string): Promise<Person[]> {
  const rows = await sql
    .selectFrom('study_person')
    .where('study', '=', id)
    .select(['name', 'role', 'made_at as invitedAt', 'revoked_at as revokedAt'])
    .orderBy('made_at')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row }))
}

/**
 * Returns what somebody is to a study. Throws NotAllowedError where they come by an invitation and have none that holds.
 */
export async function standingIn(
  sql: Pick<Database['sql'], 'selectFrom'>,
  id: string,
  { name, as }: Actor,
): Promise<Standing> {
  if (as !== 'invited') return { name, role: as }
  const person = await sql
    .selectFrom('study_person')
    .where('study', '=', id)
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .select('role')
    .executeTakeFirst()
  if (person) return { name, role: person.role }
  throw new NotAllowedError(
    `Cannot work on the study "${id}" as ${name}: no invitation of that name holds; ask whoever leads for one`,
  )
}

/**
 * Invites somebody and returns the secret that their invitation holds, which is not kept. Whoever is invited again has a new secret, and the
 * old one opens nothing. Throws StudyError where there is no such study, or the name is none of a person; NotAllowedError where whoever
 * invites does not lead.
 */
export async function invite(
  db: Database,
  id: string,
  { name, role, by, at }: Act & { readonly name: string; readonly role: Role },
): Promise<string> {
  if (name.trim() === '') throw new StudyError('Cannot invite nobody: give the name of the person')
  if (isCentre(name))
    throw new StudyError(
      `Cannot invite "${name}": names that begin so are of centres; give the name of the person`,
    )
  const secret = randomBytes(24).toString('base64url')
  const invitation = { role, hash: hashOf(secret), made_at: at, revoked_at: null }
  await db.sql.transaction().execute(async (trx) => {
    await takeStudy(trx, id)
    refuseUnlessLeading(await standingIn(trx, id, by), 'invite anybody')
    await trx
      .insertInto('study_person')
      .values({ study: id, name, ...invitation })
      .onConflict((conflict) => conflict.columns(['study', 'name']).doUpdateSet(invitation))
      .execute()
  })
  return secret
}

/** Returns whom a secret lets in, and to which study; null where it lets nobody in. */
export async function personBySecret(
  db: Database,
  secret: string,
): Promise<{ readonly study: string; readonly name: string; readonly role: Role } | null> {
  const person = await db.sql
    .selectFrom('study_person')
    .where('hash', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .select(['study', 'name', 'role'])
    .executeTakeFirst()
  return person ? { ...person } : null
}

/**
 * Takes an invitation back; what the person wrote stays. Returns false where nobody of the name has one that holds. Throws StudyError where
 * there is no such study, NotAllowedError where whoever takes it back does not lead.
 */
export async function revoke(
  db: Database,
  id: string,
  { name, by, at }: Act & { readonly name: string },
): Promise<boolean> {
  return db.sql.transaction().execute(async (trx) => {
    await takeStudy(trx, id)
    refuseUnlessLeading(await standingIn(trx, id, by), 'take an invitation back')
    const { numUpdatedRows } = await trx
      .updateTable('study_person')
      .set({ revoked_at: at })
      .where('study', '=', id)
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  })
}

// A secret of 24 random bytes is not to be guessed: it needs no slow hash.
function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}

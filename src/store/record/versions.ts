/** Recording the points in time of an expression: those that an import contradicts are superseded, never deleted. */
import type { Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import type { WovenVersion } from '#law/history/woven.ts'
import type { Schema } from '../schema.ts'
import { groundKey } from './texts.ts'

/** Brings the versions held of an expression to those given. */
export async function recordVersions(
  trx: Transaction<Schema>,
  expressionId: number,
  versions: readonly WovenVersion[],
  grounds: ReadonlyMap<string, number>,
  recording: number,
): Promise<void> {
  const held = await trx
    .selectFrom('version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .selectAll()
    .execute()
  const made = versions.map((version) => stated(version, grounds))
  const wanted = new Map(made.map((version) => [keyOf(version), version]))
  const gone = held.filter((version) => !wanted.delete(keyOf(version))).map((version) => version.id)
  for (const chunk of chunks(gone, 5000))
    await trx.updateTable('version').set({ superseded_in: recording }).where('id', 'in', chunk).execute()
  const added = [...wanted.values()].map((version) => ({
    ...version,
    expression_id: expressionId,
    recorded_in: recording,
    superseded_in: null,
  }))
  for (const chunk of chunks(added, 400)) await trx.insertInto('version').values(chunk).execute()
  await sumUp(trx, expressionId)
}

// What lists and counts of many acts need to know of each is kept beside it.
async function sumUp(trx: Transaction<Schema>, expressionId: number): Promise<void> {
  const sum = await trx
    .selectFrom('version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .where('state', '=', 'held')
    .select((eb) => [
      eb.fn.countAll<number>().as('wordings'),
      eb.fn.min('valid_from').as('first_from'),
      eb.fn.max('valid_from').as('last_from'),
    ])
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('expression')
    .set((eb) => ({
      ...sum,
      jurisdiction: eb
        .selectFrom('work')
        .whereRef('work.id', '=', 'expression.work_id')
        .select('work.jurisdiction'),
    }))
    .where('id', '=', expressionId)
    .execute()
}

function stated(version: WovenVersion, grounds: ReadonlyMap<string, number>) {
  return {
    valid_from: version.from,
    valid_to: version.to,
    basis: version.basis,
    published: version.published,
    ground_id: version.ground ? (grounds.get(groundKey(version.ground)) ?? null) : null,
    added: version.added,
    changed: version.changed,
    removed: version.removed,
    state: version.state,
    reason: version.reason,
    path: version.path,
  }
}

type Stated = {
  [Column in keyof ReturnType<typeof stated>]: string | number | null
}

// What a version states; two that state the same are one.
function keyOf(version: Stated): string {
  return JSON.stringify([
    version.valid_from,
    version.valid_to,
    version.basis,
    version.published,
    version.ground_id,
    version.added,
    version.changed,
    version.removed,
    version.state,
    version.reason,
    version.path,
  ])
}

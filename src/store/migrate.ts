/** Bringing a database to the present schema. To add a table: a file in `migrations/`, and a line below. */
import { type Kysely, sql as raw } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import * as library from './migrations/001-library.ts'
import * as textsSeen from './migrations/002-texts-seen.ts'
import * as editing from './migrations/003-editing.ts'
import * as shelves from './migrations/004-shelves.ts'
import * as relations from './migrations/005-relations.ts'
import * as citations from './migrations/006-citations.ts'
import * as citationState from './migrations/007-citation-state.ts'
import * as exchange from './migrations/008-exchange.ts'
import * as deliveries from './migrations/009-deliveries.ts'
import * as agreements from './migrations/010-agreements.ts'
import * as network from './migrations/011-network.ts'
import * as lexicon from './migrations/014-lexicon.ts'
import * as concepts from './migrations/015-concepts.ts'
import * as studies from './migrations/016-studies.ts'
import * as tags from './migrations/017-tags.ts'
import * as questionnaires from './migrations/018-questionnaires.ts'
import * as studiesCarried from './migrations/019-studies-carried.ts'
import * as embeddings from './migrations/020-embeddings.ts'
import type { Schema } from './schema.ts'

/** Every migration by name, in their order. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-library': library,
  '002-texts-seen': textsSeen,
  '003-editing': editing,
  '004-shelves': shelves,
  '005-relations': relations,
  '006-citations': citations,
  '007-citation-state': citationState,
  '008-exchange': exchange,
  '009-deliveries': deliveries,
  '010-agreements': agreements,
  '011-network': network,
  '014-lexicon': lexicon,
  '015-concepts': concepts,
  '016-studies': studies,
  '017-tags': tags,
  '018-questionnaires': questionnaires,
  '019-studies-carried': studiesCarried,
  '020-embeddings': embeddings,
}

/** A library that a later Comity wrote: what this one does not know of it must not be written over. */
export class LaterLibraryError extends Error {
  override name = 'LaterLibraryError'

  constructor(unknown: readonly string[]) {
    super(
      `Cannot open the library: it was written by a later Comity (${unknown.join(', ')} is not known here); bring this one up to date, or give another folder with --home`,
    )
  }
}

/**
 * Runs the migrations that the database has not seen, all of them or none: whoever dies meanwhile leaves it as it was, and
 * of two that come at once one waits for the other. Throws LaterLibraryError where it has seen some that are not among them,
 * else what the failing one threw.
 */
export async function migrate(sql: Kysely<Schema>, migrations = MIGRATIONS): Promise<void> {
  const known = await migratorOver(sql, migrations).getMigrations()
  if (known.some(({ executedAt }) => executedAt !== undefined)) await refuseLater(sql, migrations)
  if (known.every(({ executedAt }) => executedAt !== undefined)) return
  await sql.transaction().execute(async (trx) => {
    // The first statement writes, so that the lock is taken before anything is read.
    await raw`PRAGMA user_version = 1`.execute(trx)
    const { error } = await migratorOver(trx, migrations).migrateToLatest()
    if (error) throw error
  })
}

async function refuseLater(
  sql: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const { rows } = await raw<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(sql)
  const unknown = rows.map(({ name }) => name).filter((name) => !Object.hasOwn(migrations, name))
  if (unknown.length > 0) throw new LaterLibraryError(unknown)
}

function migratorOver(sql: Kysely<Schema>, migrations: Readonly<Record<string, Migration>>): Migrator {
  return new Migrator({ db: sql, provider: { getMigrations: async () => migrations } })
}

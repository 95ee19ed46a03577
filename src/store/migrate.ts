/** Bringing a database to the present schema. To add a table: a file in `migrations/`, and a line below. */
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import * as library from './migrations/001-library.ts'
import * as textsSeen from './migrations/002-texts-seen.ts'
import * as editing from './migrations/003-editing.ts'
import * as shelves from './migrations/004-shelves.ts'
import type { Schema } from './schema.ts'

const MIGRATIONS: Record<string, Migration> = {
  '001-library': library,
  '002-texts-seen': textsSeen,
  '003-editing': editing,
  '004-shelves': shelves,
}

/** Runs the migrations that the database has not seen. Throws what the failing one threw; that one is rolled back. */
export async function migrate(sql: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db: sql, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

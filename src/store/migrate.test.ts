import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { openSqlite } from './dialect/sqlite.ts'
import { LaterLibraryError, MIGRATIONS, migrate } from './migrate.ts'

const adds = (column: string, then: () => void = () => {}) => ({
  up: async (db: Kysely<unknown>) => {
    await sql.raw(`ALTER TABLE work ADD COLUMN ${column} TEXT`).execute(db)
    then()
  },
})

test('a migration that breaks off leaves nothing behind, and all of it runs the next time', async () => {
  const db = openSqlite(':memory:')
  await migrate(db.sql)
  const tables = async () =>
    (await db.sql.introspection.getTables()).map(({ name, columns }) => [name, columns.length])
  const before = await tables()
  const broken = () => {
    throw new Error('the power went')
  }
  const up = (all: Parameters<typeof migrate>[1]) => migrate(db.sql, { ...MIGRATIONS, ...all })
  await assert.rejects(up({ '901': adds('one'), '902': adds('two', broken) }), /the power went/)
  assert.deepEqual(await tables(), before)
  await up({ '901': adds('one'), '902': adds('two') })
  const work = (list: [string, number][]) => Object.fromEntries(list).work as number
  assert.equal(work((await tables()) as [string, number][]), work(before as [string, number][]) + 2)
  await db.close()
})

test('a library that a later Comity wrote is refused by name, and left as it is', async () => {
  const db = openSqlite(':memory:')
  await migrate(db.sql, { ...MIGRATIONS, '901-later': adds('one') })
  await assert.rejects(
    migrate(db.sql),
    (error) => error instanceof LaterLibraryError && /901-later/.test(error.message),
  )
  await migrate(db.sql, { ...MIGRATIONS, '901-later': adds('one') })
  await db.close()
})

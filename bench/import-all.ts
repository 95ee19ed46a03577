/** Imports folders whatever their format into a home; what is refused is passed over. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { importFrom } from '../src/jobs/import/import.ts'
import { recognise } from '../src/jobs/import/recognise.ts'
import { createIndex } from '../src/search/dialect/sqlite.ts'
import { SOURCES } from '../src/sources/registry.ts'
import { openSqlite } from '../src/store/dialect/sqlite.ts'
import { openLibrary } from '../src/store/library.ts'

const [home = '', ...paths] = process.argv.slice(2)
await mkdir(home, { recursive: true })
const db = openSqlite(path.join(home, 'library.db'))
await openLibrary(db)
await createIndex(db.sql)
const options = {
  jurisdiction: null,
  collection: null,
  only: [],
  dryRun: false,
  now: () => new Date(),
  progress: () => {},
}
for (const [source, places] of (await recognise(SOURCES, paths)).claimed)
  await importFrom(db, source, places, options)
await db.close()

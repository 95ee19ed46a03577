/** Builds the library of a million provisions in a home: `build.ts HOME CORPORA SIZE`. Tells what it made as JSON. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { importFrom } from '../../src/jobs/import/import.ts'
import { createIndex } from '../../src/search/dialect/sqlite.ts'
import { openSqlite } from '../../src/store/dialect/sqlite.ts'
import { openLibrary } from '../../src/store/library.ts'
import { type Made, millionSource } from './source.ts'

const [home = '', corpora = '', size = '1000000'] = process.argv.slice(2)
await mkdir(home, { recursive: true })
const db = openSqlite(path.join(home, 'library.db'))
await openLibrary(db)
await createIndex(db.sql)
const made: Made = { real: 0, repeated: 0 }
const started = performance.now()
let acts = 0
const report = await importFrom(db, millionSource(corpora, Number(size), made), ['million'], {
  jurisdiction: null,
  collection: null,
  only: [],
  dryRun: false,
  now: () => new Date(),
  progress: () => {
    if (++acts % 500 === 0) console.error(`${acts} acts, ${made.real + made.repeated} provisions`)
  },
})
await db.close()
console.log(
  JSON.stringify({
    ...made,
    acts: report.works,
    refused: report.quarantined.length,
    seconds: (performance.now() - started) / 1000,
  }),
)

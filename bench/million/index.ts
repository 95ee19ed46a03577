/**
 * Makes the search index of a library anew, as `comity reindex` does, without reading its texts for citations, which is measured by
 * itself: `index.ts HOME`. Tells rows and seconds as JSON.
 */
import path from 'node:path'
import { READING } from '../../src/citations/version.ts'
import { day } from '../../src/kit/day.ts'
import { reindex } from '../../src/search/reindex.ts'
import { recordReadingVersion } from '../../src/store/citation-reading.ts'
import { openSqlite } from '../../src/store/dialect/sqlite.ts'
import { openLibrary } from '../../src/store/library.ts'

const [home = ''] = process.argv.slice(2)
const db = openSqlite(path.join(home, 'library.db'))
await openLibrary(db)
const report = await reindex(db, { today: day('2026-11-30') })
// A site that opens the library would read a million texts first.
await db.sql.transaction().execute((trx) => recordReadingVersion(trx, READING))
await db.close()
console.log(JSON.stringify({ rows: report.rows, seconds: report.seconds }))

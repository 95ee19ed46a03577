/** Comity's own search on a prepared library, as its users call it: citations in the query, snippets, facets, folding. `own.ts HOME FOLDER`. */
import path from 'node:path'
import { finderOver } from '../../src/jobs/search/find.ts'
import { day } from '../../src/kit/day.ts'
import { openSqlite } from '../../src/store/dialect/sqlite.ts'
import { askedIn, type PeerResult, timed } from './peers/peer.ts'

const TODAY = day('2026-11-30')
const MOST_MS_A_KIND = 25_000

const [home = '', folder = ''] = process.argv.slice(2)
const db = openSqlite(path.join(home, 'library.db'))
const finder = finderOver(db)
const timings = await timed(
  await askedIn(folder),
  async ({ text, filter }) => {
    const at = filter === null ? TODAY : day(filter.at)
    const found = await finder.search(text, {
      at,
      today: TODAY,
      in: filter === null ? [] : [filter.jurisdiction],
      limit: 10,
    })
    return found.hits.length
  },
  MOST_MS_A_KIND,
)
await db.close()
const result: PeerResult = { name: 'Comity', buildSeconds: 0, rssBytes: process.memoryUsage.rss(), timings }
console.log(JSON.stringify(result))

/** LanceDB: columns on disk with an inverted index. It has no query for beginnings of words. `lancedb.ts FOLDER`. */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { connect, Index, MatchQuery, Operator, PhraseQuery, type Table } from '@lancedb/lancedb'
import type { Asked } from '../asked.ts'
import { askedIn, documents, PEER_MS_A_KIND, type PeerResult, timed } from './peer.ts'

const [folder = ''] = process.argv.slice(2)
const home = path.join(folder, 'lancedb')
await rm(home, { recursive: true, force: true })
const db = await connect(home)
const started = performance.now()
const table = await filled()
await table.createIndex('text', {
  config: Index.fts({
    baseTokenizer: 'whitespace',
    lowercase: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    withPosition: true,
  }),
})
await table.createIndex('j', { config: Index.bitmap() })
await table.createIndex('f', { config: Index.btree() })
await table.createIndex('t', { config: Index.btree() })
const buildSeconds = (performance.now() - started) / 1000

const timings = await timed(await askedIn(folder), ask, PEER_MS_A_KIND)
const result: PeerResult = { name: 'LanceDB', buildSeconds, rssBytes: process.memoryUsage.rss(), timings }
console.log(JSON.stringify(result))
await rm(home, { recursive: true, force: true })

async function filled(): Promise<Table> {
  let made: Table | null = null
  let some: Record<string, unknown>[] = []
  const flush = async () => {
    if (some.length === 0) return
    if (made === null) made = await db.createTable('provisions', some)
    else await made.add(some)
    some = []
  }
  for await (const document of documents(folder)) {
    some.push({ ...document })
    if (some.length === 50_000) await flush()
  }
  await flush()
  if (made === null) throw new Error('Cannot measure: there are no documents')
  return made
}

async function ask({ kind, terms, filter }: Asked): Promise<number | null> {
  if (kind.startsWith('prefix')) return null
  const words = terms.join(' ')
  const query = kind.startsWith('phrase')
    ? new PhraseQuery(words, 'text')
    : new MatchQuery(words, 'text', { operator: Operator.And })
  let search = table.query().fullTextSearch(query).select(['id', '_score']).limit(10)
  if (filter !== null)
    search = search.where(`j = '${filter.jurisdiction}' AND f <= '${filter.at}' AND t > '${filter.at}'`)
  return (await search.toArray()).length
}

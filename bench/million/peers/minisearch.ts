/** MiniSearch: an index in memory. `minisearch.ts FOLDER`. */
import MiniSearch from 'minisearch'
import { askedIn, type Document, documents, PEER_MS_A_KIND, type PeerResult, timed } from './peer.ts'

const [folder = ''] = process.argv.slice(2)
const index = new MiniSearch<Document>({
  fields: ['text'],
  storeFields: ['j', 'f', 't'],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
})
const started = performance.now()
for await (const document of documents(folder)) index.add(document)
const buildSeconds = (performance.now() - started) / 1000

const timings = await timed(
  await askedIn(folder),
  ({ kind, terms, filter }) => {
    if (kind.startsWith('phrase')) return null
    const found = index.search(terms.join(' '), {
      combineWith: 'AND',
      prefix: kind.startsWith('prefix'),
      ...(filter === null
        ? {}
        : { filter: ({ j, f, t }) => j === filter.jurisdiction && f <= filter.at && t > filter.at }),
    })
    return Math.min(found.length, 10)
  },
  PEER_MS_A_KIND,
)
const result: PeerResult = { name: 'MiniSearch', buildSeconds, rssBytes: process.memoryUsage.rss(), timings }
console.log(JSON.stringify(result))

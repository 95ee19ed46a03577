/** The act page as its readers meet it: pages per second beside a bare hono page, answers under a steady load, weight, a slow phone. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { runFile } from './child.ts'
import { mb, ms, type Row, ratio } from './measure.ts'
import { onSlowPhone } from './phone.ts'
import { type Served, serveBare, serveHome } from './server.ts'

interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** Returns the measurements of the act page, on the acts found at the places. */
export async function readingRoom(places: readonly string[]): Promise<Row[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  try {
    for (const place of places) await runFile('bench/import-all.ts', [home, place])
    const served = await serveHome(home)
    try {
      return await measured(served, home)
    } finally {
      served.stop()
    }
  } finally {
    await rm(home, { recursive: true })
  }
}

async function measured(served: Served, home: string): Promise<Row[]> {
  const { current, past } = await actsOf(served)
  const [act = '/'] = current
  return [
    ...(await besideBare(served, act, home)),
    await neverAsked(served, past),
    ...(await underLoad(served, [...current, ...past])),
    await weight(served, act),
    ...(await onSlowPhone(served.base + act)),
  ]
}

// Of every act the current text (the largest page first), and some of its days, spread over its life.
async function actsOf({ base }: Served): Promise<{ current: string[]; past: string[] }> {
  const works = [...new Set(addressesIn(await text(`${base}/browse`)).filter((href) => !href.includes('@')))]
  const dated = await Promise.all(
    works.map(async (work) => someDays(await text(`${base}${work}?view=versions`))),
  )
  const sizes = await Promise.all(
    works.map(async (href) => ({ href, size: (await text(base + href)).length })),
  )
  return { current: sizes.toSorted((a, b) => b.size - a.size).map(({ href }) => href), past: dated.flat() }
}

/** Days asked for of each act. */
const DAYS = 6

function someDays(versions: string): string[] {
  const all = [...new Set(addressesIn(versions).filter((href) => /@[^/]+$/.test(href)))]
  const step = Math.max(1, Math.floor(all.length / DAYS))
  return all.filter((_, index) => index % step === 0).slice(0, DAYS)
}

async function besideBare(served: Served, act: string, home: string): Promise<Row[]> {
  const file = path.join(home, 'page.html')
  const page = await text(served.base + act)
  await writeFile(file, page)
  const bare = await serveBare(file)
  try {
    const [own, peer] = [
      await load(served.base, [act], 'all-out', 5),
      await load(bare.base, ['/'], 'all-out', 5),
    ]
    return [
      {
        what: `act page of ${(page.length / 1000).toFixed(0)} kB, asked again and again`,
        figure: `${own.perSecond.toFixed(0)} pages/s`,
        target: '≥ 1/3 of bare hono',
        met: own.perSecond >= peer.perSecond / 3,
        against: `${peer.perSecond.toFixed(0)} pages/s, ${ratio(own.perSecond, peer.perSecond)}`,
      },
    ]
  } finally {
    bare.stop()
  }
}

// A page that nobody has asked for since the site was started, one after the other.
async function neverAsked({ base }: Served, paths: readonly string[]): Promise<Row> {
  const taken: number[] = []
  for (const path of paths) {
    const started = performance.now()
    await text(base + path)
    taken.push(performance.now() - started)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.floor((taken.length - 1) * share)] ?? 0
  return {
    what: `${paths.length} past days of acts never asked for before`,
    figure: `p50 ${ms(at(0.5))}, p95 ${ms(at(0.95))}`,
    target: 'p50 < 20 ms',
    met: at(0.5) < 20,
    against: '-',
  }
}

async function underLoad(served: Served, acts: readonly string[]): Promise<Row[]> {
  const { p50, p99 } = await load(served.base, acts, '50', 12)
  return [
    {
      what: `${acts.length} pages of acts, now and on past days, at 50 requests/s`,
      figure: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
      target: 'p99 < 20 ms',
      met: p99 < 20,
      against: '-',
    },
    {
      what: '… resident afterwards',
      figure: mb(served.rssBytes()),
      target: '< 300 MB',
      met: served.rssBytes() < 300e6,
      against: '-',
    },
  ]
}

// Page, style sheet and scripts as a first visit loads them, compressed as well as the server's peers would; fonts not counted.
async function weight({ base }: Served, act: string): Promise<Row> {
  const page = await text(base + act)
  const parts = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js|svg))"/g)].map(
    (match) => match[1],
  )
  const bodies = [page, ...(await Promise.all(parts.map((part) => text(`${base}${part}`))))]
  const bytes = bodies.reduce((sum, body) => sum + compressed(body), 0)
  return {
    what: 'first page with style and script',
    figure: `${(bytes / 1000).toFixed(1)} kB`,
    target: '< 60 kB',
    met: bytes < 60_000,
    against: `${(bodies.reduce((sum, body) => sum + body.length, 0) / 1000).toFixed(0)} kB plain`,
  }
}

function compressed(body: string): number {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
}

async function load(base: string, paths: readonly string[], rate: string, seconds: number): Promise<Load> {
  const { stdout } = await runFile('bench/load.ts', [base, paths.join(','), rate, `${seconds}`])
  return JSON.parse(stdout) as Load
}

function addressesIn(page: string): string[] {
  return [...page.matchAll(/href="(\/akn\/[^"?#]+)"/g)].map((match) => match[1] ?? '')
}

async function text(url: string): Promise<string> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`Cannot measure: ${url} answered ${answer.status}`)
  return answer.text()
}

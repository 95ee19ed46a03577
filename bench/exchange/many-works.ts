/** Very many small works: what a sync without news costs, how fast a checkpoint is read, and the memory of either side. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runFile } from '../child.ts'
import { mb, ms, type Row } from '../measure.ts'
import { nodesIn } from './nodes.ts'
import type { Spent } from './spent.ts'

// So many are made in minutes; that they are published, followed and indexed takes most of an hour. With --full they are.
const [FEW, MANY] = [5_000, 100_000]
const AMENDED = 100

/** Returns the measurements of many works. */
export async function manyWorks(full: boolean): Promise<Row[]> {
  const count = full ? MANY : FEW
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-works-'))
  const nodes = nodesIn(folder)
  const make = (...args: string[]) =>
    runFile('bench/exchange/make-works.ts', [nodes.publisher, `${count}`, ...args])
  try {
    await make()
    const published = await nodes.publish()
    const first = await nodes.sync()
    const nothing = await nodes.sync()
    await make(`${AMENDED}`)
    const again = await nodes.publish()
    const update = await nodes.sync()
    const sizes = [published, first, nothing, again, update].map(({ maxRssBytes }) => maxRssBytes)
    return [
      ...(await checkpointRow()),
      {
        what: `${count.toLocaleString('en')} works, nothing changed`,
        figure: `${nothing.said.requests} requests, ${nothing.wireBytes} bytes, ${nothing.said.seconds.toFixed(2)} s`,
        target: '≤ 2 requests, 2 kB, 0.2 s',
        met: nothing.said.requests <= 2 && nothing.wireBytes <= 2000 && nothing.said.seconds <= 0.2,
        against: full ? '-' : `(${MANY.toLocaleString('en')} works with --full)`,
      },
      {
        what: `… memory: publishing, first sync, nothing new, ${AMENDED} amended and published, taken`,
        figure: sizes.map(mb).join(', '),
        target: '< 300 MB',
        met: Math.max(...sizes) < 300e6,
        against: `in ${[published, first, nothing, again, update].map(({ seconds }) => `${seconds.toFixed(1)} s`).join(', ')}`,
      },
    ]
  } finally {
    nodes.stop()
    await rm(folder, { recursive: true })
  }
}

async function checkpointRow(): Promise<Row[]> {
  const { stdout, maxRssBytes } = await runFile('bench/exchange/read-checkpoint.ts', [`${MANY}`])
  const { passed, busy, bytes } = JSON.parse(stdout) as Spent & { bytes: number }
  return [
    {
      what: `checkpoint of ${MANY.toLocaleString('en')} works, ${mb(bytes)}: read and verified`,
      figure: `${ms(passed)} (processors ${ms(busy)}), ${mb(maxRssBytes)} with its making`,
      target: '< 2 s',
      met: passed < 2000,
      against: '-',
    },
  ]
}

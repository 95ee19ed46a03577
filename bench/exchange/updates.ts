/** The last ten updates of acts that change often: bytes over the wire against git, rsync and the limit; time to publish and to apply. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ExchangeObject } from '../../src/exchange/object/model.ts'
import { writeObject } from '../../src/exchange/object/write.ts'
import { packed } from '../../src/exchange/zstd.ts'
import { objectOf } from '../../src/jobs/exchange/object-of.ts'
import { openDatedFolder } from '../../src/sources/files.ts'
import { mb, ms, type Row, ratio } from '../measure.ts'
import { serveHome } from '../server.ts'
import { type Centre, publishingCentre, readerOf } from './centres.ts'
import { gitOverWire, rsyncOverWire } from './peers.ts'
import { middle, type Spent, spent } from './spent.ts'
import { wireTo } from './wire.ts'

const UPDATES = 10

export interface Act {
  readonly name: string
  readonly source: string
  /** Folder in the corpora. */
  readonly folder: string
  /** Whether it is the act of which the promises about time are made. */
  readonly timed: boolean
}

interface Update {
  readonly bytes: number
  readonly limit: number
  readonly git: number
  readonly rsync: number | null
  readonly publish: Spent
  readonly apply: Spent
}

interface Measured {
  readonly all: readonly Update[]
  /** Bytes of the object in the end, and what it costs to write and hash it. */
  readonly size: number
  readonly writing: Spent
}

/** Returns the measurements of an act's updates. */
export async function updates(act: Act): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-updates-'))
  try {
    const files = await versionsIn(act.folder, path.join(folder, 'versions'))
    const measured = await published(act, folder, files)
    return [...wireRows(act, measured.all), ...(act.timed ? timeRows(measured) : [])]
  } finally {
    await rm(folder, { recursive: true })
  }
}

// Every version as a file of its own, ascending; the line of `history.tsv` that tells of each lies beside it.
async function versionsIn(corpus: string, folder: string): Promise<string[]> {
  await using opened = await openDatedFolder(corpus, '.md')
  await mkdir(folder)
  const files: string[] = []
  for (const { name, read } of opened.files) {
    const file = path.join(folder, name)
    await writeFile(file, await read())
    files.push(file)
  }
  await copyFile(path.join(corpus, 'history.tsv'), path.join(folder, 'history.tsv'))
  return files
}

async function published(act: Act, folder: string, files: readonly string[]): Promise<Measured> {
  const [first, last] = [files.slice(0, -UPDATES), files.slice(-UPDATES)]
  const centre = await publishingCentre(path.join(folder, 'publisher'))
  await centre.import(act.source, [await folderOf(folder, 'first', first)])
  await centre.publish()
  const site = await serveHome(centre.home)
  const wire = await wireTo(Number(new URL(site.base).port))
  const { fingerprint } = centre.publisher.repository
  const reader = await readerOf(
    path.join(folder, 'reader'),
    `http://127.0.0.1:${wire.port}/exchange/`,
    fingerprint,
  )
  const git = await gitOverWire(await made(folder, 'git'), path.join(folder, 'first'))
  const rsync = await rsyncOverWire(await made(folder, 'rsync'), first.at(-1) ?? '')
  try {
    await reader.sync()
    const all: Update[] = []
    let before = await onlyObject(centre)
    for (const [index, file] of last.entries()) {
      await centre.import(act.source, [await folderOf(folder, `update-${index}`, [file])])
      const publish = await spent(() => centre.publish())
      wire.taken()
      const apply = await spent(() => reader.sync())
      const bytes = wire.taken()
      const after = await onlyObject(centre)
      const peers = { git: await git.update(file, index), rsync: (await rsync?.update(file, index)) ?? null }
      if (writeObject(before).hash !== writeObject(after).hash)
        all.push({ bytes, limit: limitOf(before, after), ...peers, publish, apply })
      before = after
    }
    let size = 0
    const times: Spent[] = []
    for (let index = 0; index < UPDATES; index++)
      times.push(
        await spent(() => {
          size = writeObject(before).bytes.length
        }),
      )
    return { all, size, writing: middle(times) }
  } finally {
    await git.stop()
    await rsync?.stop()
    wire.stop()
    site.stop()
    await Promise.all([centre.db.close(), reader.db.close()])
  }
}

function wireRows({ name }: Act, all: readonly Update[]): Row[] {
  for (const { bytes, limit, git, rsync } of all)
    console.error(`  ${name}: ${bytes} bytes, limit ${limit}, git ${git}, rsync ${rsync ?? 'absent'}`)
  const sum = (of: (update: Update) => number) => all.reduce((total, update) => total + of(update), 0)
  const beyond = (update: Update) => update.bytes - 1.2 * update.limit
  const worst = all.toSorted((a, b) => beyond(b) - beyond(a))[0]
  const bytes = sum((update) => update.bytes)
  const rsync = sum((update) => update.rsync ?? Number.NaN)
  const peers = all.every((update) => bytesBelow(update, update.git) && bytesBelow(update, update.rsync))
  return [
    {
      what: `${name}, its last ${all.length} updates over HTTP, TUF files and headers included`,
      figure: `${kb(bytes)}; the dearest ${worst ? `${kb(worst.bytes)}, limit ${kb(worst.limit)}` : '-'}`,
      target: 'each ≤ 1.2 × limit + 4 kB, below git and rsync',
      met: worst !== undefined && beyond(worst) <= 4096 && peers,
      against: `limit ${kb(sum((update) => update.limit))}, git ${kb(sum((update) => update.git))}, rsync ${Number.isNaN(rsync) ? 'not installed' : kb(rsync)}`,
    },
  ]
}

function bytesBelow({ bytes }: Update, peer: number | null): boolean {
  return peer === null || bytes < peer
}

function timeRows({ all, size, writing }: Measured): Row[] {
  const line = (what: string, cost: Spent, target: number): Row => ({
    what: `… ${what}, ${mb(size)}`,
    figure: `p50 ${ms(cost.passed)} (processors ${ms(cost.busy)})`,
    target: `< ${target} ms`,
    met: cost.passed < target,
    against: `writing and hashing it: ${ms(writing.passed)}, ${ratio(cost.passed, writing.passed)}`,
  })
  return [
    line('publishing one changed act', middle(all.map(({ publish }) => publish)), 100),
    line('applying it, fetching included', middle(all.map(({ apply }) => apply)), 200),
  ]
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

async function made(folder: string, name: string): Promise<string> {
  const inner = path.join(folder, name)
  await mkdir(inner)
  return inner
}

async function folderOf(folder: string, name: string, files: readonly string[]): Promise<string> {
  const act = await made(folder, name)
  for (const file of files) await copyFile(file, path.join(act, path.basename(file)))
  await copyFile(path.join(folder, 'versions', 'history.tsv'), path.join(act, 'history.tsv'))
  return act
}

async function onlyObject({ library }: Centre): Promise<ExchangeObject> {
  const [held] = await library.works({})
  const [expression] = held ? await library.expressions(held.work.id) : []
  if (!held || !expression) throw new Error('Cannot measure: the act was not imported')
  return objectOf(library, held.work, expression)
}

/** Zstandard at its best of each new wording, with the wording before as dictionary: nothing else. */
function limitOf(old: ExchangeObject, fresh: ExchangeObject): number {
  const before = new Map(old.rows.map(({ wId, text }) => [wId, text]))
  const counted = new Set<string>()
  let limit = 0
  for (const { wId, text } of fresh.rows) {
    if (text === null || old.texts.has(text) || counted.has(text)) continue
    counted.add(text)
    const dictionary = old.texts.get(before.get(wId) ?? '') ?? ''
    limit += packed(Buffer.from(fresh.texts.get(text) ?? ''), Buffer.from(dictionary)).length
  }
  return limit
}

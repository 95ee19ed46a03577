/** Everybody who works on a study is told what anybody writes, and who is there; whoever comes back is not lost to a line that was cut. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { operator } from '#research/may.ts'
import { changeStudy, newStudy } from '#research/studies.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { migrate } from '#store/migrate.ts'
import { type Told, Watch } from './watch.ts'

const run = promisify(execFile)
const db = openSqlite(':memory:')
const AT = '2026-11-30T10:00:00Z'
before(async () => {
  await migrate(db.sql)
  await newStudy(db, { id: 'erasure', title: 'Erasure', by: 'Vera Lind', at: AT })
})
after(() => db.close())

function listening(watch: Watch, client: string, since = 1) {
  const told: Told[] = []
  const waiting = new Set<() => void>()
  const tell = (each: Told) => {
    told.push(each)
    for (const look of waiting) look()
  }
  const leave = watch.listen('erasure', since, { client, name: client.toUpperCase(), tell })
  const until = (wanted: (told: Told) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => told.some(wanted) && resolve()
      waiting.add(look)
      look()
    })
  const names = () => {
    const last = told.findLast((each) => each.kind === 'present')
    return last?.kind === 'present' ? last.present.map(({ name, place }) => [name, place]) : []
  }
  return { leave, until, names }
}

const title = (words: string) =>
  changeStudy(db, 'erasure', operator('Vera Lind'), AT, [
    { kind: 'write', field: { of: 'study', name: 'title' }, words, seen: [] },
  ])

test('what was written is told with its number and its writer, also to whoever comes late', async () => {
  const watch = new Watch(db)
  const anna = listening(watch, 'anna')
  const made = await title('Erasure of data')
  const seq = made[0]?.seq
  await anna.until((told) => told.kind === 'changes' && told.seq === seq && told.by[0] === 'Vera Lind')
  const clara = listening(watch, 'clara', 1)
  await clara.until((told) => told.kind === 'changes' && told.seq === seq)
  anna.leave()
  clara.leave()
})

test('who is there is told, where they are, and when they leave', () => {
  const watch = new Watch(db)
  const anna = listening(watch, 'anna')
  const clara = listening(watch, 'clara')
  watch.at('erasure', 'clara', 'cell.r1.c1')
  assert.deepEqual(anna.names(), [
    ['ANNA', null],
    ['CLARA', 'cell.r1.c1'],
  ])
  clara.leave()
  assert.deepEqual(anna.names(), [['ANNA', null]])
  anna.leave()
})

test('a window that comes back is told, whenever its first line is found to be cut', async () => {
  const watch = new Watch(db)
  const first = listening(watch, 'anna')
  const second = listening(watch, 'anna')
  first.leave()
  const [made] = await title('Erasure, once more')
  await second.until((told) => told.kind === 'changes' && told.seq === made?.seq)
  assert.deepEqual(second.names(), [['ANNA', null]])
  second.leave()
})

test('what another process writes, such as a command beside the site, is told as what this one writes is', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-watch-'))
  const file = path.join(folder, 'library.db')
  const shared = openSqlite(file)
  t.after(async () => {
    await shared.close()
    await rm(folder, { recursive: true })
  })
  await migrate(shared.sql)
  await newStudy(shared, { id: 'erasure', title: 'Erasure', by: 'Vera Lind', at: AT })
  const anna = listening(new Watch(shared), 'anna')
  const program = path.resolve(import.meta.dirname, '..', '..', 'research', 'writer.fixture.ts')
  await run(process.execPath, [program, file, 'erasure', 'Boris', '2'])
  // Each of its two batches holds two changes, after the one that made the study.
  await anna.until((told) => told.kind === 'changes' && told.seq === 5 && told.by.includes('Boris'))
  assert.deepEqual(anna.names(), [['ANNA', null]], 'who types commands is not there to be seen')
  anna.leave()
})

/** `kill -9` while a draft is recorded: the library is as it was or as it shall be, and nothing between. */
import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { writeActs } from './acts.ts'
import { contentsOf, faultsOf } from './contents.ts'
import { importHere, start } from './importing.ts'

const MOMENTS = 10
// The largest act of the folder: recording it copies five hundred articles in four versions.
const CODE = 'ACT-99'

describe('kill -9 while a draft is recorded', () => {
  let folder: string
  const home = (name: string) => path.join(folder, name)
  const amend = (name: string) =>
    start([
      'edit',
      'amend',
      CODE,
      '--as-of',
      '2020-01-01',
      '--repeal',
      'art_100',
      '--heading',
      'art_50=New',
      '--record',
      '--home',
      home(name),
    ])

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-crash-'))
    await writeActs(path.join(folder, 'acts'))
    await mkdir(home('before'), { recursive: true })
    await importHere([path.join(folder, 'acts', 'code')], home('before'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('leaves the old state or the new one', async (test) => {
    const old = contentsOf(path.join(home('before'), 'library.db'))
    await cp(home('before'), home('after'), { recursive: true })
    const started = performance.now()
    assert.equal(await amend('after').ended, 0)
    const duration = performance.now() - started
    const fresh = contentsOf(path.join(home('after'), 'library.db'))
    assert.notDeepEqual(fresh, old)
    const met = { old: 0, new: 0 }
    for (let moment = 0; moment < MOMENTS; moment++) {
      const name = `home-${moment}`
      await cp(home('before'), home(name), { recursive: true })
      const running = amend(name)
      // From when the process has begun to read, to a little past its end.
      const share = 0.4 + (0.7 * (moment + Math.random())) / MOMENTS
      await Promise.race([wait(duration * share), running.ended])
      running.process.kill('SIGKILL')
      await running.ended
      const file = path.join(home(name), 'library.db')
      assert.deepEqual(faultsOf(file), [])
      const now = contentsOf(file)
      const state =
        now.size === fresh.size && JSON.stringify([...now]) === JSON.stringify([...fresh]) ? 'new' : 'old'
      if (state === 'old') assert.deepEqual(now, old, `killed at moment ${moment}`)
      met[state]++
      await rm(home(name), { recursive: true })
    }
    test.diagnostic(`states met: ${JSON.stringify(met)}`)
    assert.ok(met.old > 0, 'no kill came before the end')
  })
})

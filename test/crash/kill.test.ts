/** `kill -9` during an import, at random moments all along it: the library is sound, every act in it is whole, and importing again completes it. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { FULL } from '../pace.ts'
import { writeActs } from './acts.ts'
import { type Contents, contentsOf, faultsOf, hasTables } from './contents.ts'
import { importHere, start, startImport } from './importing.ts'

const MOMENTS = FULL ? 20 : 6
// So many different numbers of acts must be met, or the kills did not fall within the import.
const POINTS = FULL ? 5 : 3
// A machine that others made slower or faster meanwhile is measured again.
const ROUNDS = 3

describe('kill -9 during an import', () => {
  let folder: string
  let paths: string[]
  let undisturbed: Contents
  let startup: number
  let duration: number

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-crash-'))
    paths = await writeActs(path.join(folder, 'acts'))
    undisturbed = contentsOf(await measured(1))
    assert.equal(undisturbed.size, 36)
  })

  after(() => rm(folder, { recursive: true, force: true }))

  it(`leaves whole acts or none, at ${MOMENTS} moments spread over the import`, async (test) => {
    const reached: number[] = []
    for (let round = 1; new Set(reached).size < POINTS && round <= ROUNDS; round++) {
      if (round > 1) await measured(round)
      for (let moment = 0; moment < MOMENTS; moment++) {
        // One moment in each part of the import; the first ones while the library is being made.
        const begin = startup * 0.8
        const delay = begin + ((duration - begin) * (moment + Math.random())) / MOMENTS
        reached.push(await killedAfter(delay, path.join(folder, `home-${round}-${moment}`)))
      }
    }
    test.diagnostic(`acts held when killed: ${reached.join(' ')}`)
    assert.ok(
      new Set(reached).size >= POINTS,
      `kills met the import at different points: ${reached.join(' ')}`,
    )
  })

  // How long an import takes; returns the library that comes of it.
  async function measured(round: number): Promise<string> {
    const home = path.join(folder, `undisturbed-${round}`)
    startup = await timed(() => start(['stats', '--home', path.join(folder, 'empty')]).ended)
    duration = await timed(() => startImport(paths, home).ended)
    return path.join(home, 'library.db')
  }

  async function killedAfter(delay: number, home: string): Promise<number> {
    const running = startImport(paths, home)
    await Promise.race([wait(delay), running.ended])
    running.process.kill('SIGKILL')
    await running.ended
    const file = path.join(home, 'library.db')
    const label = `killed after ${delay.toFixed(0)} ms`
    const held = existsSync(file) ? whatIsHeld(file, label) : 0
    await mkdir(home, { recursive: true })
    await importHere(paths, home)
    assert.deepEqual(faultsOf(file), [], `${label}, repeated`)
    assert.deepEqual(contentsOf(file), undisturbed, `${label}: a repeated import comes to the same library`)
    await rm(home, { recursive: true })
    return held
  }

  // Before the first transaction ends there may be a file without tables.
  function whatIsHeld(file: string, label: string): number {
    const contents = hasTables(file) ? contentsOf(file) : new Map<string, string>()
    if (contents.size > 0) assert.deepEqual(faultsOf(file), [], label)
    for (const [iri, content] of contents)
      assert.equal(content, undisturbed.get(iri), `${label}: ${iri} is whole`)
    return contents.size
  }
})

async function timed(run: () => Promise<number | null>): Promise<number> {
  const started = performance.now()
  assert.equal(await run(), 0)
  return performance.now() - started
}

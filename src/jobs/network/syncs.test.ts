import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addFollowed, setFollowed, UNTRIED } from '#store/followed.ts'
import { setWatch } from '#store/network.ts'
import { shelf } from '../import/import.fixture.ts'
import { type Due, keepSyncing } from './syncs.ts'

const HOUR = 3_600_000
const BEGIN = new Date('2026-11-30T12:00:00Z').getTime()

/** A library that follows the sources, a clock that is moved, and what was asked of it. */
async function following(sources: Readonly<Record<string, string | null>>) {
  const { db } = await shelf()
  const clock = { at: BEGIN }
  const now = () => new Date(clock.at)
  for (const [name, schedule] of Object.entries(sources)) {
    const base = `https://${name}.example/exchange/`
    const known = { audience: 'public', fingerprint: 'f', mirrors: '[]', grace_days: 0 }
    await addFollowed(db.sql, { name, base, ...known, added_at: now().toISOString(), ...UNTRIED })
    await setWatch(db.sql, name, { schedule })
  }
  const asked: string[] = []
  let atOnce = 0
  const begin = (
    sync?: (source: Due, stop: AbortSignal) => Promise<string | null>,
    log = (_: string) => {},
  ) =>
    keepSyncing({
      db,
      now,
      log,
      sync:
        sync ??
        (async ({ name }) => {
          assert.equal(++atOnce, 1, 'one sync at a time')
          asked.push(name)
          await new Promise(setImmediate)
          await setFollowed(db.sql, name, { tried_at: now().toISOString() })
          atOnce--
          return null
        }),
    })
  return { db, clock, asked, begin }
}

test('who was never asked is asked at once, one after the other, and again when the time has come', async () => {
  const { db, clock, asked, begin } = await following({ a: null, b: 'every 2 hours', c: 'never' })
  const syncs = begin()
  await syncs.look()
  assert.deepEqual(asked.sort(), ['a', 'b'])
  clock.at += 3 * HOUR
  await syncs.look()
  assert.deepEqual(asked.sort(), ['a', 'b', 'b'])
  clock.at += 4 * HOUR
  await syncs.look()
  assert.deepEqual(asked.sort(), ['a', 'a', 'b', 'b', 'b'])
  await syncs.stop()
  await db.close()
})

test('a schedule that is changed holds from then on', async () => {
  const { db, clock, asked, begin } = await following({ a: 'every day' })
  const syncs = begin()
  await syncs.look()
  clock.at += 2 * HOUR
  await setWatch(db.sql, 'a', { schedule: 'every hour' })
  await syncs.look()
  assert.deepEqual(asked, ['a', 'a'])
  await syncs.stop()
  await db.close()
})

test('a sync that fell over and left no trace is not begun again at once', async () => {
  const { db, clock, begin } = await following({ a: null })
  const logged: string[] = []
  let begun = 0
  const syncs = begin(
    async () => {
      begun++
      return 'it fell over'
    },
    (line) => logged.push(line),
  )
  await syncs.look()
  assert.deepEqual([begun, logged], [1, ['it fell over']])
  clock.at += HOUR / 3
  await syncs.look()
  assert.equal(begun, 2)
  clock.at += HOUR / 3
  await syncs.look()
  assert.equal(begun, 2, 'later and later')
  await syncs.stop()
  await db.close()
})

test('stopping breaks off what runs, begins nothing more, and waits for the end', async () => {
  const { db, begin } = await following({ a: null, b: null })
  let ended = 0
  const begun = Promise.withResolvers<void>()
  const syncs = begin(async (_, stop) => {
    begun.resolve()
    await new Promise((resolve) => stop.addEventListener('abort', resolve))
    ended++
    return null
  })
  await begun.promise
  await syncs.stop()
  assert.equal(ended, 1)
  await db.close()
})

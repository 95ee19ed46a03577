/** The heart beats for every audience, and one that is locked stops no other. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { openKeyRing } from '#exchange/keys/key-ring.ts'
import { createRepository } from '#exchange/repository/create.ts'
import { placesOf } from '#exchange/repository/places.ts'
import { CHEAP, PASSPHRASE, scratch } from '#exchange/repository/publisher.fixture.ts'
import { beatAll } from './heartbeat.ts'

const BEGUN = new Date('2026-11-30T06:00:00Z')
const LATER = new Date('2026-12-01T06:00:00Z')

test('the heartbeat of every audience is signed, whatever becomes of the others', async (t) => {
  const home = await scratch(t)
  for (const audience of ['public', 'circle', 'locked']) {
    const { repository: folder, keys } = placesOf(home, audience)
    const words = audience === 'locked' ? 'other words' : PASSPHRASE
    const ring = openKeyRing({ folders: [keys], passphrase: async () => words, cost: CHEAP })
    const quorums = { root: { keys: 2, threshold: 1 }, targets: { keys: 1, threshold: 1 } }
    await createRepository({ folder, ring, now: BEGUN, quorums })
  }
  const version = async (audience: string) => {
    const file = path.join(placesOf(home, audience).repository, 'metadata', 'timestamp.json')
    return JSON.parse(await readFile(file, 'utf8')).signed.version as number
  }
  const before = await Promise.all(['public', 'circle', 'locked'].map(version))
  const said: string[] = []
  await beatAll({ home, now: () => LATER, passphrase: PASSPHRASE, log: (text) => said.push(text) })
  const after = await Promise.all(['public', 'circle', 'locked'].map(version))
  assert.deepEqual(
    after.map((each, index) => each - (before[index] ?? 0)),
    [1, 1, 0],
  )
  assert.equal(said.length, 1)
  assert.match(said[0] ?? '', /The heartbeat of the exchange for locked was not signed: Cannot unlock/)
})

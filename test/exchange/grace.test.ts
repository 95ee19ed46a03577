/** What has run out: taken from a medium for as long as the operator allows, over a network never, and never without its true dates. */
import assert from 'node:assert/strict'
import { cp, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { type Centre, centre, type Reader, reader } from '#jobs/exchange/exchange.fixture.ts'
import { type Synced, syncWith } from '#jobs/exchange/sync.ts'
import { bring, expression, text, two, WORK } from '#jobs/import/import.fixture.ts'
import { type Followed, followedSources, setFollowed } from '#store/followed.ts'

const SIGNED = new Date('2026-11-30T06:00:00Z')
const NOW = () => SIGNED
const DAY = 86_400_000
const daysLater = (days: number) => new Date(SIGNED.getTime() + days * DAY)

interface Stage {
  readonly from: Centre
  readonly to: Reader
  readonly folder: string
  sync(at: Date, from: string | null): Promise<Synced | undefined>
  known(): Promise<Followed>
}

describe('metadata that have expired', () => {
  it('are taken from a medium within the grace, and not a day beyond', async (t) => {
    const { from, sync } = await stage(t, { grace_days: 90 })
    // The heartbeat holds seven days.
    assert.deepEqual(outcome(await sync(daysLater(98), from.folder)), ['refused', 'frozen'])
    assert.deepEqual(outcome(await sync(daysLater(96), from.folder)), ['applied', null])
  })

  it('are not taken from a medium where the operator allows no grace', async (t) => {
    const { from, sync } = await stage(t, { grace_days: 0 })
    assert.deepEqual(outcome(await sync(daysLater(8), from.folder)), ['refused', 'frozen'])
  })

  it('are never taken over a network, whatever the grace', async (t) => {
    const { from, sync, to } = await stage(t, { grace_days: 90 })
    const base = await served(t, from.folder)
    await setFollowed(to.db.sql, 'xv', { base })
    assert.deepEqual(outcome(await sync(daysLater(8), null)), ['refused', 'frozen'])
    assert.deepEqual(outcome(await sync(daysLater(8), base)), ['refused', 'frozen'])
    assert.deepEqual(outcome(await sync(daysLater(6), null)), ['applied', null])
  })

  it('are taken from the folder that a source is followed at, and not where one of its mirrors is on a network', async (t) => {
    const { from, sync, to } = await stage(t, { grace_days: 90 })
    await setFollowed(to.db.sql, 'xv', { mirrors: JSON.stringify([await served(t, from.folder)]) })
    assert.deepEqual(outcome(await sync(daysLater(8), null)), ['refused', 'frozen'])
    await setFollowed(to.db.sql, 'xv', { mirrors: '[]' })
    assert.deepEqual(outcome(await sync(daysLater(8), null)), ['applied', null])
  })

  it('are kept with the day on which they ran out and the instant at which the publisher signed them', async (t) => {
    const { from, sync, known } = await stage(t, { grace_days: 90 })
    await sync(daysLater(60), from.folder)
    const { expires_at, heard_at, tried_at } = await known()
    assert.deepEqual(
      [expires_at, heard_at, tried_at],
      ['2026-12-07T06:00:00Z', '2026-11-30T06:00:00Z', daysLater(60).toISOString()],
    )
  })

  it('are refused on a medium that is older than what was seen, within the grace as well', async (t) => {
    const { from, sync, known, folder } = await stage(t, { grace_days: 90 })
    const old = path.join(folder, 'old')
    await cp(from.folder, old, { recursive: true })
    const later = await from.publisher.reopen({ now: () => daysLater(3) })
    await later.heartbeat()
    assert.deepEqual(outcome(await sync(daysLater(60), from.folder)), ['applied', null])
    assert.deepEqual(outcome(await sync(daysLater(60), old)), ['refused', 'rollback'])
    assert.equal((await known()).heard_at, '2026-12-03T06:00:00Z')
  })
})

describe('a clock that is behind', () => {
  it('is told by the heartbeat that it reads, before anything is applied', async (t) => {
    const { from, sync, known, to } = await stage(t, { grace_days: 90 })
    assert.deepEqual(outcome(await sync(daysLater(-2), from.folder)), ['refused', 'wrong-clock'])
    assert.equal((await known()).heard_at, null)
    assert.deepEqual(await to.db.sql.selectFrom('receipt').selectAll().execute(), [])
    assert.deepEqual(outcome(await sync(daysLater(-0.9), from.folder)), ['applied', null])
  })

  it('is told by what was verified before, on a medium whose grace would cover for it', async (t) => {
    const { from, sync } = await stage(t, { grace_days: 90 })
    await sync(SIGNED, from.folder)
    assert.deepEqual(outcome(await sync(daysLater(-30), from.folder)), ['refused', 'wrong-clock'])
  })

  it('was no reason to distrust it once it is right: what was remembered is what the publisher signed', async (t) => {
    const { from, sync } = await stage(t, { grace_days: 0 })
    // Six days ahead, the heartbeat still held.
    assert.deepEqual(outcome(await sync(daysLater(6), from.folder)), ['applied', null])
    assert.deepEqual(outcome(await sync(SIGNED, from.folder)), ['up-to-date', null])
  })
})

async function stage(t: TestContext, facts: { grace_days: number }): Promise<Stage> {
  const folder = await scratch(t)
  const from = await centre(folder, NOW)
  await bring(from, [{ work: WORK, expressions: [expression([text('2001-01-01', two('two'))])] }])
  await from.publish()
  const to = await reader(folder, from, NOW)
  await setFollowed(to.db.sql, 'xv', facts)
  const known = async () => {
    const [followed] = await followedSources(to.db.sql)
    assert.ok(followed)
    return followed
  }
  return {
    from,
    to,
    folder,
    known,
    sync: async (at, medium) => {
      const how = { home: folder, from: medium, bandwidth: null, now: () => at, progress: () => {} }
      const [synced] = await syncWith(to.db, await known(), how)
      return synced
    },
  }
}

function outcome(synced: Synced | undefined): unknown[] {
  return [synced?.status, synced?.refusal]
}

/** Serves the folder as any web server does, and returns its address. */
async function served(t: TestContext, folder: string): Promise<string> {
  const server = createServer((request, response) => {
    readFile(path.join(folder, request.url ?? '')).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

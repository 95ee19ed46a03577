/** A publisher falls silent: its follower goes from fresh to late to stale and tells readers so, until the publisher is heard again. */
import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { apiOver } from '#api/routes.ts'
import { ownProfileIn, profileBytes } from '#exchange/profile.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { centre } from '#jobs/exchange/exchange.fixture.ts'
import { syncWith } from '#jobs/exchange/sync.ts'
import { bring, expression, shelf, text, two, WORK } from '#jobs/import/import.fixture.ts'
import { type NetworkWatch, watchOver } from '#jobs/network/watch.ts'
import { finderOver } from '#jobs/search/find.ts'
import { dayOf } from '#kit/day.ts'
import { addFollowed, followedSources, UNTRIED } from '#store/followed.ts'
import { loadAssets } from '#web/assets.ts'
import { site } from '#web/site.tsx'

const HOUR = 3_600_000
const ACT = '/akn/xv/act/1994-02-11/41'
const LATE = /Last heard from the publisher/
const STALE = /its signature has run out/

/** A publisher and its follower with a site, on one clock that is moved. */
async function twoCentres(t: TestContext, graceDays: number) {
  const folder = await scratch(t)
  let now = new Date('2026-11-30T06:00:00Z')
  const clock = () => now
  const from = await centre(folder, clock)
  const years = [text('2001-01-01', two('first')), text('2005-01-01', two('second'))]
  await bring(from, [{ work: WORK, expressions: [expression(years)] }])
  await from.publish()
  const own = ownProfileIn({ name: 'Centre of Valen', state: 'xv', position: [10, 20] })
  assert.ok('profile' in own)
  const { repository } = from.publisher
  await repository.setProfile(profileBytes(own.profile, { heartbeat: 6, collections: [], centres: [] }))
  const to = await shelf()
  await addFollowed(to.db.sql, {
    name: 'valen',
    base: from.publisher.folder,
    audience: 'public',
    fingerprint: repository.fingerprint,
    mirrors: '[]',
    grace_days: graceDays,
    added_at: clock().toISOString(),
    ...UNTRIED,
  })
  const home = path.join(folder, 'reader')
  const network = watchOver(to.db, { home, now: clock })
  const shared = {
    library: to.library,
    search: finderOver(to.db),
    cite: async () => [],
    clock: () => dayOf(now),
    jurisdictions: loadJurisdictions(),
    network,
  }
  const failures: Error[] = []
  const app = site({ ...shared, assets: ASSETS, api: apiOver(shared), stamp: () => to.db.stamp() }, (error) =>
    failures.push(error),
  )
  t.after(() => assert.deepEqual(failures, [], 'the site never failed'))
  const sync = async () => {
    const [followed] = await followedSources(to.db.sql)
    assert.ok(followed)
    const progress = () => {}
    return syncWith(to.db, followed, { home, from: null, bandwidth: null, now: clock, progress })
  }
  const get = async (address: string, headers: Record<string, string> = {}) => {
    const response = await app.request(address, { headers: { 'accept-language': 'en', ...headers } })
    return { status: response.status, headers: response.headers, body: await response.text() }
  }
  return {
    repository,
    network,
    db: to.db,
    sync,
    get,
    after: (hours: number) => {
      now = new Date(now.getTime() + hours * HOUR)
    },
    state: async () => (await stateIn(network)) as string,
  }
}

const ASSETS = loadAssets()

async function stateIn(network: NetworkWatch) {
  return (await network.board('all')).sources[0]?.state
}

describe('a publisher that falls silent', () => {
  it('is late past its promise, stale past the grace, and fresh again with the next heartbeat', async (t) => {
    const { repository, sync, get, after, state, network } = await twoCentres(t, 10)
    assert.equal(await state(), 'never')
    await sync()
    assert.equal(await state(), 'fresh')
    assert.doesNotMatch((await get(`${ACT}/eng`)).body, LATE)
    after(13)
    await sync()
    assert.equal(await state(), 'late', 'its metadata have not expired, and yet it was not heard from')
    const late = (await get(`${ACT}/eng`)).body
    assert.match(late, LATE)
    assert.match(late, /30 November 2026/, 'the day on which it was heard')
    assert.match(late, /is shown until 17 December 2026/, 'the grace')
    after(24 * 10)
    await sync()
    assert.equal(await state(), 'late', 'expired, and within the grace')
    after(24 * 8)
    assert.equal(await state(), 'stale')
    assert.match((await get(`${ACT}/eng`)).body, STALE)
    await repository.heartbeat()
    await sync()
    assert.equal(await state(), 'fresh')
    assert.doesNotMatch((await get(`${ACT}/eng`)).body, /class="silence/)
    const told = (await network.changes(20)).map(({ kind }) => kind)
    assert.deepEqual(told, ['fresh', 'stale', 'late', 'release'])
  })

  it('is told of on every page of its law, in files and in answers to programs', async (t) => {
    const { sync, get, after } = await twoCentres(t, 0)
    await sync()
    after(13)
    for (const page of [
      `${ACT}/eng`,
      `${ACT}/eng/~art_1`,
      `${ACT}/eng@2003-01-01`,
      `${ACT}/eng?view=versions`,
      `${ACT}/eng?from=2003-01-01&to=2010-01-01`,
      `${ACT}/eng?beside=eng@2003-01-01`,
      `${ACT}/eng?view=cited-by`,
      `${ACT}/eng?view=graph`,
      `${ACT}/eng@2010-01-01.txt`,
      `${ACT}/eng@2010-01-01.md`,
      `${ACT}/eng@2010-01-01.html`,
    ]) {
      const { status, body } = await get(page)
      assert.equal(status, 200, page)
      assert.match(body, LATE, page)
    }
    assert.doesNotMatch((await get('/')).body, LATE)
    for (const operation of ['text', 'provision', 'expressions']) {
      const iri = operation === 'provision' ? `${ACT}/eng/~art_1` : `${ACT}/eng`
      const { body } = await get(`/api/v1/${operation}?iri=${encodeURIComponent(iri)}`)
      const answer = JSON.parse(body)
      const { freshness } = answer.expressions?.[0] ?? answer
      assert.deepEqual(
        [freshness?.state, freshness?.publisher, freshness?.heard],
        ['late', 'Centre of Valen', '2026-11-30'],
        operation,
      )
    }
  })

  it('is told of although the page is kept, here or by its reader, and nobody has written since', async (t) => {
    const { repository, sync, get, after } = await twoCentres(t, 0)
    await sync()
    const pages = [
      `${ACT}/eng`,
      `${ACT}/eng@2003-01-01`,
      `${ACT}/eng?view=versions`,
      `${ACT}/eng@2003-01-01.txt`,
    ]
    const validators = new Map<string, Record<string, string>[]>()
    const keep = async () => {
      for (const page of pages) {
        const { headers } = await get(page)
        assert.doesNotMatch(headers.get('cache-control') ?? '', /max-age|immutable/, page)
        const modified = headers.get('last-modified')
        validators.set(page, [
          { 'if-none-match': headers.get('etag') ?? '' },
          ...(modified ? [{ 'if-modified-since': modified }] : []),
        ])
      }
    }
    await keep()
    for (const page of pages)
      for (const held of validators.get(page) ?? [])
        assert.equal((await get(page, held)).status, 304, `${page}: nothing happened`)
    after(13)
    for (const page of pages) {
      assert.match((await get(page)).body, LATE, page)
      for (const held of validators.get(page) ?? [])
        assert.equal((await get(page, held)).status, 200, `${page} ${JSON.stringify(held)}`)
    }
    await keep()
    after(1)
    await repository.heartbeat()
    await sync()
    for (const page of pages) {
      assert.doesNotMatch((await get(page)).body, LATE, page)
      for (const held of validators.get(page) ?? [])
        assert.equal((await get(page, held)).status, 200, `${page}: heard again ${JSON.stringify(held)}`)
    }
  })

  it('stands on the board, in JSON, in the feed and for Prometheus', async (t) => {
    const { sync, get, after } = await twoCentres(t, 0)
    await sync()
    after(20)
    const page = await get('/network')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    assert.match(page.body, /Centre of Valen/)
    assert.match(page.body, /class="source is-late"/)
    const [source] = JSON.parse((await get('/network.json')).body).sources
    assert.deepEqual(
      [source.name, source.state, source.promise, source.lag, source.collections[0].release, source.failures],
      ['valen', 'late', 6, 14, 1, 0],
    )
    assert.equal(source.base, '', 'no folder of this machine is told to everybody')
    const feed = await get('/network.atom')
    assert.match(feed.headers.get('content-type') ?? '', /atom/)
    assert.match(feed.body, /Centre of Valen is late/)
    assert.match(feed.body, /release 1 of law applied/)
    const metrics = await get('/metrics')
    assert.match(metrics.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
    assert.match(metrics.body, /^comity_source_state\{source="valen",state="late"\} 1$/m)
    assert.match(metrics.body, /^comity_source_lag_seconds\{source="valen"\} 50400$/m)
  })

  it('is told of where it is followed no more: what was received stays, and grows old', async (t) => {
    const { db, sync, get } = await twoCentres(t, 0)
    await sync()
    const held = (await get(`${ACT}/eng`)).headers
    await db.sql.deleteFrom('followed_collection').execute()
    await db.sql.deleteFrom('followed').execute()
    const { status, body } = await get(`${ACT}/eng`, { 'if-none-match': held.get('etag') ?? '' })
    assert.equal(status, 200)
    assert.match(body, /is followed here no more/)
    assert.equal((await get('/network')).status, 200)
  })

  it('is refused where what comes is signed by others, and that is told once, until it is heard again', async (t) => {
    const { db, repository, sync, state, network, get, after } = await twoCentres(t, 0)
    await sync()
    const other = await twoCentres(t, 0)
    await db.sql.updateTable('followed').set({ base: other.repository.folder }).execute()
    for (const _ of [1, 2, 3]) {
      after(1)
      const [outcome] = await sync()
      assert.equal(outcome?.refusal, 'wrong-key')
    }
    assert.equal(await state(), 'refused')
    const board = (await get('/network')).body
    assert.match(board, /class="source is-refused"/)
    assert.match(board, /a signature was not by a key that is trusted/)
    assert.doesNotMatch((await get(`${ACT}/eng`)).body, /class="silence/, 'what was verified holds')
    const kinds = async () => (await network.changes(20)).map(({ kind }) => kind)
    assert.deepEqual(await kinds(), ['refused', 'release'])
    await db.sql.updateTable('followed').set({ base: repository.folder }).execute()
    after(1)
    await sync()
    assert.equal(await state(), 'fresh')
    assert.deepEqual(await kinds(), ['fresh', 'refused', 'release'])
  })

  it('is not taken to be silent because it is away for a while; failures are counted and shown', async (t) => {
    const { db, sync, state, network, get } = await twoCentres(t, 0)
    await sync()
    await db.sql
      .updateTable('followed')
      .set({ base: path.join('no', 'such', 'folder') })
      .execute()
    for (let failed = 1; failed <= 3; failed++) {
      await sync()
      assert.equal(await state(), 'fresh', 'a source that is away for a while is not silent yet')
      assert.equal((await network.board('all')).sources[0]?.failures, failed)
    }
    assert.match((await get('/network')).body, /class="t-failed"/)
  })
})

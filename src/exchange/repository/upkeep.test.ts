import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { chmod, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { beginPublisher, followerOf, type Publisher, scratch } from './publisher.fixture.ts'

const DAY = 86_400_000
const TARGET = 'laws/release.json.zst'
const release = (text: string) => [{ path: TARGET, bytes: Buffer.from(text) }]
const metadataIn = (folder: string) => readdir(path.join(folder, 'metadata'))
const signedIn = async (folder: string, name: string) =>
  JSON.parse(await readFile(path.join(folder, 'metadata', name), 'utf8')).signed

/** A publisher whose clock is moved by the test. */
async function published(home: string): Promise<Publisher & { clock: { now: number } }> {
  const clock = { now: Date.now() }
  const publisher = await beginPublisher(home, () => new Date(clock.now))
  await publisher.repository.addCollection('laws')
  return { ...publisher, clock }
}

test('metadata that no timestamp still valid names are taken away, and whatever one names stays', async (t) => {
  const { repository, folder, clock } = await published(await scratch(t))
  const heard: { expires: number; files: string[] }[] = []
  for (let day = 0; day < 40; day++) {
    clock.now += DAY
    await repository.publish('laws', release(`release ${day}`))
    if (day % 10 === 0) await repository.renew(['targets'])
    if (day % 3 === 0) await repository.heartbeat()
    const timestamp = await signedIn(folder, 'timestamp.json')
    const snapshot = `${timestamp.meta['snapshot.json'].version}.snapshot.json`
    const { meta } = await signedIn(folder, snapshot)
    const laws = `${meta['laws.json'].version}.laws.json`
    const { hashes } = (await signedIn(folder, laws)).targets[TARGET]
    const metadata = [snapshot, laws, `${meta['targets.json'].version}.targets.json`]
    const files = [
      ...metadata.map((name) => `metadata/${name}`),
      `targets/laws/${hashes.sha256}.release.json.zst`,
    ]
    heard.push({ expires: Date.parse(timestamp.expires), files })
    for (const { files: named } of heard.filter(({ expires }) => expires > clock.now))
      for (const file of named) assert.ok(existsSync(path.join(folder, file)), `day ${day}: ${file}`)
  }
  const names = await metadataIn(folder)
  const count = (role: string) => names.filter((name) => name.endsWith(`.${role}.json`)).length
  assert.deepEqual([count('root'), count('laws'), count('targets')], [1, 8, 1])
  assert.ok(count('snapshot') <= 9, `${count('snapshot')} snapshots`)
  assert.ok((await readdir(path.join(folder, 'targets', 'laws'))).length <= 8)
})

test('roots are never taken away: whoever follows after years goes from the first to the last', async (t) => {
  const home = await scratch(t)
  const { repository, folder, clock } = await published(home)
  for (let year = 0; year < 4; year++) {
    clock.now += 300 * DAY
    await repository.renew(['root', 'targets', 'laws', 'snapshot'])
  }
  const roots = (await metadataIn(folder)).filter((name) => name.endsWith('.root.json'))
  assert.deepEqual(
    roots.sort(),
    ['1', '2', '3', '4', '5'].map((version) => `${version}.root.json`),
  )
})

test('what a change that was cut off left behind is taken away by the next, and its number not used again', async (t) => {
  const publisher = await published(await scratch(t))
  const { folder, reopen, clock } = publisher
  const cut = await reopen({
    now: () => new Date(clock.now),
    written: (file) => {
      if (file.endsWith('.snapshot.json')) throw new Error('cut off')
    },
  })
  await assert.rejects(cut.publish('laws', release('one')), /cut off/)
  assert.ok((await metadataIn(folder)).includes('3.snapshot.json'))
  await publisher.repository.publish('laws', release('two'))
  const names = await metadataIn(folder)
  assert.deepEqual([names.includes('3.snapshot.json'), names.includes('4.snapshot.json')], [false, true])
})

test('a repository put back from an old copy signs nothing, says why and what to do, and goes on beyond what was signed', async (t) => {
  const home = await scratch(t)
  const { repository, folder, reopen, clock, ringOf } = await published(home)
  await repository.publish('laws', release('one'))
  const follower = await followerOf(folder, path.join(home, 'follower'))
  await cp(folder, path.join(home, 'backup'), { recursive: true })
  for (const text of ['two', 'three']) await repository.publish('laws', release(text))
  await repository.heartbeat()
  assert.deepEqual(await follower.follow(TARGET), ['three'])
  await rm(folder, { recursive: true })
  await cp(path.join(home, 'backup'), folder, { recursive: true })
  const before = await metadataIn(folder)
  const restored = await reopen({ ring: ringOf(), now: () => new Date(clock.now) })
  assert.deepEqual(await restored.behind(), ['snapshot', 'timestamp', 'laws'])
  for (const write of [
    () => restored.heartbeat(),
    () => restored.publish('laws', release('two, otherwise')),
    () => restored.rotate('root'),
    () => restored.renew(['timestamp'], 5),
  ])
    await assert.rejects(
      write(),
      /it is an older copy than what was signed \(snapshot 3 of 5, timestamp 3 of 6, laws 2 of 4\).*Put back the newest copy.*comity keys renew --after 6/,
    )
  assert.deepEqual(await metadataIn(folder), before)
  await assert.rejects(follower.follow(TARGET), /less than current/)
  await restored.renew(['targets', 'snapshot', 'timestamp', 'laws'], 6)
  assert.deepEqual(await restored.behind(), [])
  await restored.publish('laws', release('four'))
  assert.deepEqual(await follower.follow(TARGET), ['four'])
  const young = await followerOf(folder, path.join(home, 'young'))
  assert.deepEqual(await young.follow(TARGET), ['four'])
})

test('a repository put back without its last root needs that root, for none can be signed twice', async (t) => {
  const home = await scratch(t)
  const { repository, folder, reopen, ringOf, clock } = await published(home)
  await cp(folder, path.join(home, 'backup'), { recursive: true })
  await repository.rotate('timestamp')
  const root = await readFile(path.join(folder, 'metadata', '2.root.json'))
  await rm(folder, { recursive: true })
  await cp(path.join(home, 'backup'), folder, { recursive: true })
  const restored = await reopen({ ring: ringOf(), now: () => new Date(clock.now) })
  await assert.rejects(
    restored.renew(['timestamp'], 99),
    /without its root 2, and a root cannot be signed twice. Put its metadata\/\*.root.json back/,
  )
  await writeFile(path.join(folder, 'metadata', '2.root.json'), root)
  await restored.renew(['targets', 'snapshot', 'timestamp', 'laws'], 99)
  assert.equal((await signedIn(folder, 'timestamp.json')).version, 100)
})

test('numbers are remembered for one publisher, and a folder of keys that cannot be written to holds nobody up', async (t) => {
  const home = await scratch(t)
  const { repository, keys, folder, begun } = await published(home)
  await repository.heartbeat()
  const mark = JSON.parse(await readFile(path.join(keys, 'versions.json'), 'utf8'))
  assert.deepEqual(mark, {
    format: 'comity-versions/1',
    publisher: begun.fingerprint,
    versions: { root: 1, targets: 2, snapshot: 2, timestamp: 3, laws: 1 },
  })
  await writeFile(
    path.join(keys, 'versions.json'),
    JSON.stringify({ ...mark, publisher: 'another', versions: { timestamp: 99 } }),
  )
  await repository.heartbeat()
  await writeFile(path.join(keys, 'versions.json'), '{"half')
  await assert.rejects(
    repository.heartbeat(),
    /Cannot read ".*versions.json": it does not say which numbers were signed/,
  )
  await rm(path.join(keys, 'versions.json'))
  await chmod(keys, 0o500)
  await repository.heartbeat()
  await chmod(keys, 0o700)
  assert.equal((await signedIn(folder, 'timestamp.json')).version, 5)
})

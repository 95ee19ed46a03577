import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { hexDigest } from '../hashing.ts'
import { createRepository } from './create.ts'
import { whileLocked } from './lock.ts'
import { beginPublisher, followerOf, scratch } from './publisher.fixture.ts'
import { openRepository } from './repository.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = () => new Date()
const later = (ms: number) => () => new Date(Date.now() + ms)
const release = (text: string, name = 'release.json.zst') => [
  { path: `laws/${name}`, bytes: Buffer.from(text) },
]
const versionsOf = async (folder: string, role: string) =>
  (await readdir(path.join(folder, 'metadata'))).filter((name) => name.endsWith(`.${role}.json`)).length
const signedOf = async (folder: string, name: string) =>
  JSON.parse(await readFile(path.join(folder, 'metadata', name), 'utf8')).signed

test('what is published is what a follower gets, under the fingerprint of the first root', async (t) => {
  const home = await scratch(t)
  const { repository, folder, begun } = await beginPublisher(home, now)
  assert.equal(begun.fingerprint, hexDigest(await readFile(path.join(folder, 'metadata', '1.root.json'))))
  assert.equal(repository.fingerprint, begun.fingerprint)
  assert.equal(repository.hasCollection('laws'), false)
  await repository.addCollection('laws')
  assert.equal(repository.hasCollection('laws'), true)
  await repository.publish('laws', release('one'))
  await repository.publish('laws', release('a checkpoint', 'checkpoint.json.zst'))
  await repository.setProfile(Buffer.from('{"name":"Centre"}'))
  const follower = await followerOf(folder, path.join(home, 'follower'))
  assert.deepEqual(
    await follower.follow(
      'laws/release.json.zst',
      'laws/checkpoint.json.zst',
      'profile.json',
      'laws/nothing',
    ),
    ['one', 'a checkpoint', '{"name":"Centre"}', null],
  )
  await repository.publish('laws', release('two'))
  assert.deepEqual(await follower.follow('laws/release.json.zst'), ['two'])
  assert.ok(existsSync(path.join(folder, 'targets', 'laws', `${hexDigest('two')}.release.json.zst`)))
})

test('the delegation of a collection is terminating and names what lies below it', async (t) => {
  const { repository, folder } = await beginPublisher(await scratch(t), now)
  await repository.addCollection('laws')
  const targets = await signedOf(folder, '2.targets.json')
  const [role] = targets.delegations.roles
  assert.deepEqual([role.name, role.paths, role.terminating, role.threshold], ['laws', ['laws/*'], true, 1])
  const root = await signedOf(folder, '1.root.json')
  assert.deepEqual([root.consistent_snapshot, root.roles.root.threshold], [true, 2])
})

test('a role signs nothing that lies outside of its collection, and no collection that is not there', async (t) => {
  const { repository, folder } = await beginPublisher(await scratch(t), now)
  await repository.addCollection('laws')
  const before = await readdir(path.join(folder, 'metadata'))
  for (const name of [
    'profile.json',
    'other/release',
    'laws/../x',
    'laws/a/b',
    '/laws/x',
    'laws/',
    'laws/.x',
    'laws/%2e',
  ])
    await assert.rejects(
      repository.publish('laws', [{ path: name, bytes: new Uint8Array() }]),
      /Cannot sign ".*" for "laws": expected laws\/ and the name of a file/,
    )
  await assert.rejects(
    repository.publish('treaties', []),
    /the repository has no such collection; add it first/,
  )
  for (const id of ['root', 'timestamp', 'public', 'Laws', '-laws', 'a/b', '..', '', 'x'.repeat(41)])
    await assert.rejects(repository.addCollection(id), /Cannot add the collection/)
  await assert.rejects(repository.addCollection('laws'), /the repository has it already/)
  assert.deepEqual(await readdir(path.join(folder, 'metadata')), before)
})

test('a publisher is begun once, and only where nobody is locked out', async (t) => {
  const home = await scratch(t)
  const { ring, folder } = await beginPublisher(home, now)
  const begin = (keys: number, threshold: number, options = {}, place = folder) =>
    createRepository({
      folder: place,
      ring,
      now: now(),
      quorums: { root: { keys, threshold }, targets: { keys: 1, threshold: 1 } },
      ...options,
    })
  await assert.rejects(begin(3, 2), /Cannot begin a repository in ".*": one is there/)
  const elsewhere = path.join(home, 'elsewhere')
  await assert.rejects(begin(2, 3, {}, elsewhere), /more would have to sign than there are/)
  await assert.rejects(begin(2, 0, {}, elsewhere), /expected whole numbers from 1/)
  for (const all of [1, 2])
    await assert.rejects(
      begin(all, all, {}, elsewhere),
      /whoever loses one could never sign again.*--i-can-lose-none/,
    )
  assert.ok(!existsSync(elsewhere))
  const { warnings } = await begin(1, 1, { canLoseNone: true }, elsewhere)
  assert.equal(warnings.length, 2)
  assert.match(warnings[0]!, /All 1 root keys must sign: lose one/)
})

test('the heartbeat renews the timestamp, and the snapshot once half of its time has passed, with online keys alone', async (t) => {
  const home = await scratch(t)
  const began = () => new Date(Date.now() - 6 * DAY)
  const { folder, keys, ringOf, reopen } = await beginPublisher(home, began, {
    offline: [path.join(home, 'stick')],
  })
  assert.deepEqual((await readdir(keys)).map((name) => name.split('-')[0]).sort(), ['snapshot', 'timestamp'])
  const server = ringOf()
  await (await reopen({ ring: server, now })).heartbeat()
  assert.equal((await signedOf(folder, 'timestamp.json')).version, 2)
  assert.equal(await versionsOf(folder, 'snapshot'), 1)
  await (await reopen({ ring: server, now: later(10 * DAY) })).heartbeat()
  assert.equal((await signedOf(folder, 'timestamp.json')).version, 3)
  assert.equal(await versionsOf(folder, 'snapshot'), 2)
  const follower = await followerOf(folder, path.join(home, 'follower'))
  await follower.follow()
  await assert.rejects(
    (await reopen({ ring: server })).addCollection('laws'),
    /Cannot sign for targets: 1 of its 2 keys/,
  )
})

test('a server whose online keys have no passphrase renews its heartbeat without one', async (t) => {
  const { keys, ringOf, reopen } = await beginPublisher(await scratch(t), now, { onlinePlain: true })
  const nobody = ringOf({
    folders: [keys],
    passphrase: async () => assert.fail('a passphrase was asked for'),
  })
  await (await reopen({ ring: nobody })).heartbeat()
})

test('what expires is told ahead, the next first, and what expired is refused with what to do', async (t) => {
  const home = await scratch(t)
  const { repository, reopen } = await beginPublisher(home, now)
  await repository.addCollection('laws')
  assert.deepEqual(await repository.due(), [])
  const inHours = async (hours: number) =>
    (await repository.dueBefore(later(hours * HOUR)())).map(({ role }) => role)
  assert.deepEqual(await inHours(6.1), ['timestamp'])
  assert.deepEqual(await inHours(15.1 * 24), ['timestamp', 'snapshot'])
  assert.deepEqual((await inHours(305.1 * 24)).sort(), ['laws', 'root', 'snapshot', 'targets', 'timestamp'])
  const future = await reopen({ now: later(366 * DAY) })
  await assert.rejects(
    future.publish('laws', release('one')),
    /Cannot publish: the root metadata expired on .*; renew them with comity keys renew root/,
  )
  await future.renew(['root', 'targets', 'laws'])
  await future.publish('laws', release('one'))
  assert.deepEqual(await future.due(), [])
})

test('a follower of a repository without a heartbeat is told that it is frozen', async (t) => {
  const home = await scratch(t)
  const { folder, reopen } = await beginPublisher(home, () => new Date(Date.now() - 8 * DAY))
  const follower = await followerOf(folder, path.join(home, 'follower'))
  await assert.rejects(follower.follow(), /timestamp.json is expired/)
  await (await reopen({ now })).heartbeat()
  await follower.follow()
})

test('nothing is signed on top of metadata that somebody changed', async (t) => {
  const home = await scratch(t)
  const { repository, folder, ring } = await beginPublisher(home, now)
  await repository.addCollection('laws')
  const forge = async (name: string, change: (text: string) => string) => {
    const copy = path.join(home, `forged-${name}`)
    await cp(folder, copy, { recursive: true })
    const file = path.join(copy, 'metadata', name)
    await writeFile(file, change(await readFile(file, 'utf8')))
    return openRepository({ folder: copy, ring, now })
  }
  const threshold = (text: string) => text.replace('"threshold":1', '"threshold":2')
  for (const name of ['1.root.json', '2.targets.json'])
    await assert.rejects(forge(name, threshold), /metadata are not what was signed; put a copy/)
  await assert.rejects(
    forge('timestamp.json', (text) => text.replace('"version":2', '"version":9')),
    /its timestamp metadata are not/,
  )
  await assert.rejects(
    forge('2.snapshot.json', (text) => `${text} `),
    /its snapshot metadata are not/,
  )
  await assert.rejects(
    forge('2.snapshot.json', () => '{"signed":{}}'),
    /it is no snapshot metadata of TUF/,
  )
  const laws = await forge('1.laws.json', (text) => text.replace('"targets":{}', '"targets":{ }'))
  await assert.rejects(laws.publish('laws', release('x')), /its laws metadata are not/)
  await assert.rejects(
    openRepository({ folder: path.join(home, 'none'), ring, now }),
    /no repository is there/,
  )
})

test('two who write at once write one after another, and both are heard', async (t) => {
  const home = await scratch(t)
  const { repository, folder, reopen } = await beginPublisher(home, now)
  await repository.addCollection('laws')
  await repository.addCollection('treaties')
  const other = await reopen()
  await Promise.all([
    repository.publish('laws', release('laws')),
    other.publish('treaties', [{ path: 'treaties/release.json.zst', bytes: Buffer.from('treaties') }]),
    repository.heartbeat(),
    other.heartbeat(),
  ])
  const follower = await followerOf(folder, path.join(home, 'follower'))
  assert.deepEqual(await follower.follow('laws/release.json.zst', 'treaties/release.json.zst'), [
    'laws',
    'treaties',
  ])
  assert.equal((await signedOf(folder, 'timestamp.json')).version, 7)
})

test('who finds the repository taken is told by whom; a writer that died holds up nobody', async (t) => {
  const home = await scratch(t)
  const folder = path.join(home, 'public')
  await whileLocked(folder, () =>
    assert.rejects(
      whileLocked(folder, async () => {}, 60),
      new RegExp(
        `Cannot write to the repository: process ${process.pid} on .* is writing to it; try again when it is done`,
      ),
    ),
  )
  await mkdir(folder)
  const dead = { pid: 2 ** 22 + 1, host: (await import('node:os')).hostname(), started: null }
  const restarted = { ...dead, pid: process.pid, started: 'an earlier boot 1' }
  for (const owner of [dead, restarted]) {
    await writeFile(`${folder}.lock`, JSON.stringify(owner))
    assert.equal(await whileLocked(folder, async () => 'written', 60), 'written')
  }
  await writeFile(`${folder}.lock`, JSON.stringify({ ...dead, host: 'elsewhere' }))
  await assert.rejects(
    whileLocked(folder, async () => {}, 60),
    /process \d+ on elsewhere/,
  )
  assert.deepEqual((await readdir(home)).sort(), ['public', 'public.lock'])
})

test('a publication takes well under 100 ms once the keys are unlocked, and stays a few files of few bytes', async (t) => {
  // In memory where that is a folder: how long others keep the disk is not what is measured.
  const { repository } = await beginPublisher(await scratch(t, '/dev/shm'), now)
  await repository.addCollection('laws')
  await repository.publish('laws', release('warm'))
  const times: number[] = []
  for (let index = 0; index < 9; index++) {
    const started = performance.now()
    const { files, bytes } = await repository.publish('laws', release(`release ${index}`))
    times.push(performance.now() - started)
    assert.equal(files, 4)
    assert.ok(bytes < 2500, `${bytes} bytes`)
  }
  const median = times.sort((a, b) => a - b)[4] ?? 0
  t.diagnostic(`median ${median.toFixed(1)} ms`)
  assert.ok(median < 100, `${median} ms`)
})

import assert from 'node:assert/strict'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import type { KeyAtHand } from '#exchange/keys/key-ring.ts'
import { metaOf, readCollection, readHeld } from '#exchange/repository/held.ts'
import { drill } from '#exchange/repository/lost-keys.ts'
import { type Document, type SignedOf, signDocument } from '#exchange/repository/metadata.ts'
import {
  beginPublisher,
  followerOf,
  type Publisher,
  scratch,
} from '#exchange/repository/publisher.fixture.ts'

const now = () => new Date()
const TARGET = 'laws/release.json.zst'
const publish = ({ repository }: Publisher, text: string) =>
  repository.publish('laws', [{ path: TARGET, bytes: Buffer.from(text) }])

async function withLaws(home: string): Promise<Publisher> {
  const publisher = await beginPublisher(home, now)
  await publisher.repository.addCollection('laws')
  await publish(publisher, 'one')
  return publisher
}

const keysOf = ({ begun }: Publisher, role: string) => begun.keys.filter((key) => key.role === role)
const remove = (keys: readonly KeyAtHand[]) => Promise.all(keys.map(({ file }) => rm(file)))

test('root is rotated by those whom the old and the new one name, and followers old and new go on', async (t) => {
  const home = await scratch(t)
  const publisher = await withLaws(home)
  const { repository, folder } = publisher
  const old = await followerOf(folder, path.join(home, 'old'))
  await old.follow(TARGET)
  const { gone, fresh } = await repository.rotate('root')
  assert.deepEqual([gone.length, fresh.length], [3, 3])
  const root = JSON.parse(await readFile(path.join(folder, 'metadata', '2.root.json'), 'utf8'))
  assert.equal(root.signatures.length, 4)
  // The new keys alone sign the one after.
  await remove(keysOf(publisher, 'root'))
  await (await publisher.reopen({ ring: publisher.ringOf() })).rotate('timestamp')
  await publish(publisher, 'two')
  const young = await followerOf(folder, path.join(home, 'young'))
  for (const follower of [old, young]) assert.deepEqual(await follower.follow(TARGET), ['two'])
  assert.equal(repository.fingerprint, publisher.begun.fingerprint)
})

test('every role can be rotated, with other numbers of keys, and nobody who reads meanwhile is refused', async (t) => {
  const home = await scratch(t)
  const publisher = await withLaws(home)
  const { folder } = publisher
  const old = await followerOf(folder, path.join(home, 'old'))
  await old.follow(TARGET)
  let count = 0
  const repository = await publisher.reopen({
    written: async () => {
      const young = await followerOf(folder, path.join(home, `young-${count++}`))
      for (const follower of [old, young]) assert.deepEqual(await follower.follow(TARGET), ['one'])
    },
  })
  await repository.rotate('timestamp')
  await repository.rotate('snapshot', { keys: 2, threshold: 1 })
  await repository.rotate('targets', { keys: 3, threshold: 2 })
  await repository.rotate('laws', { keys: 3, threshold: 2 })
  await repository.rotate('root', { keys: 5, threshold: 3 })
  await repository.renew(['root'])
  const sizes = [...(await repository.authorities())].map(([role, { keyids, threshold }]) => [
    role,
    keyids.length,
    threshold,
  ])
  assert.deepEqual(sizes, [
    ['root', 5, 3],
    ['targets', 3, 2],
    ['snapshot', 2, 1],
    ['timestamp', 1, 1],
    ['laws', 3, 2],
  ])
  await publish(publisher, 'two')
  assert.deepEqual(await old.follow(TARGET), ['two'])
  assert.ok(count > 15)
})

test('too few root keys rotate nothing, and no key is made for nothing', async (t) => {
  const publisher = await withLaws(await scratch(t))
  await remove(keysOf(publisher, 'root').slice(1))
  const repository = await publisher.reopen({ ring: publisher.ringOf() })
  const before = await readdir(publisher.keys)
  for (const role of ['root', 'targets', 'timestamp'])
    await assert.rejects(
      repository.rotate(role),
      /Cannot sign for root: 2 of its 3 keys must sign and 1 are at hand/,
    )
  assert.deepEqual(await readdir(publisher.keys), before)
  assert.deepEqual(
    await readdir(path.join(publisher.folder, 'metadata')).then((names) =>
      names.filter((name) => name.includes('root')),
    ),
    ['1.root.json'],
  )
})

test('a role whose keys are lost is given others by root, and goes on', async (t) => {
  const home = await scratch(t)
  const publisher = await withLaws(home)
  const old = await followerOf(publisher.folder, path.join(home, 'old'))
  await old.follow(TARGET)
  for (const role of ['timestamp', 'snapshot', 'targets']) {
    await remove(
      publisher
        .ringOf()
        .keys()
        .filter((key) => key.role === role),
    )
    await (await publisher.reopen({ ring: publisher.ringOf() })).rotate(role)
    const young = await followerOf(publisher.folder, path.join(home, `without-${role}`))
    for (const follower of [old, young]) assert.deepEqual(await follower.follow(TARGET), ['one'])
  }
})

for (const role of ['timestamp', 'snapshot', 'targets'])
  test(`a rotation of ${role} without the old keys that is cut off after the new root is ended by the next who writes`, async (t) => {
    const home = await scratch(t)
    const publisher = await withLaws(home)
    await remove(keysOf(publisher, role))
    const cut = await publisher.reopen({
      ring: publisher.ringOf(),
      written: (file) => {
        if (file.endsWith('2.root.json')) throw new Error('cut off')
      },
    })
    await assert.rejects(cut.rotate(role), /cut off/)
    const young = await followerOf(publisher.folder, path.join(home, 'young'))
    await assert.rejects(young.follow(TARGET), /was signed by 0\/1 keys/)
    await (await publisher.reopen({ ring: publisher.ringOf() })).heartbeat()
    assert.deepEqual(await young.follow(TARGET), ['one'])
  })

test('a revoked key counts no more: what it signs is refused by those who follow', async (t) => {
  const home = await scratch(t)
  const publisher = await withLaws(home)
  const { repository, ring, folder } = publisher
  const thief = ring.keys().find(({ role }) => role === 'laws')!
  const follower = await followerOf(folder, path.join(home, 'follower'))
  await follower.follow(TARGET)
  const { gone, fresh } = await repository.revoke(thief.id.slice(0, 8))
  assert.deepEqual([gone, fresh.length], [[thief.id], 1])
  await follower.follow(TARGET)
  // Whoever has the online keys as well puts what the revoked key signed in its place.
  const held = await readHeld(folder)
  const laws = await readCollection(held, 'laws')
  const sign = async <K extends 'targets' | 'snapshot' | 'timestamp'>(
    kind: K,
    id: string,
    signed: SignedOf<K>,
  ) =>
    signDocument(
      kind,
      { ...signed, version: signed.version + 1 },
      await ring.signers(kind === 'targets' ? 'laws' : kind, [id], 1),
    )
  const forged = await sign('targets', thief.id, laws.signed)
  const snapshot = await sign('snapshot', held.root.signed.roles.snapshot.keyids[0]!, {
    ...held.snapshot.signed,
    meta: { ...held.snapshot.signed.meta, 'laws.json': metaOf(forged) },
  })
  const timestamp = await sign('timestamp', held.root.signed.roles.timestamp.keyids[0]!, {
    ...held.timestamp.signed,
    meta: { 'snapshot.json': metaOf(snapshot) },
  })
  const write = (name: string, { bytes }: Document) => writeFile(path.join(folder, 'metadata', name), bytes)
  await write(`${forged.signed.version}.laws.json`, forged)
  await write(`${snapshot.signed.version}.snapshot.json`, snapshot)
  await write('timestamp.json', timestamp)
  await assert.rejects(follower.follow(TARGET), /laws was signed by 0\/1 keys/)
  await assert.rejects(publish(publisher, 'two'), /its laws metadata are not what was signed/)
})

test('a root signed by fewer than must is refused by who follows and by who writes', async (t) => {
  const home = await scratch(t)
  const publisher = await withLaws(home)
  const copy = path.join(home, 'copy')
  await cp(publisher.folder, copy, { recursive: true })
  const { root } = await readHeld(copy)
  const signers = await publisher.ring.signers('root', root.signed.roles.root.keyids, 1)
  const next = signDocument('root', { ...root.signed, version: 2 }, signers)
  await writeFile(path.join(copy, 'metadata', '2.root.json'), next.bytes)
  const follower = await followerOf(copy, path.join(home, 'follower'))
  await assert.rejects(follower.follow(), /signed by 1\/2 keys/)
  await assert.rejects(readHeld(copy), /its root metadata are not what was signed/)
})

test('a revocation that would lock one out is refused, and so is what names no key or several', async (t) => {
  const { repository, begun } = await withLaws(await scratch(t))
  const ids = begun.keys.map(({ id }) => id)
  const last = begun.keys.find(({ role }) => role === 'timestamp')!
  await assert.rejects(
    repository.revoke(last.id, { replace: false }),
    /Cannot let 1 of 0 keys sign for timestamp/,
  )
  const root = begun.keys.find(({ role }) => role === 'root')!
  await assert.rejects(
    repository.revoke(root.id, { replace: false }),
    /whoever loses one could never sign again/,
  )
  await assert.rejects(
    repository.revoke('zz'),
    /Cannot find the key "zz": no role has it; see comity keys list/,
  )
  await assert.rejects(repository.revoke(''), /no role has it/)
  const common = '0123456789abcdef'
    .split('')
    .find((digit) => ids.filter((id) => id.startsWith(digit)).length > 1)
  if (common) await assert.rejects(repository.revoke(common), /Cannot tell which key/)
  await assert.rejects(
    repository.rotate('nobody'),
    /expected one of root, targets, snapshot, timestamp, laws/,
  )
  await assert.rejects(repository.rotate('root', { only: last.id }), /it is a key of timestamp/)
  const { fresh, gone } = await repository.rotate('root', { only: root.id })
  assert.deepEqual([fresh.length, gone], [1, [root.id]])
})

test('the drill says which roles could still sign, which could be forged, and what to do', () => {
  const quorums = new Map([
    ['root', { keys: 3, threshold: 2 }],
    ['targets', { keys: 2, threshold: 1 }],
    ['timestamp', { keys: 1, threshold: 1 }],
    ['laws', { keys: 1, threshold: 1 }],
  ])
  const told = (lost: number) =>
    drill(quorums, lost).map(({ role, left, canSign, forgeable }) => [role, left, canSign, forgeable])
  assert.deepEqual(told(0), [
    ['root', 3, true, false],
    ['targets', 2, true, false],
    ['timestamp', 1, true, false],
    ['laws', 1, true, false],
  ])
  assert.deepEqual(told(1), [
    ['root', 2, true, false],
    ['targets', 1, true, true],
    ['timestamp', 0, false, true],
    ['laws', 0, false, true],
  ])
  const [root, targets, timestamp, laws] = drill(quorums, 2)
  assert.match(root!.remedy, /nothing mends this: make a new publisher/)
  assert.match(targets!.remedy, /with the keys of root: comity keys rotate targets/)
  assert.match(timestamp!.remedy, /with the keys of root: comity keys rotate timestamp/)
  assert.match(laws!.remedy, /with the keys of targets: comity keys rotate laws/)
  assert.deepEqual([root!.left, root!.forgeable], [1, true])
})

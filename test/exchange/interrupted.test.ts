import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beginPublisher, type Follower, followerOf, scratch } from '#exchange/repository/publisher.fixture.ts'
import type { Repository } from '#exchange/repository/repository.ts'
import { QUICK, runs } from '../pace.ts'

const now = () => new Date()
const TARGET = 'laws/release.json.zst'
const releaseOf = (text: string) => [{ path: TARGET, bytes: Buffer.from(text) }]

const CHANGES: Readonly<Record<string, (repository: Repository) => Promise<unknown>>> = {
  publish: (repository) => repository.publish('laws', releaseOf('new')),
  'add a collection': (repository) => repository.addCollection('treaties'),
  'set the profile': (repository) => repository.setProfile(Buffer.from('{}')),
  heartbeat: (repository) => repository.heartbeat(),
  'rotate root': (repository) => repository.rotate('root'),
  'rotate targets': (repository) => repository.rotate('targets'),
  'rotate snapshot': (repository) => repository.rotate('snapshot'),
  'rotate timestamp': (repository) => repository.rotate('timestamp'),
  'rotate a collection': (repository) => repository.rotate('laws'),
  renew: (repository) => repository.renew(['root', 'targets', 'snapshot', 'laws']),
}

const QUICKLY = ['publish', 'rotate timestamp']

for (const [name, change] of Object.entries(CHANGES)) {
  if (QUICK && !QUICKLY.includes(name)) continue
  test(`whoever is cut off after any file of "${name}" leaves the state before or after, and the next goes on`, async (t) => {
    for (let last = 0, done = false; !done; last++) {
      const home = await scratch(t, '/dev/shm')
      const publisher = await beginPublisher(home, now)
      await publisher.repository.addCollection('laws')
      await publisher.repository.publish('laws', releaseOf('old'))
      const old = await followerOf(publisher.folder, path.join(home, 'old'))
      await old.follow(TARGET)
      let files = 0
      const cut = await publisher.reopen({
        written: () => {
          if (files++ === last) throw new Error('cut off')
        },
      })
      done = await change(cut).then(
        () => true,
        (error: Error) => {
          assert.equal(error.message, 'cut off')
          return false
        },
      )
      const young = () => followerOf(publisher.folder, path.join(home, `young-${Math.random()}`))
      for (const follower of [old, await young()]) {
        const [text] = await follower.follow(TARGET)
        assert.ok(text === 'old' || text === 'new', `${text}`)
      }
      const next = await publisher.reopen({ ring: publisher.ringOf() })
      await next.publish('laws', releaseOf('next'))
      for (const follower of [old, await young()]) assert.deepEqual(await follower.follow(TARGET), ['next'])
    }
  })
}

test('a publisher that is killed at random moments leaves nothing that a follower refuses', async (t) => {
  const home = await scratch(t, '/dev/shm')
  const publisher = await beginPublisher(home, now)
  await publisher.repository.addCollection('laws')
  await publisher.repository.publish('laws', releaseOf('0'))
  const old = await followerOf(publisher.folder, path.join(home, 'old'))
  let reached = 0
  for (let round = 0; round < (QUICK ? 2 : 10); round++) {
    const child = fork(
      fileURLToPath(import.meta.resolve('#exchange/repository/publishing.fixture.ts')),
      [home, `${reached}`, `${Date.now()}`],
      {
        execArgv: process.execArgv,
        stdio: 'inherit',
      },
    )
    await once(child, 'message')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const young = await followerOf(publisher.folder, path.join(home, `young-${round}`))
    const [seen] = await young.follow(TARGET)
    assert.deepEqual(await old.follow(TARGET), [seen])
    assert.ok(Number(seen) >= reached, `${seen} after ${reached}`)
    reached = Number(seen)
  }
  assert.ok(reached > 0)
  await (await publisher.reopen()).publish('laws', releaseOf('at last'))
  assert.deepEqual(await old.follow(TARGET), ['at last'])
  const left = await readdir(path.join(publisher.folder, 'metadata'))
  assert.deepEqual(
    left.filter((name) => name.endsWith('.part')),
    [],
  )
})

type Deed = readonly [kind: 'add' | 'publish' | 'heartbeat' | 'rotate' | 'revoke' | 'renew', index: number]

const deed: fc.Arbitrary<Deed> = fc.tuple(
  fc.constantFrom('add', 'publish', 'publish', 'heartbeat', 'rotate', 'revoke', 'renew'),
  fc.nat(7),
)

// Does it, and says which text of which collection is the latest after that.
async function doDeed(
  repository: Repository,
  [kind, index]: Deed,
  latest: Map<string, string>,
): Promise<void> {
  const collection = `c${index % 3}`
  const roles = [...(await repository.authorities()).entries()]
  const [role, { keyids }] = roles[index % roles.length]!
  if (kind === 'add' && !repository.hasCollection(collection)) await repository.addCollection(collection)
  if (kind === 'publish' && repository.hasCollection(collection)) {
    const text = `${collection} ${latest.size} ${(latest.get(collection) ?? '').length} ${'x'.repeat(latest.get(collection)?.length ?? 0)}`
    await repository.publish(collection, [
      { path: `${collection}/release.json.zst`, bytes: Buffer.from(text) },
    ])
    latest.set(collection, text)
  }
  if (kind === 'heartbeat') await repository.heartbeat()
  if (kind === 'rotate') await repository.rotate(role)
  if (kind === 'revoke') await repository.revoke(keyids[index % keyids.length]!)
  if (kind === 'renew') await repository.renew([role])
}

test('whatever is done in whatever order, a new follower and one from the first day get the latest', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
      const home = await scratch(t, '/dev/shm')
      const { repository, folder } = await beginPublisher(home, now)
      const latest = new Map<string, string>()
      const agrees = async (follower: Follower) => {
        const names = [...latest.keys()].map((collection) => `${collection}/release.json.zst`)
        assert.deepEqual(await follower.follow(...names), [...latest.values()])
      }
      const [always, once] = await Promise.all(
        ['always', 'once'].map((name) => followerOf(folder, path.join(home, name))),
      )
      await once!.follow()
      for (const each of deeds) {
        await doDeed(repository, each, latest)
        await agrees(always!)
      }
      await agrees(once!)
      await agrees(await followerOf(folder, path.join(home, 'young')))
    }),
    runs(30),
  )
})

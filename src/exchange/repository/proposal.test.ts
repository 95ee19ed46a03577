import assert from 'node:assert/strict'
import { mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import type { KeyRing } from '../keys/key-ring.ts'
import { readHeld } from './held.ts'
import {
  changesIn,
  gathered,
  gatheredOf,
  type Proposal,
  readProposal,
  signProposal,
  writeProposal,
} from './proposal.ts'
import { beginPublisher, followerOf, type Publisher, scratch } from './publisher.fixture.ts'
import type { Repository } from './repository.ts'

const DAY = 86_400_000
const now = () => new Date()
const TARGET = 'laws/release.json.zst'

interface Apart extends Publisher {
  readonly home: string
  /** The repository with the keys that stay with the server and those that lie with the root key numbered. */
  with(...roots: readonly number[]): Promise<Repository>
  /** The key of one holder, far from the repository. */
  holder(root: number): KeyRing
}

/** A publisher whose three root keys lie in three places. */
async function apart(t: { after: (work: () => Promise<void>) => void }): Promise<Apart> {
  const home = await scratch(t)
  const publisher = await beginPublisher(home, now)
  await publisher.repository.addCollection('laws')
  await publisher.repository.publish('laws', [{ path: TARGET, bytes: Buffer.from('one') }])
  const roots = publisher.begun.keys.filter(({ role }) => role === 'root')
  const place = (index: number) => path.join(home, `place-${index}`)
  for (const [index, { file }] of roots.entries()) {
    await mkdir(place(index))
    await rename(file, path.join(place(index), path.basename(file)))
  }
  return {
    ...publisher,
    home,
    with: (...indexes) =>
      publisher.reopen({ ring: publisher.ringOf({ folders: [publisher.keys, ...indexes.map(place)] }) }),
    holder: (index) => publisher.ringOf({ folders: [place(index)] }),
  }
}

const sent = (proposal: Proposal) => readProposal(writeProposal(proposal), 'root.json')

test('a root is signed in one place after another, and holds once enough have', async (t) => {
  const publisher = await apart(t)
  const follower = await followerOf(publisher.folder, path.join(publisher.home, 'follower'))
  await follower.follow(TARGET)
  const repository = await publisher.with()
  await assert.rejects(repository.rotate('timestamp'), /2 of its 3 keys must sign and 0 are at hand/)
  const { proposal, changed, added } = await repository.propose({ do: 'rotate', role: 'timestamp', how: {} })
  assert.deepEqual([changed?.role, changed?.fresh.length, added], ['timestamp', 1, []])
  await assert.rejects(
    repository.publishRoot([proposal]),
    /Cannot publish root 2: 2 of those whom the root that holds names must sign and 0 have/,
  )
  const first = await signProposal(sent(proposal), publisher.holder(0))
  assert.equal(first.added.length, 1)
  await assert.rejects(repository.publishRoot([sent(first.proposal)]), /must sign and 1 have/)
  const second = await signProposal(sent(first.proposal), publisher.holder(2))
  const [change] = changesIn(sent(second.proposal))
  assert.deepEqual([change?.role, change?.gone, change?.fresh.length], ['timestamp', changed?.gone, 1])
  await repository.publishRoot([sent(second.proposal)])
  const { root } = await readHeld(publisher.folder)
  assert.deepEqual(
    root.signed.roles.timestamp.keyids,
    changed?.fresh.map(({ id }) => id),
  )
  await (await publisher.with()).publish('laws', [{ path: TARGET, bytes: Buffer.from('two') }])
  const young = await followerOf(publisher.folder, path.join(publisher.home, 'young'))
  for (const each of [follower, young]) assert.deepEqual(await each.follow(TARGET), ['two'])
})

test('copies that were signed at once in different places are gathered', async (t) => {
  const publisher = await apart(t)
  const repository = await publisher.with(1)
  const { proposal, added } = await repository.propose({ do: 'renew' })
  assert.equal(added.length, 1)
  const copies = [0, 2].map((place) => signProposal(sent(proposal), publisher.holder(place)))
  const [one, other] = (await Promise.all(copies)).map((signed) => sent(signed.proposal))
  assert.ok(one && other)
  assert.equal(gatheredOf(gathered([one, other])).before.signed.length, 3)
  await repository.publishRoot([one, other])
  assert.equal((await readHeld(publisher.folder)).root.signed.version, 2)
  const later = (await (await publisher.with()).propose({ do: 'renew' })).proposal
  assert.throws(() => gathered([one, later]), /the files propose different roots/)
})

test('new root keys sign beside the old ones, of each as many as must', async (t) => {
  const publisher = await apart(t)
  const fresh = path.join(publisher.home, 'fresh')
  const repository = await publisher.with(0)
  const { proposal } = await repository.propose({ do: 'rotate', role: 'root', how: { folders: [fresh] } })
  assert.equal((await readdir(fresh)).length, 3)
  const { before, after } = gatheredOf(proposal)
  assert.deepEqual([before.signed.length, after.signed.length], [1, 3])
  const signed = await signProposal(sent(proposal), publisher.holder(1))
  await repository.publishRoot([sent(signed.proposal)])
  const follower = await followerOf(publisher.folder, path.join(publisher.home, 'follower'))
  assert.deepEqual(await follower.follow(TARGET), ['one'])
})

test('a proposal that others overtook, of another publisher, or that has run out, is not published', async (t) => {
  const publisher = await apart(t)
  const repository = await publisher.with(0, 1)
  const { proposal } = await repository.propose({ do: 'renew' })
  const stranger = await (await apart(t)).with(0, 1)
  await assert.rejects(stranger.publishRoot([proposal]), /it is of another publisher/)
  const late = await publisher.reopen({ now: () => new Date(Date.now() + 366 * DAY) })
  await assert.rejects(late.publishRoot([proposal]), /it held until .*; propose anew/)
  await repository.renew(['root'])
  await assert.rejects(repository.publishRoot([proposal]), /^(?=.*root 2 holds here).*made to follow root 1/)
})

test('root keys are asked for nothing that root does not sign, and no threshold locks one out', async (t) => {
  const publisher = await apart(t)
  const repository = await publisher.with()
  const before = await readdir(publisher.keys)
  await assert.rejects(
    repository.propose({ do: 'rotate', role: 'laws', how: {} }),
    /Cannot propose other keys of "laws": root does not sign for them/,
  )
  await assert.rejects(
    repository.propose({ do: 'rotate', role: 'root', how: { threshold: 3 } }),
    /whoever loses one could never sign again/,
  )
  await assert.rejects(repository.propose({ do: 'revoke', digits: 'zz', how: {} }), /no role has it/)
  assert.deepEqual(await readdir(publisher.keys), before)
})

test('a file that was changed on the way is refused, and signatures that do not verify count for nothing', async (t) => {
  const publisher = await apart(t)
  const repository = await publisher.with(0)
  const { proposal } = await repository.propose({ do: 'renew' })
  const text = writeProposal(proposal).toString('utf8')
  for (const [changed, said] of [
    [text.replace('comity-proposal/1', 'comity-proposal/2'), /it is of format 2, and this version knows 1/],
    [text.replace('comity-proposal/1', 'something'), /it is no proposal of a root/],
    [text.slice(0, 500), /it is no proposal of a root/],
    [JSON.stringify({ ...JSON.parse(text), roots: [] }), /it is no proposal of a root/],
    [
      JSON.stringify({ ...JSON.parse(text), roots: [JSON.parse(text).root] }),
      /its root 1 is not what was signed/,
    ],
    [
      JSON.stringify({ ...JSON.parse(text), root: JSON.parse(text).roots[0] }),
      /it proposes root 1 after root 1/,
    ],
  ] as const)
    assert.throws(() => readProposal(Buffer.from(changed), 'root.json'), said)
  const { root: own } = JSON.parse(text)
  const forged = JSON.parse(own)
  forged.signed.expires = '2099-01-01T00:00:00Z'
  const other = readProposal(
    Buffer.from(JSON.stringify({ ...JSON.parse(text), root: JSON.stringify(forged) })),
    'root.json',
  )
  assert.equal(gatheredOf(other).before.signed.length, 0)
  const { root } = gathered([other])
  assert.deepEqual(JSON.parse(root.bytes.toString('utf8')).signatures, [])
})

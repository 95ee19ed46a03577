/** What a hostile network, mirror, medium or publisher can do, and that nothing of it is applied: each attack is mounted on real files. */
import assert from 'node:assert/strict'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { overFolder, type Transport } from '#exchange/follow/transport.ts'
import type { Refusal } from '#exchange/refused.ts'
import { RefusedError } from '#exchange/refused.ts'
import { metaOf, readHeld } from '#exchange/repository/held.ts'
import { signDocument } from '#exchange/repository/metadata.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { type Centre, centre, type Reader, reader } from '#jobs/exchange/exchange.fixture.ts'
import { syncWith } from '#jobs/exchange/sync.ts'
import { bring, expression, text, two, WORK } from '#jobs/import/import.fixture.ts'
import { followedSources, setFollowed } from '#store/followed.ts'

const NOW = () => new Date('2026-11-30T06:00:00Z')
const LATER = new Date('2026-12-30T06:00:00Z')

/** A publisher of several releases, its repository as it was after each, and a follower that took the first. */
interface Stage {
  readonly folder: string
  readonly from: Centre
  readonly to: Reader
  readonly after: readonly string[]
}

describe('a follower refuses', () => {
  it('a pack that was changed', async (t) => {
    const { after, to } = await stage(t, 2)
    await spoil(`${after[1]}/packs`, await added(after, 'packs'))
    await refused(to, overFolder(after[1] ?? ''), 'tampered')
  })

  it('a release that was changed', async (t) => {
    const { after, to } = await stage(t, 2)
    await spoil(`${after[1]}/releases`, await added(after, 'releases'))
    await refused(to, overFolder(after[1] ?? ''), 'tampered')
  })

  for (const role of ['timestamp', 'snapshot', 'law'])
    it(`${role} metadata that were changed`, async (t) => {
      const { after, to } = await stage(t, 2)
      const folder = `${after[1]}/metadata`
      const name =
        role === 'timestamp' ? 'timestamp.json' : ((await added(after, 'metadata', `.${role}.json`)) ?? '')
      const bytes = await readFile(path.join(folder, name), 'utf8')
      await writeFile(path.join(folder, name), bytes.replace(/"expires":"2/, '"expires":"3'))
      await refused(to, overFolder(after[1] ?? ''), 'wrong-key', 'tampered')
    })

  it('an older repository than it saw: rollback', async (t) => {
    const { after, to } = await stage(t, 2)
    await taken(to, overFolder(after[1] ?? ''))
    await refused(to, overFolder(after[0] ?? ''), 'rollback')
  })

  it('a repository whose word has run out: freeze', async (t) => {
    const { after, to } = await stage(t, 1)
    await refused(to, overFolder(after[0] ?? ''), LATER, 'frozen')
  })

  it('files of two states served together: mix and match', async (t) => {
    const { after, to } = await stage(t, 3)
    const [newer, older] = [`${after[2]}/metadata`, `${after[1]}/metadata`]
    const snapshots = (await readdir(newer)).filter((name) => name.endsWith('.snapshot.json')).sort(byVersion)
    const oldest = (await readdir(older)).filter((name) => name.endsWith('.snapshot.json')).sort(byVersion)
    await cp(path.join(older, oldest.at(-1) ?? ''), path.join(newer, snapshots.at(-1) ?? ''))
    await refused(to, overFolder(after[2] ?? ''), 'mixed-up', 'tampered')
  })

  it('releases with a gap between: nothing after it is applied', async (t) => {
    const { after, to } = await stage(t, 3)
    const second = await added(after.slice(0, 2), 'releases')
    await rm(path.join(after[2] ?? '', 'releases', second ?? ''))
    await refused(to, overFolder(after[2] ?? ''), 'gap')
  })

  it('a second release of one number, and keeps both as evidence: fork', async (t) => {
    const { folder, from, to, after } = await stage(t, 1)
    const twin = await twinOf(from, `${folder}/twin`)
    await amend(from, ['two', 'one way'])
    await from.publish()
    await taken(to, overFolder(from.folder))
    for (const words of ['another way', 'and on', 'and on again']) {
      await amend(twin, ['two', words])
      await twin.publish()
    }
    assert.equal(after.length, 1)
    await refused(to, overFolder(twin.folder), 'fork')
    const [evidence] = await readdir(`${to.folder}/evidence`)
    assert.equal(evidence, 'law-2')
    const kept = await readdir(`${to.folder}/evidence/law-2`)
    assert.equal(kept.filter((name) => name.endsWith('.json.zst')).length, 2)
    assert.ok(kept.includes('law.json') && kept.includes('timestamp.json'))
  })

  it('another publisher than the one it was told of', async (t) => {
    const { folder, from } = await stage(t, 1)
    const stranger = await centre(`${folder}/stranger`, NOW)
    await amend(stranger, ['two'])
    await stranger.publish()
    const to = await reader(`${folder}/naive`, from, NOW)
    await assert.rejects(to.follow([overFolder(stranger.folder)]), isRefusal('wrong-key'))
  })

  it('a root that too few have signed', async (t) => {
    const { from, to, after } = await stage(t, 1)
    const { root } = await readHeld(from.folder)
    const signers = await from.publisher.ring.signers('root', root.signed.roles.root.keyids, 1)
    const next = signDocument('root', { ...root.signed, version: 2 }, signers)
    await writeFile(path.join(after[0] ?? '', 'metadata', '2.root.json'), next.bytes)
    await refused(to, overFolder(after[0] ?? ''), 'under-threshold')
  })

  it('data without an end', async (t) => {
    const { after, to } = await stage(t, 2)
    const endless = async function* (bytes: AsyncIterable<Uint8Array>) {
      yield* bytes
      for (;;) yield Buffer.alloc(65_536)
    }
    for (const file of [/timestamp/, /^releases\//, /^packs\//])
      await refused(to, altered(after[1] ?? '', file, endless), 'wrong-length')
  })

  it('files that are shorter than announced', async (t) => {
    const { after, to } = await stage(t, 2)
    const half = async function* (bytes: AsyncIterable<Uint8Array>) {
      for await (const chunk of bytes) yield chunk.subarray(0, chunk.length >> 1)
    }
    await refused(to, altered(after[1] ?? '', /^packs\//, half), 'tampered', 'wrong-length')
  })

  it('names that lead out of the folder', async (t) => {
    const folder = await scratch(t)
    await mkdir(`${folder}/inside`)
    await writeFile(`${folder}/secret`, 'x')
    for (const name of ['../secret', '/etc/passwd', 'a/../../secret'])
      await assert.rejects(overFolder(`${folder}/inside`).open(name, 0), (error: Error) =>
        /path-traversal|NotThere/.test(error instanceof RefusedError ? error.refusal : error.name),
      )
  })

  it('a collection whose name leads out of the folder, though its publisher signed it', async (t) => {
    const { from, to } = await stage(t, 1)
    const { root, targets, snapshot, timestamp } = await readHeld(from.folder)
    const signers = (role: 'targets' | 'snapshot' | 'timestamp') =>
      from.publisher.ring.signers(role, root.signed.roles[role].keyids, root.signed.roles[role].threshold)
    const { delegations } = targets.signed
    assert.ok(delegations)
    const roles = delegations.roles.map((role) => ({ ...role, name: '../../evil' }))
    const version = targets.signed.version + 1
    const next = { ...targets.signed, version, delegations: { ...delegations, roles } }
    const signed = signDocument('targets', next, await signers('targets'))
    const meta = { ...snapshot.signed.meta, 'targets.json': metaOf(signed) }
    const named = { ...snapshot.signed, version: snapshot.signed.version + 1, meta }
    const listed = signDocument('snapshot', named, await signers('snapshot'))
    const beat = {
      ...timestamp.signed,
      version: timestamp.signed.version + 1,
      meta: { 'snapshot.json': metaOf(listed) },
    }
    const files = {
      [`${version}.targets.json`]: signed,
      [`${named.version}.snapshot.json`]: listed,
      'timestamp.json': signDocument('timestamp', beat, await signers('timestamp')),
    }
    for (const [name, { bytes }] of Object.entries(files))
      await writeFile(path.join(from.folder, 'metadata', name), bytes)
    await refused(to, overFolder(from.folder), 'path-traversal')
  })

  it('to believe a clock that is behind what it verified', async (t) => {
    const { to, after, folder } = await stage(t, 1)
    await setFollowed(to.db.sql, 'xv', { heard_at: LATER.toISOString() })
    const [followed] = await followedSources(to.db.sql)
    const how = { home: folder, from: after[0] ?? '', bandwidth: null, now: NOW, progress: () => {} }
    const [synced] = await syncWith(to.db, followed!, how)
    assert.deepEqual([synced?.status, synced?.refusal], ['refused', 'wrong-clock'])
  })
})

async function stage(t: TestContext, releases: number): Promise<Stage> {
  const folder = await scratch(t)
  const from = await centre(folder, NOW)
  const after: string[] = []
  for (let release = 1; release <= releases; release++) {
    await amend(from, ['two', 'three', 'four'].slice(0, release))
    await from.publish()
    after.push(`${folder}/after-${release}`)
    await cp(from.folder, `${folder}/after-${release}`, { recursive: true })
  }
  const to = await reader(folder, from, NOW)
  await taken(to, overFolder(after[0] ?? ''))
  return { folder, from, to, after }
}

async function amend(to: Centre, words: readonly string[]): Promise<void> {
  const texts = words.map((each, index) => text(`${2001 + index}-01-01`, two(each)))
  await bring(to, [{ work: WORK, expressions: [expression(texts)] }])
}

async function taken(to: Reader, transport: Transport): Promise<void> {
  const [outcome] = (await to.follow([transport])).collections
  assert.deepEqual([outcome?.status, outcome?.reason], ['applied', null])
}

/** Follows and expects one of the refusals; that nothing was applied is seen in what is held before and after. */
async function refused(
  to: Reader,
  transport: Transport,
  ...expected: readonly (Refusal | Date)[]
): Promise<void> {
  const at = expected.find((each) => each instanceof Date)
  const before = await heldBy(to)
  const met = await to.follow([transport], at).then(
    ({ collections }) => collections.map(({ status, refusal }) => (status === 'refused' ? refusal : status)),
    (error: unknown) => [error instanceof RefusedError ? error.refusal : String(error)],
  )
  assert.ok(met.length === 1 && expected.includes(met[0] as Refusal), `met ${met}; expected ${expected}`)
  assert.deepEqual(await heldBy(to), before)
}

async function heldBy({ db }: Reader): Promise<unknown> {
  const standing = await db.sql
    .selectFrom('followed_collection')
    .select(['collection', 'release', 'hash'])
    .execute()
  const rows = await db.sql.selectFrom('provision_version').select(['id', 'superseded_in']).execute()
  return [standing, rows]
}

function isRefusal(refusal: Refusal) {
  return (error: unknown) => error instanceof RefusedError && error.refusal === refusal
}

/** Returns the name of the file that the last of the folders has and the one before it has not. */
async function added(after: readonly string[], folder: string, ending = ''): Promise<string | undefined> {
  const [before = [], now = []] = await Promise.all(
    after.slice(-2).map((each) => readdir(path.join(each, folder))),
  )
  return now.find((name) => !before.includes(name) && name.endsWith(ending))
}

async function spoil(folder: string, name: string | undefined): Promise<void> {
  const file = path.join(folder, name ?? '')
  const bytes = await readFile(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  await writeFile(file, bytes)
}

function altered(
  folder: string,
  file: RegExp,
  alter: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
): Transport {
  const inner = overFolder(folder)
  return {
    ...inner,
    open: async (name, offset) => {
      const opened = await inner.open(name, offset)
      return file.test(name) ? { ...opened, bytes: alter(opened.bytes) } : opened
    },
  }
}

function byVersion(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10)
}

/** Returns the publisher once more, with its keys, repository and library as they are now: two that each go their own way. */
async function twinOf(of: Centre, folder: string): Promise<Centre> {
  const { openSqlite } = await import('#store/dialect/sqlite.ts')
  const { openLibrary } = await import('#store/library.ts')
  const { openRepository } = await import('#exchange/repository/repository.ts')
  const { Shelf } = await import('#exchange/shelf.ts')
  const { publishCollection } = await import('#jobs/exchange/publish.ts')
  const { collectionById } = await import('#store/collections.ts')
  await cp(of.folder, `${folder}/public`, { recursive: true })
  await of.db.backup(`${folder}/library.db`)
  const db = openSqlite(`${folder}/library.db`)
  const library = await openLibrary(db)
  // The keys are copied as well: what was signed with them is remembered beside them.
  await cp(of.publisher.keys, `${folder}/keys`, { recursive: true })
  const ring = of.publisher.ringOf({ folders: [`${folder}/keys`] })
  const repository = await openRepository({ folder: `${folder}/public`, ring, now: NOW })
  const press = {
    db,
    library,
    repository,
    shelf: new Shelf(`${folder}/public`),
    now: NOW,
    progress: () => {},
  }
  return {
    ...of,
    db,
    library,
    folder: `${folder}/public`,
    publish: async () => {
      const collection = await collectionById(db.sql, 'law')
      assert.ok(collection)
      return publishCollection(press, collection, { dryRun: false, reason: null })
    },
  }
}

/** A follower, told by its command to follow a publisher that is not Comity: it takes what keeps to the specification and refuses what does not. */
import assert from 'node:assert/strict'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it, type TestContext } from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import { follow, type Served, serving, sync } from './follower-tested.ts'
import { sha256 } from './reading.ts'
import { entriesIn } from './releases.ts'
import { type ToyAct, toyObject } from './toy-object.ts'
import { type Deviation, instant, newKey, ToyPublisher, type ToyRelease } from './toy-publisher.ts'

const article = (words: string, from = '2001-01-01') => ({ wId: 'art_1', words, from })
const FISH: ToyAct = { number: 1, rows: [article('One fish')] }
const AMENDED: ToyAct = {
  number: 1,
  rows: [{ ...article('One fish'), to: '2005-01-01' }, article('Two fishes', '2005-01-01')],
}
const BIRDS: ToyAct = { number: 2, rows: [article('A bird')] }
const FIRST: ToyRelease = { acts: [FISH, BIRDS] }
const SECOND: ToyRelease = { acts: [AMENDED, BIRDS] }
const THIRD: ToyRelease = { acts: [AMENDED] }
const DAY = 86_400_000

type Json = Record<string, unknown>

type Files = Map<string, Buffer>

/** What the publisher serves as the second release, to a follower that stands at the first. */
interface Case {
  readonly clause: string
  readonly files: (publisher: ToyPublisher) => Files
  readonly endless?: string
}

const second = (deviation: Deviation) => (publisher: ToyPublisher) =>
  publisher.files([FIRST, SECOND], deviation)
const release = (change: (document: Json) => Json) => second({ release: change })
const object = (change: (xml: string) => string) => second({ object: change })
const signed = (role: string, change: (said: Json) => Json) =>
  second({ signed: (each, said) => (each === role ? change(said) : said) })
const first = (document: Json, list: 'put' | 'packs', change: (entry: Json) => Json) => ({
  ...document,
  [list]: (document[list] as Json[]).map((entry, index) => (index === 0 ? change(entry) : entry)),
})

const REFUSED: readonly Case[] = [
  { clause: '§2: metadata that another key signed', files: second({ signers: () => [newKey()] }) },
  {
    clause: '§2, Roles: a collection whose name leads out of a folder',
    files: signed('targets', (said) => ({
      ...said,
      delegations: renamed(said.delegations as Json, '../law'),
    })),
  },
  {
    clause: '§3: an object that declares a document type',
    files: object((xml) => xml.replace('?>\n', '?>\n<!DOCTYPE akomaNtoso>\n')),
  },
  { clause: '§3: an object that is not well-formed', files: object((xml) => xml.replace('</body>', '')) },
  {
    clause: '§3: an object that is not valid Akoma Ntoso 3.0',
    files: object((xml) => xml.replace('<body>', '<body><script>alert(1)</script>')),
  },
  {
    clause: '§3: an object of another work than its head says',
    files: object((xml) =>
      xml.replaceAll('<FRBRuri value="/akn/xv/act/2001-01-01/', '<FRBRuri value="/akn/xv/act/1999-01-01/'),
    ),
  },
  {
    clause: '§3: an object of another work than the release says',
    files: release((document) => first(document, 'put', (put) => ({ ...put, language: 'fra', was: null }))),
  },
  {
    clause: '§3: a row that refers to no temporal group',
    files: object((xml) => xml.replace('period="#tg_1"', 'period="#tg_9"')),
  },
  {
    clause: '§3: two wordings of one provision that share a day',
    files: (publisher) => publisher.files([FIRST, { acts: [overlapping(), BIRDS] }]),
  },
  {
    clause: '§3: an interval that holds no day',
    files: (publisher) =>
      publisher.files([
        FIRST,
        { acts: [{ ...FISH, rows: [{ ...article('One fish'), to: '2001-01-01' }] }, BIRDS] },
      ]),
  },
  {
    clause: '§3: a row that stands in a division that is not there',
    files: object((xml) => xml.replace('comity:sort="a0"', 'comity:sort="a0" comity:parent="part_9"')),
  },
  {
    clause: '§3: elements of one row that state two things',
    files: object((xml) => xml.replaceAll('comity:row="2"', 'comity:row="1"')),
  },
  {
    clause: '§4, rule 1: a release whose number is not the next',
    files: release((document) => ({ ...document, release: 3 })),
  },
  {
    clause: '§4, rule 1: a second release that names none before it',
    files: release((document) => ({ ...document, previous: null })),
  },
  {
    clause: '§4, rule 2: a release that is dated before the one before it',
    files: release((document) => ({ ...document, at: '2020-01-01T00:00:00Z' })),
  },
  {
    clause: '§4, rule 3: changes out of order',
    files: (publisher) =>
      publisher.files([FIRST, { acts: [AMENDED, { ...BIRDS, rows: [article('Two birds')] }] }], {
        release: (document) => ({ ...document, put: (document.put as Json[]).toReversed() }),
      }),
  },
  {
    clause: '§4, rule 3: a pair that is put twice',
    files: release((document) => ({
      ...document,
      put: [...(document.put as Json[]), ...(document.put as Json[])],
    })),
  },
  {
    clause: '§4, rule 3: a change from an object that was not there',
    files: release((document) => first(document, 'put', (put) => ({ ...put, was: sha256('another') }))),
  },
  {
    clause: '§4, rule 3: a tombstone of what was not published',
    files: release((document) => ({
      ...document,
      counts: { ...(document.counts as Json), tombstoned: 1 },
      tombstones: [
        { work: '/akn/xv/act/2001-01-01/9', language: 'eng', object: sha256('9'), reason: 'None' },
      ],
    })),
  },
  {
    clause: '§4, rule 4: counts that are not those of the state',
    files: release((document) => ({ ...document, counts: { ...(document.counts as Json), works: 7 } })),
  },
  {
    clause: '§4, rule 5: a root that is not that of the state',
    files: release((document) => ({ ...document, root: sha256('another') })),
  },
  {
    clause: '§4, rule 7: a change that names a pack beyond the last',
    files: release((document) => first(document, 'put', (put) => ({ ...put, pack: 7 }))),
  },
  {
    clause: '§4: a release of another collection',
    files: release((document) => ({ ...document, collection: 'other' })),
  },
  {
    clause: '§4: a release of another publisher',
    files: release((document) => ({ ...document, publisher: sha256('another') })),
  },
  {
    clause: '§6, step 1: a timestamp that has expired (freeze)',
    files: signed('timestamp', (said) => ({ ...said, expires: instant(Date.now() - 60_000) })),
  },
  {
    clause: '§6, step 1: files of two states together (mix and match)',
    files: (publisher) => {
      const other = publisher.files([FIRST, THIRD])
      return second({
        files: (all) =>
          void all.set('metadata/2.snapshot.json', other.get('metadata/2.snapshot.json') ?? Buffer.alloc(0)),
      })(publisher)
    },
  },
  {
    clause: '§6, step 1: a root that only one of two keys has signed',
    files: (publisher) =>
      second({
        files: (all) =>
          void all.set(
            'metadata/2.root.json',
            publisher.rootMetadata(2, { signers: (_, keys) => keys.slice(0, 1) }),
          ),
      })(publisher),
  },
  {
    clause: '§6, step 2: a release between that is not to be had (gap)',
    files: (publisher) => {
      const before = sha256(latestOf(publisher.files([FIRST, SECOND])))
      return publisher.files([FIRST, SECOND, THIRD], {
        files: (all) => void all.delete(`releases/${before}.json.zst`),
      })
    },
  },
  {
    clause: '§6, step 2: another release of the number it stands at (fork)',
    files: (publisher) => publisher.files([{ acts: [FISH] }, SECOND]),
  },
  {
    clause: '§6, step 3: a pack that was changed',
    files: second({
      packFile: (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.of((bytes.at(-1) ?? 0) ^ 1)]),
    }),
  },
  {
    clause: '§6, step 3: a pack that is cut off',
    files: second({ packFile: (bytes) => bytes.subarray(0, -9) }),
  },
  {
    clause: '§6, step 3: an object that was changed in its pack',
    files: second({ packed: (raw) => Buffer.from(raw.toString().replace('Two fishes', 'Two whales')) }),
  },
  {
    clause: '§6, step 3: an object whose length is not the one named',
    files: release((document) =>
      first(document, 'put', (put) => ({ ...put, length: Number(put.length) + 1 })),
    ),
  },
  {
    clause: '§6, step 3: an object whose rows are not those named',
    files: (publisher) =>
      publisher.files([FIRST, SECOND], {
        object: (xml) => xml.replace('Two fishes', 'Two whales'),
      }),
  },
  {
    clause: '§7: a heartbeat that is two days ahead of the clock',
    files: signed('timestamp', (said) => ({ ...said, at: instant(Date.now() + 2 * DAY) })),
  },
  {
    clause: '§8: a pack that is longer unpacked than it says',
    files: second({ packNamed: (named) => ({ ...named, size: named.size - 1 }) }),
  },
  {
    clause: '§8: a pack that holds a thousand times what it says',
    files: second({
      packed: (raw) => Buffer.concat([raw, Buffer.alloc(2 ** 26)]),
      packNamed: (named) => ({ ...named, size: 4096 }),
    }),
  },
  {
    clause: '§10: a timestamp above 16 KiB',
    files: signed('timestamp', (said) => ({ ...said, 'x-more': 'x'.repeat(17_000) })),
  },
  {
    clause: '§10: metadata above 1 MiB',
    files: signed('snapshot', (said) => ({ ...said, 'x-more': 'x'.repeat(1_100_000) })),
  },
  {
    clause: '§10: a timestamp without an end',
    files: second({}),
    endless: 'metadata/timestamp.json',
  },
  {
    clause: '§10: a release above 64 MiB',
    files: signed('collection', (said) => ({
      ...said,
      targets: Object.fromEntries(
        Object.entries(said.targets as Record<string, Json>).map(([name, file]) => [
          name,
          { ...file, length: 2 ** 27 },
        ]),
      ),
    })),
  },
  {
    clause: '§13: a release of a newer major format',
    files: release((document) => ({ ...document, format: 'comity-release/2' })),
  },
]

const ACCEPTED: readonly Case[] = [
  { clause: '§6: an amendment', files: second({}) },
  {
    clause: '§4: a release that withdraws a work',
    files: (publisher) => publisher.files([FIRST, SECOND, THIRD]),
  },
  { clause: '§4: a release that changes nothing', files: (publisher) => publisher.files([FIRST, FIRST]) },
  { clause: '§6: two releases at once', files: (publisher) => publisher.files([FIRST, SECOND, FIRST]) },
  {
    clause: '§6, step 1: a root that came after the first, signed by both keys',
    files: (publisher) =>
      second({ files: (all) => void all.set('metadata/2.root.json', publisher.rootMetadata(2)) })(publisher),
  },
  {
    clause: '§8: a patch that makes another object, where the object is there whole',
    files: second({ packed: misfit, files: (all) => void wholeBeside(all) }),
  },
  {
    clause: '§13: members that it does not know',
    files: (publisher) =>
      publisher.files([FIRST, SECOND], {
        release: (document) => ({
          ...first(document, 'put', (put) => ({ ...put, later: [1] })),
          later: { a: 1 },
        }),
        signed: (_, said) => ({ ...said, 'x-later': true }),
      }),
  },
]

describe('a follower', () => {
  const publisher = new ToyPublisher()
  let folder = ''
  let standing = ''
  let server: Served

  // Each test goes on from a copy of a follower that stands at the first release.
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-conformance-'))
    standing = path.join(folder, 'first')
    server = await serving(publisher.files([FIRST]))
    const followed = await follow(server.base, publisher.fingerprint, standing)
    assert.ok(followed.isAccepted, `it follows\n${followed.words}`)
    const said = await sync(standing)
    assert.ok(said.isAccepted, `§6: it takes a first release\n${said.words}`)
  })

  after(async () => {
    server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  async function served(t: TestContext, { files, endless }: Case): Promise<string> {
    const home = path.join(folder, `${t.name.length}-${sha256(t.name).slice(0, 12)}`)
    await cp(standing, home, { recursive: true })
    server.files = files(publisher)
    server.endless.clear()
    if (endless) server.endless.add(endless)
    return home
  }

  it('§1: is not brought to follow another publisher than the one it was told of', async () => {
    server.files = new ToyPublisher().files([FIRST])
    const home = path.join(folder, 'other')
    const followed = await follow(server.base, publisher.fingerprint, home)
    assert.ok(!followed.isAccepted || !(await sync(home)).isAccepted)
  })

  for (const each of ACCEPTED)
    it(`takes ${each.clause}`, async (t) => {
      const said = await sync(await served(t, each))
      assert.ok(said.isAccepted, said.words)
    })

  for (const each of REFUSED)
    it(`refuses ${each.clause}`, async (t) => {
      const home = await served(t, each)
      const said = await sync(home)
      assert.ok(!said.isAccepted, `it was taken\n${said.words}`)
      t.diagnostic(said.words.trim().slice(0, 300))
    })

  it('refuses §6, step 1: a publisher that shows an older state than before (rollback)', async (t) => {
    const home = await served(t, { clause: '', files: second({}) })
    assert.ok((await sync(home)).isAccepted)
    server.files = publisher.files([FIRST])
    const said = await sync(home)
    assert.ok(!said.isAccepted, `it was taken\n${said.words}`)
  })

  it('§6, step 4: goes on from what it stood at once what is served is right', async (t) => {
    const wrong = REFUSED.find(({ clause }) => clause.includes('an object that was changed'))
    assert.ok(wrong)
    const home = await served(t, wrong)
    assert.ok(!(await sync(home)).isAccepted)
    server.files = publisher.files([FIRST, SECOND], {}, 3)
    const said = await sync(home)
    assert.ok(said.isAccepted, said.words)
  })
})

function overlapping(): ToyAct {
  return { number: 1, rows: [article('One fish'), article('Two fishes', '2005-01-01')] }
}

function latestOf(files: Files): Buffer {
  const name = [...files.keys()].find((each) => each.startsWith('targets/law/'))
  return files.get(name ?? '') ?? Buffer.alloc(0)
}

function renamed(delegations: Json, name: string): Json {
  const roles = (delegations.roles as Json[]).map((role) => ({ ...role, name, paths: [`${name}/*`] }))
  return { ...delegations, roles }
}

// In the place of the object, a patch that takes nothing from it and brings nothing.
function misfit(raw: Buffer): Buffer {
  return Buffer.concat(
    entriesIn(raw).map(({ header: { object } }) => {
      const patch = { close: [], drop: [], open: [], base: [], sizes: [], head: false }
      return Buffer.from(`${JSON.stringify({ object, length: 0, patch })}\n`)
    }),
  )
}

function wholeBeside(files: Files): void {
  const { bytes, hash } = toyObject(AMENDED)
  files.set(`objects/${hash}.xml.zst`, zstdCompressSync(bytes))
}

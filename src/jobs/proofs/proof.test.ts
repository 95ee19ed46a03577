/** What a library can prove of its texts: those it publishes, those it received, and those that nobody signed. */
import assert from 'node:assert/strict'
import { cp, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'node:test'
import { NODE_PRIMITIVES } from '#exchange/proof/node-primitives.ts'
import { type Verdict, verifyProof } from '#exchange/proof/verify.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { day } from '#kit/day.ts'
import { putCollection } from '#store/collections.ts'
import { type Centre, COLLECTION, centre, reader } from '../exchange/exchange.fixture.ts'
import {
  article,
  bring,
  bringTexts,
  expression,
  type Shelf,
  shelf,
  text,
  two,
  WORK,
} from '../import/import.fixture.ts'
import { type Proving, provingOf } from './proof.ts'
import { knownPublishers } from './trust.ts'

const NOW = () => new Date('2026-11-30T06:00:00Z')
const AT = day('2005-01-01')
const act = (words: readonly string[], more = {}) => [
  {
    work: { ...WORK, ...more },
    expressions: [expression(words.map((each, index) => text(`${2001 + index}-01-01`, two(each))))],
  },
]

describe('a text that this library published', () => {
  it('is proved, whole and each provision', async (t) => {
    const { home, from } = await published(t)
    const found = await asked(from, home)
    assert.ok(found.state === 'proved')
    assert.equal(found.publisher.name, null)
    assert.deepEqual(
      found.proved.rows.map(({ num }) => num),
      ['1', '2'],
    )
    assert.equal((await told(found, home, from)).valid, true)
    const part = await asked(from, home, { eId: 'art_2' })
    assert.ok(part.state === 'proved' && 'some' in part.proof.rows)
    assert.equal((await told(part, home, from)).proved?.rows[0]?.eId, 'art_2')
  })

  it('is proved by its newest release, and older proofs hold on', async (t) => {
    const { home, from } = await published(t)
    const old = await asked(from, home)
    await bring(from, act(['two', 'two, amended']))
    assert.equal((await asked(from, home)).state, 'differs')
    await from.publish()
    const fresh = await asked(from, home)
    assert.ok(fresh.state === 'proved' && old.state === 'proved')
    assert.deepEqual([old.proved.release.number, fresh.proved.release.number], [1, 2])
    for (const each of [old, fresh]) assert.equal((await told(each, home, from)).valid, true)
  })

  it('is not proved on a day on which another text is shown than was signed', async (t) => {
    const { home, from } = await published(t)
    await bring(from, act(['two', 'two, amended']))
    const found = await asked(from, home)
    assert.ok(found.state === 'differs')
    assert.equal(found.release, 1)
  })

  it('is told as broken where the files that sign it went away', async (t) => {
    const { home, from } = await published(t)
    await rm(path.join(from.folder, 'releases'), { recursive: true })
    assert.equal((await asked(from, home)).state, 'broken')
  })

  it('is told as broken where its release was recorded and never signed', async (t) => {
    const { home, from } = await published(t)
    await cp(path.join(from.folder, 'metadata'), path.join(home, 'before'), { recursive: true })
    await bring(from, act(['two', 'two, amended']))
    await from.publish()
    await rm(path.join(from.folder, 'metadata'), { recursive: true })
    await cp(path.join(home, 'before'), path.join(from.folder, 'metadata'), { recursive: true })
    assert.equal((await asked(from, home)).state, 'broken')
  })
})

describe('a text that nobody signed', () => {
  it('is told as such', async (t) => {
    const { home, from } = await published(t)
    await bring(from, [
      {
        work: {
          ...WORK,
          number: '42',
          title: 'Act on Rivers',
          aliases: [{ scheme: 'xv-register', value: 'XV-42' }],
        },
        expressions: [expression([text('2001-01-01', [article('1', 'rivers')])], { title: 'Act on Rivers' })],
      },
    ])
    assert.equal((await asked(from, home, { alias: 'XV-42' })).state, 'unsigned')
  })
})

describe('a text that was received', () => {
  it('is proved by what its publisher signed, and the proof holds on where it was published', async (t) => {
    const { home, from } = await published(t)
    const away = await scratch(t)
    const to = await reader(away, from, NOW)
    await to.follow()
    const found = await asked(to, away)
    assert.ok(found.state === 'proved')
    assert.deepEqual(
      [found.publisher.name, found.proved.publisher],
      ['xv', from.publisher.repository.fingerprint],
    )
    assert.equal((await told(found, away, to)).trusted, 'xv')
    assert.equal((await told(found, home, from)).valid, true)
  })

  it('survives a rebuild of the library, and its being made from elsewhere', async (t) => {
    const { home, from } = await published(t)
    const [away, rebuilt] = [await scratch(t), await scratch(t)]
    const to = await reader(away, from, NOW)
    await to.follow()
    const [own, received] = [await asked(from, home), await asked(to, away)]
    // Another library under the same keys, whose identities are minted anew; and another that follows.
    await cp(path.join(home, 'exchange'), path.join(rebuilt, 'exchange'), { recursive: true })
    const again = await shelf()
    await bringTexts(again, [text('1999-01-01', two('something else'))])
    for (const proof of [own, received]) {
      assert.ok(proof.state === 'proved')
      assert.equal((await told(proof, rebuilt, again)).valid, true)
    }
    const anew = await reader(await scratch(t), from, NOW)
    await anew.follow()
    assert.ok(own.state === 'proved')
    assert.equal((await told(own, path.dirname(path.dirname(anew.folder)), anew)).valid, true)
  })

  it('is known to be withdrawn where the library followed that, and the proof still says what was signed', async (t) => {
    const { home, from } = await published(t)
    const away = await scratch(t)
    const to = await reader(away, from, NOW)
    await to.follow()
    const found = await asked(to, away)
    assert.ok(found.state === 'proved')
    await putCollection(from.db.sql, { ...COLLECTION, selection: { in: ['xb'], types: [], topics: [] } })
    await from.publish({ reason: 'By mistake' })
    await to.follow()
    assert.equal((await told(found, away, to)).valid, true)
    const [known] = await knownPublishers(away, to.db)
    const { work, language, collection, release } = found.proved
    const gone = await known?.withdrawn({ work, language, collection, release: release.number })
    assert.deepEqual([gone?.release, gone?.reason], [2, 'By mistake'])
    assert.equal((await asked(from, home)).state, 'unsigned')
  })

  it('is none for a library that knows nobody', async (t) => {
    const { home, from } = await published(t)
    const empty = await scratch(t)
    await mkdir(empty, { recursive: true })
    const verdict = await told(await asked(from, home), empty, null)
    assert.deepEqual([verdict.valid, verdict.doubt?.code], [null, 'unknown-publisher'])
  })
})

async function published(t: Parameters<typeof scratch>[0]): Promise<{ home: string; from: Centre }> {
  const home = await scratch(t)
  const from = await centre(home, NOW)
  await bring(from, act(['two']))
  await from.publish()
  return { home, from }
}

async function asked(
  { db, library }: Shelf,
  home: string,
  { eId = null, alias = 'XV-41/1994' }: { eId?: string | null; alias?: string } = {},
): Promise<Proving> {
  const found = await library.resolve(alias)
  const held = found && (await library.expression(found.work.id, 'eng'))
  if (!held) throw new Error('The act is not held')
  return provingOf({ db, home }, { expressionId: held.id, at: AT, eId })
}

async function told(found: Proving, home: string, held: Shelf | null): Promise<Verdict> {
  if (found.state !== 'proved') throw new Error(`Not proved: ${found.state}`)
  const known = await knownPublishers(home, held?.db ?? null)
  return verifyProof(JSON.stringify(found.proof), {
    primitives: NODE_PRIMITIVES,
    trust: (fingerprint) => known.find((each) => each.fingerprint === fingerprint) ?? null,
  })
}

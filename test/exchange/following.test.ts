/** From one library to another: what is published is what is read, searched and cited there, and what is withdrawn goes. */
import assert from 'node:assert/strict'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'node:test'
import { overFolder } from '#exchange/follow/transport.ts'
import { followerOf, scratch } from '#exchange/repository/publisher.fixture.ts'
import { centre, type Reader, reader } from '#jobs/exchange/exchange.fixture.ts'
import { bring, expression, linesOn, text, two, WORK } from '#jobs/import/import.fixture.ts'

const NOW = () => new Date('2026-11-30T06:00:00Z')
const act = (words: readonly string[], more = {}) => [
  {
    work: { ...WORK, ...more },
    expressions: [expression(words.map((each, index) => text(`${2001 + index}-01-01`, two(each))))],
  },
]

describe('a collection that is followed', () => {
  it('is read as its publisher has it', async (t) => {
    const folder = await scratch(t)
    const from = await centre(folder, NOW)
    await bring(from, act(['two', 'two, amended']))
    const report = await from.publish()
    assert.deepEqual([report.release, report.put, report.tombstoned, report.objects], [1, 1, 0, 1])
    const to = await reader(folder, from, NOW)
    const [outcome] = (await to.follow()).collections
    assert.deepEqual([outcome?.status, outcome?.release, outcome?.works], ['applied', 1, 1])
    for (const day of ['2001-06-01', '2005-01-01'])
      assert.deepEqual(await linesOn(to, day), await linesOn(from, day))
    assert.equal((await to.library.resolve('XV-41/1994'))?.work.title, WORK.title)
  })

  it('takes two requests and little more than the heartbeat where nothing changed', async (t) => {
    const folder = await scratch(t)
    const from = await centre(folder, NOW)
    await bring(from, act(['two']))
    await from.publish()
    const to = await reader(folder, from, NOW)
    await to.follow()
    await from.publisher.repository.heartbeat()
    const again = await to.follow()
    assert.equal(again.collections[0]?.status, 'up-to-date')
    assert.equal(again.requests, 2)
    assert.ok(again.bytes < 2000, `${again.bytes} bytes`)
  })

  it('does not read again the release that stands, and has a copy of it that was lost brought again', async (t) => {
    const folder = await scratch(t)
    const from = await centre(folder, NOW)
    await bring(from, act(['two']))
    const { hash } = await from.publish()
    const to = await reader(folder, from, NOW)
    await to.follow()
    const copy = path.join(to.folder, 'mirror', 'releases', `${hash}.json.zst`)
    const bytes = await readFile(copy)
    // As long as it was, and nothing that could be read.
    await writeFile(copy, bytes.toReversed())
    assert.equal((await to.follow()).collections[0]?.status, 'up-to-date')
    await rm(copy)
    assert.equal((await to.follow()).collections[0]?.status, 'up-to-date')
    assert.ok((await readFile(copy)).equals(bytes))
  })

  it('brings amendments as patches, and comes to the same rows and root', async (t) => {
    const folder = await scratch(t)
    const from = await centre(folder, NOW)
    const to = await reader(folder, from, NOW)
    const years = ['two', 'two, amended', 'two, amended again']
    for (let count = 1; count <= years.length; count++) {
      await bring(from, act(years.slice(0, count)))
      const report = await from.publish()
      assert.equal(report.release, count)
      const [outcome] = (await to.follow()).collections
      assert.deepEqual([outcome?.status, outcome?.release], ['applied', count])
      assert.deepEqual(await linesOn(to, '2010-01-01'), await linesOn(from, '2010-01-01'))
      assert.equal(await objectsOf(to), await objectsOf(from, 'published'))
    }
  })

  it('loses what its publisher withdraws, and says by which release and why', async (t) => {
    const folder = await scratch(t)
    const from = await centre(folder, NOW)
    await bring(from, act(['two']))
    await bring(from, act(['other'], { number: '42', title: 'Another act', aliases: [] }))
    await from.publish()
    const to = await reader(folder, from, NOW)
    await to.follow()
    assert.notDeepEqual(await linesOn(to, '2010-01-01'), [])
    await from.db.sql
      .updateTable('collection')
      .set({ selection: JSON.stringify({ in: [], types: ['statement'], topics: [] }) })
      .execute()
    const report = await from.publish({ reason: 'Published by mistake' })
    assert.equal(report.tombstoned, 2)
    const [outcome] = (await to.follow()).collections
    assert.equal(outcome?.status, 'applied')
    const work = (await to.library.resolve('XV-41/1994'))?.work
    assert.ok(work)
    assert.deepEqual(await to.library.works({}), [])
    assert.equal(await to.library.expression(work.id, null), null)
    const { nodes } = await to.library.textOnDay(
      (await to.library.expressions(work.id))[0]!.id,
      '2010-01-01' as never,
    )
    assert.deepEqual(nodes, [])
    const withdrawn = await to.db.sql.selectFrom('withdrawn').selectAll().execute()
    assert.deepEqual(
      withdrawn.map(({ release, reason }) => [release, reason]),
      [
        [2, 'Published by mistake'],
        [2, 'Published by mistake'],
      ],
    )
  })

  it('begins at the checkpoint and goes on from there', async (t) => {
    const folder = await scratch(t)
    const from = await centre(folder, NOW)
    for (const [index, years] of [['two'], ['two', 'three'], ['two', 'three', 'four']].entries()) {
      await bring(from, act(years))
      await bring(
        from,
        act([`other ${index}`], { number: '42', title: 'Another act', aliases: [] }),
        {},
        'other',
      )
      await from.publish()
    }
    const to = await reader(folder, from, NOW)
    const [outcome] = (await to.follow()).collections
    assert.deepEqual([outcome?.status, outcome?.release, outcome?.reason], ['applied', 3, null])
    assert.equal(await objectsOf(to), await objectsOf(from, 'published'))
  })

  it('is followed from a mirror as from its publisher', async (t) => {
    const folder = await scratch(t)
    const from = await centre(folder, NOW)
    await bring(from, act(['two', 'three']))
    await from.publish()
    const mirror = await reader(`${folder}/mirror`, from, NOW)
    await mirror.follow()
    const client = await followerOf(`${mirror.folder}/mirror`, `${folder}/client`)
    const [release] = await client.follow('law/release.json.zst')
    assert.ok(release, 'a TUF client that knows nothing of Comity finds the release in the mirror')
    const to = await reader(`${folder}/reader`, from, NOW)
    const [outcome] = (await to.follow([overFolder(`${mirror.folder}/mirror`)])).collections
    assert.equal(outcome?.status, 'applied')
    assert.deepEqual(await linesOn(to, '2010-01-01'), await linesOn(from, '2010-01-01'))
  })
})

async function objectsOf(
  { db }: Pick<Reader, 'db'>,
  table: 'published' | 'received' = 'received',
): Promise<string> {
  const rows = await db.sql.selectFrom(table).select(['work', 'language', 'object']).orderBy('work').execute()
  return JSON.stringify(rows)
}

/** What is delivered to a partner, file by file, and what is written down of it. */
import assert from 'node:assert/strict'
import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import path from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { readRelease } from '#exchange/documents.ts'
import { Shelf } from '#exchange/shelf.ts'
import { releasesOf } from '#store/collections.ts'
import { type Delivery, deliveriesOf } from '#store/deliveries.ts'
import { type Circle, circle, grant, someone } from './circle.ts'

const linesOf = async ({ db }: Circle): Promise<Delivery[]> => deliveriesOf(db.sql, null, null, null)
const latest = async ({ db, folder }: Circle, id: string) => {
  const [last] = await releasesOf(db.sql, id, 1)
  assert.ok(last)
  return { ...last, text: readRelease(await new Shelf(folder).read('releases', last.hash)) }
}
const LARGE = 24_000_000

describe('a file of a restricted audience', () => {
  it('is delivered with a line for each agreement and each item of its list', async (t) => {
    const made = await circle(t)
    const { hash, number } = await latest(made, 'law')
    const file = `releases/${hash}.json.zst`
    made.grants = [
      grant(made.partner, 'law', { items: ['1', '4'] }),
      grant(made.partner, 'law', { agreement: 'other', items: [] }),
    ]
    const response = await made.get(file)
    assert.equal(response.headers.get('cache-control'), 'private, no-store')
    const { byteLength } = await response.arrayBuffer()
    const lines = await linesOf(made)
    assert.deepEqual(
      lines.map(({ agreement, item, kind, release }) => [agreement, item, kind, release]),
      [
        ['saltmere', '1', 'release', number],
        ['saltmere', '4', 'release', number],
        ['other', null, 'release', number],
      ],
    )
    for (const { bytes, length, start } of lines)
      assert.deepEqual([start, bytes, length], [0, byteLength, byteLength])
  })

  it('is not there for whom its collection is not given, but for what another collection shares with it', async (t) => {
    const made = await circle(t)
    const [law, other] = [await latest(made, 'law'), await latest(made, 'other')]
    const shared = law.text.put[0]?.object
    const alone = other.text.put.find(({ object }) => object !== shared)?.object
    const roles = await readdir(`${made.folder}/metadata`)
    const role = roles.find((name) => name.endsWith('.other.json'))
    const targets = await readdir(`${made.folder}/targets/other`)
    await mkdir(`${made.folder}/objects`, { recursive: true })
    for (const object of [shared, alone]) await writeFile(`${made.folder}/objects/${object}.xml.zst`, 'x')
    const hidden = [
      `releases/${other.hash}.json.zst`,
      `metadata/${role}`,
      ...targets.map((name) => `targets/other/${name}`),
      ...other.text.packs.map(({ hash }) => `packs/${hash}.zst`),
      `objects/${alone}.xml.zst`,
      `targets/law/${other.hash}.release.json.zst`,
      'metadata/9.root.json',
      `objects/${'ab'.repeat(32)}.xml.zst`,
    ]
    const told = new Set<string>()
    for (const file of hidden) {
      const response = await made.get(file)
      const headers = [...response.headers].filter(([name]) => name !== 'date')
      told.add(JSON.stringify([response.status, headers, await response.text()]))
    }
    assert.equal(told.size, 1, [...told].join('\n'))
    assert.match([...told].join(), /^\[404/)
    assert.deepEqual(await linesOf(made), [])
    assert.equal((await made.get(`objects/${shared}.xml.zst`)).status, 200)
    for (const file of ['timestamp.json', '1.root.json', '1.targets.json'])
      assert.equal((await made.get(`metadata/${file}`)).status, 200)
  })

  it('that breaks off is written down as far as it went, and gone on with from there', async (t) => {
    const made = await circle(t)
    const { text } = await latest(made, 'law')
    const file = `packs/${text.packs[0]?.hash}.zst`
    await truncate(path.join(made.folder, file), LARGE)
    await aborted(made, file)
    const [broken] = await until(async () => {
      const lines = await linesOf(made)
      return lines.length > 0 ? lines : null
    })
    assert.ok(
      broken && broken.bytes > 0 && broken.bytes < LARGE && broken.length === LARGE,
      JSON.stringify(broken),
    )
    const rest = await made.get(file, { range: `bytes=${broken.bytes}-` })
    assert.equal(rest.status, 206)
    assert.equal((await rest.arrayBuffer()).byteLength, LARGE - broken.bytes)
    const last = (await linesOf(made)).at(-1)
    assert.deepEqual([last?.start, last?.bytes, last?.length], [broken.bytes, LARGE - broken.bytes, LARGE])
  })

  it('is not sent whole where that cannot be written down', async (t) => {
    const made = await circle(t)
    const { hash } = await latest(made, 'law')
    await made.db.sql.schema.dropTable('delivery_head').execute()
    await assert.rejects(made.get(`releases/${hash}.json.zst`).then((response) => response.arrayBuffer()))
  })

  it('that breaks off where that cannot be written down ends no server', async (t) => {
    const made = await circle(t)
    const { text } = await latest(made, 'law')
    const file = `packs/${text.packs[0]?.hash}.zst`
    await truncate(path.join(made.folder, file), LARGE)
    await made.db.sql.schema.dropTable('delivery_head').execute()
    await aborted(made, file)
    await wait(300)
    assert.equal((await made.get('metadata/timestamp.json')).status, 200)
  })

  it('that nobody reads leaves no line: what is asked about it, and what lies beyond its end', async (t) => {
    const made = await circle(t)
    const { hash, length } = await latest(made, 'law')
    const file = `releases/${hash}.json.zst`
    const head = await made.get(file, {}, 'HEAD')
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, `${length}`])
    assert.equal((await made.get(file, { range: `bytes=${length}-` })).status, 416)
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      assert.equal((await made.get(file, {}, method)).status, 404)
    assert.deepEqual(await linesOf(made), [])
  })

  it('is found in releases that came after the server began', async (t) => {
    const made = await circle(t)
    made.grants = ['law', 'other'].map((id) => grant(made.partner, id))
    await made.get(`releases/${(await latest(made, 'law')).hash}.json.zst`)
    await made.publish('law')
    const { hash, number } = await latest(made, 'law')
    assert.equal(number, 2)
    assert.equal((await made.get(`releases/${hash}.json.zst`)).status, 200)
  })

  it('is no more given once the grants are gone, though the token still holds', async (t) => {
    const made = await circle(t)
    assert.equal((await made.get('metadata/timestamp.json')).status, 200)
    made.grants = [grant(someone(), 'law')]
    assert.equal((await made.get('metadata/timestamp.json')).status, 404)
  })
})

async function aborted({ base, authorization }: Circle, file: string): Promise<void> {
  const headers = await authorization()
  await new Promise<void>((resolve, reject) => {
    const asked = request(base + file, { headers }, (response) => {
      response.once('data', () => {
        response.destroy()
        resolve()
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

async function until<Found>(find: () => Promise<Found | null>): Promise<Found> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await find()
    if (found !== null) return found
    await wait(20)
  }
  throw new Error('It did not come about')
}

/** The log of deliveries: whatever is done to it afterwards is found. */
import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { sha256 } from '#kit/hash.ts'
import {
  appendDeliveries,
  checkChain,
  type Delivery,
  deliveriesOf,
  GENESIS,
  hashOfDelivery,
  isDelivered,
  latestDelivery,
  type NewDelivery,
} from './deliveries.ts'
import { openSqlite } from './dialect/sqlite.ts'
import { migrate } from './migrate.ts'
import { keepLetter } from './partner-receipts.ts'
import type { Schema } from './schema.ts'

type Sql = Kysely<Schema>

const line = (more: Partial<NewDelivery> = {}): NewDelivery => ({
  at: '2026-11-30T06:00:00Z',
  agreement: 'saltmere',
  item: '1',
  audience: 'circle',
  collection: 'law',
  release: 2,
  kind: 'pack',
  file: `packs/${'ab'.repeat(32)}.zst`,
  start: 0,
  bytes: 911,
  length: 911,
  partner: 'Borea',
  ...more,
})

async function log(t: TestContext, count = 5): Promise<Sql> {
  const db = openSqlite(':memory:')
  t.after(() => db.close())
  await migrate(db.sql)
  for (let index = 0; index < count; index++) await appendDeliveries(db.sql, [line({ release: index + 1 })])
  return db.sql
}

const verdict = async (sql: Sql) => {
  const { sound, at } = await checkChain(sql)
  return [sound, at]
}

describe('the log of deliveries', () => {
  it('is a chain of hashes over every column, in order', async (t) => {
    const sql = await log(t, 0)
    assert.deepEqual(await checkChain(sql), {
      sound: true,
      at: null,
      lines: 0,
      head: GENESIS,
      lost: [],
      disputed: [],
    })
    const lines = await appendDeliveries(sql, [line(), line({ item: null, release: null, kind: 'metadata' })])
    const [first, second] = lines as [Delivery, Delivery]
    assert.deepEqual([first.seq, first.previous, second.seq, second.previous], [1, GENESIS, 2, first.hash])
    const written = `[1,"2026-11-30T06:00:00Z","saltmere","1","circle","law",2,"pack","packs/${'ab'.repeat(32)}.zst",0,911,911,"Borea","${GENESIS}"]`
    assert.equal(first.hash, sha256(written))
    assert.deepEqual(
      (await deliveriesOf(sql, null, null, null)).map((each) => ({ ...each })),
      lines.map((each) => ({ ...each })),
    )
    assert.equal((await checkChain(sql)).head, second.hash)
  })

  it('is read by agreement and by days, both included', async (t) => {
    const sql = await log(t, 0)
    const days = [
      '2026-11-29T23:59:59Z',
      '2026-11-30T00:00:00Z',
      '2026-11-30T23:59:59Z',
      '2026-12-01T00:00:00Z',
    ]
    for (const at of days) await appendDeliveries(sql, [line({ at }), line({ at, agreement: 'other' })])
    const found = await deliveriesOf(sql, 'other', '2026-11-30', '2026-11-30')
    assert.deepEqual(
      found.map(({ at, agreement }) => [at, agreement]),
      [
        ['2026-11-30T00:00:00Z', 'other'],
        ['2026-11-30T23:59:59Z', 'other'],
      ],
    )
  })

  it('stays whole however many write at once', async (t) => {
    const sql = await log(t, 0)
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => appendDeliveries(sql, [line({ release: index + 1 })])),
    )
    assert.deepEqual(await verdict(sql), [true, null])
    assert.equal((await checkChain(sql)).lines, 40)
  })

  it('shows which line was changed, whichever column it was', async (t) => {
    const sql = await log(t)
    const lines = await deliveriesOf(sql, null, null, null)
    const columns = Object.keys(line()) as (keyof NewDelivery)[]
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...columns), async (seq, column) => {
        const was = lines[seq - 1]
        assert.ok(was)
        const other = column === 'kind' ? 'object' : typeof was[column] === 'number' ? 77 : 'changed'
        const change = (value: unknown) =>
          sql
            .updateTable('delivery')
            .set({ [column]: value })
            .where('seq', '=', seq)
            .execute()
        await change(other)
        assert.deepEqual(await verdict(sql), [false, seq])
        await change(was[column])
        assert.deepEqual(await verdict(sql), [true, null])
      }),
      { numRuns: 40 },
    )
  })

  it('shows where a line was taken out, at the beginning, in the middle and at the end', async (t) => {
    for (const seq of [1, 3, 5]) {
      const sql = await log(t)
      await sql.deleteFrom('delivery').where('seq', '=', seq).execute()
      assert.deepEqual(await verdict(sql), [false, seq])
    }
    const sql = await log(t)
    await sql.deleteFrom('delivery').execute()
    assert.deepEqual(await verdict(sql), [false, 1])
  })

  it('shows where a line was put in', async (t) => {
    const sql = await log(t)
    const [last] = (await deliveriesOf(sql, null, null, null)).slice(-1)
    assert.ok(last)
    const forged = { ...line({ partner: 'Cyrene' }), seq: 6, previous: last.hash }
    await sql
      .insertInto('delivery')
      .values({ ...forged, hash: hashOfDelivery(forged) })
      .execute()
    // A line beyond the end of the chain is one that the head does not know.
    assert.deepEqual(await verdict(sql), [false, 6])
    const middle = await log(t)
    await middle
      .updateTable('delivery')
      .set((eb) => ({ seq: eb('seq', '+', 100) }))
      .where('seq', '>', 2)
      .execute()
    await middle
      .updateTable('delivery')
      .set((eb) => ({ seq: eb('seq', '-', 99) }))
      .where('seq', '>', 100)
      .execute()
    const between = { ...line({ partner: 'Cyrene' }), seq: 3, previous: GENESIS }
    await middle
      .insertInto('delivery')
      .values({ ...between, hash: hashOfDelivery(between) })
      .execute()
    assert.deepEqual(await verdict(middle), [false, 3])
  })

  it('shows where two lines were exchanged', async (t) => {
    const sql = await log(t)
    for (const [from, to] of [
      [2, 100],
      [3, 2],
      [100, 3],
    ])
      await sql
        .updateTable('delivery')
        .set({ seq: to })
        .where('seq', '=', from ?? 0)
        .execute()
    assert.deepEqual(await verdict(sql), [false, 2])
  })

  it('written anew as a whole, lacks the lines that partners were told of', async (t) => {
    const sql = await log(t)
    const told = await latestDelivery(sql, 'Borea')
    assert.ok(told && (await isDelivered(sql, told)) && (await latestDelivery(sql, 'Cyrene')) === null)
    const letter = { partner: 'Borea', key: 'cd'.repeat(32), audience: 'circle', jws: 'x' }
    const receipt = { collection: 'law', release: 1, hash: 'ef'.repeat(32), reason: null }
    await keepLetter(sql, { ...letter, heard_at: '2026-11-30T06:00:01Z', delivery: told, disputed: null }, [
      { ...receipt, status: 'applied', at: '2026-11-30T06:00:01Z' },
    ])
    assert.deepEqual((await checkChain(sql, [told])).lost, [])
    await sql.deleteFrom('delivery').execute()
    await sql.updateTable('delivery_head').set({ seq: 0, hash: GENESIS }).execute()
    for (let count = 0; count < 5; count++) await appendDeliveries(sql, [line({ bytes: 1, length: 1 })])
    const { sound, at, lost } = await checkChain(sql)
    assert.deepEqual([sound, at, lost], [false, null, [told]])
  })
})

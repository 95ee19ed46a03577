import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '#kit/day.ts'
import { type Database, openSqlite } from './dialect/sqlite.ts'
import { type Library, openLibrary } from './library.ts'

let db: Database
let library: Library
const TODAY = day('2026-11-23')

interface Row {
  readonly from: string | null
  readonly to: string | null
  readonly text: number
  readonly heading?: string
  readonly num?: string
  readonly missing?: 0 | 1
  readonly superseded?: number
  readonly basis?: 'in-force' | 'snapshot'
}

before(async () => {
  db = openSqlite(':memory:')
  library = await openLibrary(db)
  await db.sql
    .insertInto('recording')
    .values({ id: 1, at: '2026-01-01T00:00:00Z', source: 's', path: 'p' })
    .execute()
  await db.sql
    .insertInto('work')
    .values({
      id: 1,
      iri: '/akn/xv/act/1',
      jurisdiction: 'xv',
      type: 'act',
      subtype: null,
      date: null,
      number: null,
      title: 'T',
      published: null,
      topics: '[]',
    })
    .execute()
  await db.sql
    .insertInto('expression')
    .values({
      id: 1,
      work_id: 1,
      language: 'eng',
      source: 's',
      path: 'p',
      title: 'T',
      text_state: 'point-in-time',
      shown: 1,
      complete_from: null,
      recorded_in: 1,
    })
    .execute()
  for (const id of [1, 2, 3])
    await db.sql
      .insertInto('text')
      .values({ id, hash: new Uint8Array([id]), xml: `<content>${id}</content>` })
      .execute()
})
after(() => db.close())

let next = 1

async function provision(...rows: readonly Row[]): Promise<number> {
  const id = next++
  await db.sql
    .insertInto('provision')
    .values({ id, expression_id: 1, wid: `art_${id}` })
    .execute()
  for (const row of rows) {
    await db.sql
      .insertInto('provision_version')
      .values({
        expression_id: 1,
        provision_id: id,
        parent_id: null,
        eid: `art_${id}`,
        sort: 'a0',
        kind: 'article',
        num: row.num ?? '1',
        heading: row.heading ?? null,
        text_id: row.text,
        valid_from: row.from,
        valid_to: row.to,
        basis: row.basis ?? 'in-force',
        missing: row.missing ?? 0,
        concurrent: 0,
        ground_id: null,
        key: null,
        stated_from: null,
        recorded_in: 1,
        superseded_in: row.superseded ?? null,
      })
      .execute()
  }
  return id
}

async function count(id: number) {
  return (await library.wordingCounts([id], TODAY)).get(id)
}

test('each change of words or heading is a wording, a change of number is none', async () => {
  const id = await provision(
    { from: '1994-03-01', to: '2003-05-01', text: 1 },
    { from: '2003-05-01', to: '2010-01-01', text: 1, num: '2' },
    { from: '2010-01-01', to: '2018-01-01', text: 2 },
    { from: '2018-01-01', to: null, text: 2, heading: 'Scope' },
  )
  assert.deepEqual(await count(id), { n: 3, coming: 0, since: '1994-03-01', basis: 'in-force' })
})

test('words that come back after others are counted again, what is to come apart', async () => {
  const id = await provision(
    { from: '2000-01-01', to: '2001-01-01', text: 1, basis: 'snapshot' },
    { from: '2001-01-01', to: '2002-01-01', text: 2 },
    { from: '2002-01-01', to: '2027-01-01', text: 1 },
    { from: '2027-01-01', to: null, text: 3 },
  )
  assert.deepEqual(await count(id), { n: 3, coming: 1, since: '2000-01-01', basis: 'snapshot' })
})

test('an undated first wording has no beginning, a corrected one is not counted', async () => {
  const id = await provision(
    { from: null, to: '2001-01-01', text: 1 },
    { from: '2001-01-01', to: null, text: 2, superseded: 1 },
    { from: '2001-01-01', to: null, text: 3 },
  )
  const found = await count(id)
  assert.equal(found?.n, 2)
  assert.equal(found?.since, null)
})

test('a wording that is not given is a wording', async () => {
  const id = await provision(
    { from: '2000-01-01', to: '2001-01-01', text: 1 },
    { from: '2001-01-01', to: null, text: 1, missing: 1 },
  )
  assert.equal((await count(id))?.n, 2)
})

test('what was counted is counted anew once somebody has written', async () => {
  const id = await provision({ from: '2000-01-01', to: '2001-01-01', text: 1 })
  assert.equal((await count(id))?.n, 1)
  await db.sql
    .updateTable('provision_version')
    .set({ valid_from: '2030-01-01', valid_to: null })
    .where('provision_id', '=', id)
    .execute()
  assert.deepEqual(await count(id), { n: 0, coming: 1, since: '2030-01-01', basis: 'in-force' })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql as raw } from 'kysely'
import { day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import { Weaver } from '#law/history/weave.ts'
import type { Basis, ProvisionDraft } from '#law/provision.ts'
import { type Database, openSqlite } from './dialect/sqlite.ts'
import { type Library, openLibrary } from './library.ts'
import { recordAct } from './record/record.ts'
import { WHOLE_SHELF } from './shelf.ts'

const TODAY = day('2026-11-23')

function article(num: string, words: string): ProvisionDraft {
  return {
    depth: 0,
    kind: 'article',
    num,
    heading: null,
    content: contentOf(`<content><p>${words}</p></content>`),
  }
}

const one = [article('1', 'one'), article('2', 'two')]
const two = [article('1', 'one'), article('2', 'two, amended')]
const three = [article('2', 'two, amended'), article('3', 'three')]

interface Act {
  readonly place?: string
  readonly number: string
  readonly title: string
  /** Where the text has another title than the act. */
  readonly act?: string
  readonly subtype?: string
  readonly date?: string | null
  readonly topics?: readonly string[]
  readonly language?: string
  readonly basis?: Basis
  readonly at?: string
  readonly history: Readonly<Record<string, readonly ProvisionDraft[]>>
}

async function put(db: Database, act: Act): Promise<void> {
  const weaver = new Weaver(() => [])
  for (const [date, provisions] of Object.entries(act.history))
    weaver.add({
      date: date === 'undated' ? null : day(date),
      basis: date === 'undated' ? 'unknown' : (act.basis ?? 'in-force'),
      published: null,
      ground: null,
      path: `${date}.md`,
      provisions: [...provisions],
      findings: [],
    })
  const work = {
    jurisdiction: act.place ?? 'xv',
    type: 'act',
    subtype: act.subtype ?? null,
    date: act.date === undefined ? '1994-02-11' : act.date,
    number: act.number,
    title: act.act ?? act.title,
    aliases: [],
    published: null,
    topics: [...(act.topics ?? [])],
  }
  const expression = {
    language: act.language ?? 'eng',
    title: act.title,
    path: 'a.md',
    textState: 'point-in-time' as const,
    woven: weaver.end(),
  }
  const at = act.at ?? '2026-11-20T09:00:00Z'
  await db.sql
    .transaction()
    .execute((trx) => recordAct(trx, { source: 'test', path: 'a.md', at, work, expressions: [expression] }))
}

async function filled(): Promise<{ db: Database; lib: Library }> {
  const db = openSqlite(':memory:')
  const lib = await openLibrary(db)
  const later = { '1994-03-01': one, '2003-01-01': two, '2024-03-01': three, '2027-01-01': one }
  await put(db, { number: '1', title: 'Act on Data', subtype: 'code', topics: ['data'], history: later })
  await put(db, {
    number: '1',
    title: 'Закон о данных',
    act: 'Act on Data',
    subtype: 'code',
    topics: ['data'],
    language: 'rus',
    history: { '1994-03-01': one, '2003-01-01': two },
    at: '2026-11-22T09:00:00Z',
  })
  await put(db, { number: '2', title: 'Act on Salt', date: null, history: { '2026-11-01': one } })
  await put(db, {
    place: 'xb',
    number: '3',
    title: 'Zoning',
    date: '2010',
    basis: 'snapshot',
    history: { '2026-01-01': one, '2026-05-01': one, '2026-09-01': two },
  })
  await put(db, {
    place: 'xb-nor',
    number: '4',
    title: 'By-law',
    history: { undated: one, '2020-01-01': two },
  })
  return { db, lib }
}

describe('what is held of each jurisdiction', () => {
  it('is counted as the tables have it, each language for itself', async () => {
    const { db, lib } = await filled()
    const { rows } = await raw<Record<string, unknown>>`
      SELECT w.jurisdiction, count(DISTINCT w.id) AS acts, count(v.id) AS wordings, min(v.valid_from) AS since
      FROM work w JOIN expression e ON e.work_id = w.id AND e.shown = 1
      JOIN version v ON v.expression_id = e.id AND v.superseded_in IS NULL AND v.state = 'held'
      GROUP BY 1 ORDER BY 1`.execute(db.sql)
    const held = await lib.holdings()
    assert.deepEqual(
      held.map(({ jurisdiction, acts, wordings, since }) => ({ jurisdiction, acts, wordings, since })),
      rows.map((row) => ({ ...row })),
    )
    const [, , valen] = held
    assert.deepEqual(valen?.languages, ['eng', 'rus'])
    assert.equal(valen?.recordedAt, '2026-11-22T09:00:00Z')
  })

  it('is counted anew when an act is recorded again', async () => {
    const { db, lib } = await filled()
    await put(db, {
      number: '2',
      title: 'Act on Salt',
      date: null,
      history: { '2026-11-01': one, '2026-11-10': two },
    })
    const counted = await raw<{
      wordings: number
      last_from: string
    }>`SELECT wordings, last_from FROM expression
      WHERE title = 'Act on Salt'`.execute(db.sql)
    assert.deepEqual({ ...counted.rows[0] }, { wordings: 2, last_from: '2026-11-10' })
    assert.deepEqual((await lib.actsChangedLately(TODAY, 1))[0]?.expression.title, 'Act on Salt')
  })
})

describe('what changed', () => {
  const told = (changes: Awaited<ReturnType<Library['changesByDate']>>) =>
    changes.map(({ expression, from }) => `${from} ${expression.title}`)

  it('lately is the latest change of each act, whatever is still to come; a first wording is none', async () => {
    const { lib } = await filled()
    assert.deepEqual(told(await lib.actsChangedLately(TODAY, 9)), [
      '2026-09-01 Zoning',
      '2024-03-01 Act on Data',
      '2020-01-01 By-law',
      '2003-01-01 Закон о данных',
    ])
    assert.deepEqual(told(await lib.actsChangedLately(TODAY, 9, 'xb')), [
      '2026-09-01 Zoning',
      '2020-01-01 By-law',
    ])
  })

  it('by date is every later wording, up to a day or after it', async () => {
    const { lib } = await filled()
    const past = await lib.changesByDate({ side: 'until', day: TODAY, limit: 9 })
    assert.deepEqual(told(past).slice(0, 2), ['2026-09-01 Zoning', '2024-03-01 Act on Data'])
    assert.equal(past.length, 5)
    const coming = await lib.changesByDate({ side: 'after', day: TODAY, limit: 9 })
    assert.deepEqual(told(coming), ['2027-01-01 Act on Data'])
    assert.deepEqual(await lib.changesByDate({ side: 'after', day: TODAY, limit: 9, in: 'xb' }), [])
  })

  it('says between which days it was seen, where it was only seen', async () => {
    const { lib } = await filled()
    const [zoning, data] = await lib.actsChangedLately(TODAY, 2)
    assert.deepEqual([zoning?.basis, zoning?.seenBefore], ['snapshot', '2026-05-01'])
    assert.deepEqual([data?.basis, data?.seenBefore], ['in-force', null])
  })

  it('names the provisions that begin, end and are reworded', async () => {
    const { lib } = await filled()
    const [, data] = await lib.actsChangedLately(TODAY, 2)
    const touched = await lib.touchedOn(data?.expression.id ?? 0, day('2024-03-01'))
    assert.deepEqual(
      touched.map(({ what, num }) => `${what} ${num}`),
      ['removed 1', 'added 3'],
    )
    const reworded = await lib.touchedOn(data?.expression.id ?? 0, day('2003-01-01'))
    assert.deepEqual(
      reworded.map(({ what, num }) => `${what} ${num}`),
      ['changed 2'],
    )
  })
})

describe('the shelves', () => {
  it('count acts by what they have in common, under the conditions set', async () => {
    const { lib } = await filled()
    const counts = async (facet: Parameters<Library['shelf']['counts']>[1], filter = WHOLE_SHELF) =>
      Object.fromEntries((await lib.shelf.counts(filter, facet)).map(({ value, acts }) => [value, acts]))
    assert.deepEqual(await counts('in'), { xv: 2, xb: 1, 'xb-nor': 1 })
    assert.deepEqual(await counts('type'), { act: 3, code: 1 })
    assert.deepEqual(await counts('year'), { '1994': 2, '2010': 1, none: 1 })
    assert.deepEqual(await counts('language'), { eng: 4, rus: 1 })
    assert.deepEqual(await counts('subject'), { data: 1 })
    assert.deepEqual(await counts('year', { ...WHOLE_SHELF, in: 'xb' }), { '1994': 1, '2010': 1 })
  })

  it('hold the acts that every condition fits, the parts of a state with the state', async () => {
    const { lib } = await filled()
    const titles = async (filter: object) =>
      (await lib.shelf.titles({ ...WHOLE_SHELF, ...filter })).map(({ title }) => title)
    assert.deepEqual(await titles({ in: 'xb' }), ['Zoning', 'By-law'])
    assert.deepEqual(await titles({ language: 'rus' }), ['Act on Data', 'Закон о данных'])
    assert.deepEqual(await titles({ year: 'none' }), ['Act on Salt'])
    assert.deepEqual(await titles({ subject: 'data', type: 'code' }), ['Act on Data', 'Закон о данных'])
    assert.deepEqual(await titles({ subject: 'data', in: 'xb' }), [])
    assert.equal(await lib.shelf.count({ ...WHOLE_SHELF, in: 'xv' }), 2)
  })

  it('stand by date or newest wording, the latest first, unknown ones last', async () => {
    const { lib } = await filled()
    const order = async (order: 'date' | 'changed') =>
      (await lib.worksByIds(await lib.shelf.page(WHOLE_SHELF, { order, limit: 9, offset: 0 }))).map(
        ({ work }) => work.title,
      )
    assert.deepEqual(await order('date'), ['Zoning', 'Act on Data', 'By-law', 'Act on Salt'])
    assert.deepEqual(await order('changed'), ['Act on Data', 'Act on Salt', 'Zoning', 'By-law'])
  })

  it('tell which acts will change, and when next', async () => {
    const { lib } = await filled()
    const ids = (await lib.shelf.titles(WHOLE_SHELF)).map(({ id }) => id)
    const [data] = await lib.shelf.titles({ ...WHOLE_SHELF, subject: 'data' })
    assert.deepEqual([...(await lib.shelf.nextChanges(ids, TODAY))], [[data?.id, '2027-01-01']])
  })
})

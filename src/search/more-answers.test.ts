import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '#kit/day.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { createIndex } from './dialect/sqlite.ts'
import type { SearchOptions } from './model.ts'
import { phraseHistory } from './phrase-history.ts'
import { record } from './search.fixture.ts'
import { search } from './search.ts'
import { distanceBetween } from './spelling.ts'
import { suggest } from './suggest.ts'

const TODAY = day('2026-11-23')
let db: Database

const ACTS = [
  {
    jurisdiction: 'xv',
    language: 'eng',
    title: 'Penal Code',
    subtype: 'code',
    force: 'code',
    date: '1990-01-01',
    versions: {
      '1990-01-01': [
        ['1', 'Theft', 'Theft is punished by a fine.'],
        ['2', null, 'Smuggling of goods is punished by a fine.'],
      ],
      '2010-01-01': [
        ['1', 'Theft', 'Theft and cyber theft are punished by a fine.'],
        ['3', null, 'An attempt is punished.'],
      ],
      '2020-01-01': [
        ['1', 'Theft', 'Theft is punished by a fine.'],
        ['3', null, 'An attempt is punished.'],
      ],
    },
  },
  {
    jurisdiction: 'xv',
    language: 'eng',
    title: 'Decree amending the Penal Code',
    subtype: 'decree',
    force: 'decree',
    date: '2010-01-01',
    versions: {
      '2010-01-01': [['1', null, 'In the Penal Code theft is replaced. The Penal Code theft rule applies.']],
    },
  },
  {
    jurisdiction: 'xb',
    language: 'eng',
    title: 'Guidance on theft',
    subtype: 'guidance',
    force: 'guidance',
    date: '2015-01-01',
    versions: { '2015-01-01': [['1', null, 'Theft is punished by a fine.']] },
  },
] as const

before(async () => {
  db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  for (const act of ACTS) await record(db, act, TODAY)
})
after(() => db.close())

const find = (query: string, options: SearchOptions = {}) =>
  search(db, query, { at: TODAY, today: TODAY, ...options })

test('a code is first by its own name, before what amends it', async () => {
  for (const query of ['penal code', 'Penal Codes', 'PENAL CODE'])
    assert.equal((await find(query)).hits[0]?.title, 'Penal Code', query)
})

test('of the same words those of the higher force come first', async () => {
  const { hits } = await find('punished fine')
  assert.deepEqual(
    hits.map(({ force }) => force),
    ['code', 'guidance'],
  )
})

test('an act is one hit, with its best provisions folded in', async () => {
  const { hits, total, provisions } = await find('punished')
  assert.equal(total, 2)
  assert.equal(provisions, 3)
  const [code] = hits
  assert.equal(code?.provisions.length, 1)
  assert.equal(code?.more, 0)
  assert.equal((await find('punished', { fold: false })).total, 3)
})

test('facets count acts, each as if its own filter were not set', async () => {
  const { facets } = await find('theft', { in: ['xv'] })
  const counts = (name: string) => facets?.find((facet) => facet.name === name)?.values
  assert.deepEqual(counts('jurisdiction'), [
    { value: 'xv', count: 2 },
    { value: 'xb', count: 1 },
  ])
  assert.deepEqual(counts('force'), [
    { value: 'code', count: 1 },
    { value: 'decree', count: 1 },
  ])
  assert.equal(
    facets?.every(({ exact }) => exact),
    true,
  )
})

test('filters in the query do what the options do', async () => {
  assert.deepEqual(
    (await find('theft force:decree,guidance -in:xb')).hits.map(({ title }) => title),
    ['Decree amending the Penal Code'],
  )
  assert.equal((await find('smuggling')).total, 0)
  assert.equal((await find('smuggling at:1995-01-01')).total, 1)
  const [hit] = (await find('smuggling at:any')).hits
  assert.deepEqual(
    [hit?.inForceFrom, hit?.inForceTo, hit?.standing],
    ['1990-01-01', '2010-01-01', 'no-longer'],
  )
  assert.equal((await find('theft title:"penal code" year:1990')).total, 1)
})

test('one act alone is searched by its address, and none where no act has it', async () => {
  const work = (await find('theft force:code')).hits[0]!.work
  const within = await find(`theft work:"${work}"`, { fold: false })
  assert.ok(within.total > 0)
  assert.deepEqual([...new Set(within.hits.map((hit) => hit.work))], [work])
  assert.deepEqual(
    (await find(`theft -work:"${work}"`)).hits.filter((hit) => hit.work === work),
    [],
  )
  assert.equal((await find('theft work:"/akn/xv/act/1700/none"')).total, 0)
  await assert.rejects(
    find('theft work:"penal code"'),
    /"work:penal code" cannot be read; expected the IRI of an act/,
  )
})

test('in all times what is in force goes before what is no longer', async () => {
  const { hits } = await find('theft in:xv type:code', { at: null, fold: false })
  assert.deepEqual(
    hits.map(({ standing }) => standing),
    ['in-force', 'no-longer', 'no-longer'],
  )
})

test('a citation is pinned first, and what is not held is said', async () => {
  const {
    hits: [theft],
  } = await find('theft in:xv type:code')
  const [provision] = db.rows({
    sql: 'SELECT id, expression_id FROM provision ORDER BY id LIMIT 1',
    parameters: [],
  } as never)
  const held = {
    state: 'held' as const,
    workId: 1,
    provisionId: Number(provision?.[0]),
    eId: 'art_1',
    language: null,
    label: 'art. 1 Penal Code',
    confidence: 0.9,
  }
  const { hits, notHeld } = await find('fine', {
    cited: [
      held,
      { ...held, state: 'not-held', workId: null, provisionId: null, label: 'Civil Code', confidence: 0.8 },
    ],
  })
  assert.deepEqual(hits[0]?.cited, { label: 'art. 1 Penal Code', confidence: 0.9 })
  assert.equal(hits[0]?.iri, theft?.iri)
  assert.deepEqual(notHeld, [{ named: 'Civil Code' }])
})

test('a score is explained by parts that make it up', async () => {
  const { hits } = await find('punished fine', { explain: true })
  for (const { explanation, score } of hits) {
    const made = explanation?.parts.reduce(
      (sum, { value, factor }) => (factor ? sum * value : sum + value),
      0,
    )
    assert.ok(Math.abs((made ?? 0) - score) < 0.02, `${made} is not ${score}`)
  }
})

test('where no provision has all words, those that have some are shown and said to be so', async () => {
  const result = await find('attempt smuggling theft goods')
  assert.equal(result.loosened, true)
  assert.ok(result.hits.length > 0)
  assert.equal((await find('theft')).loosened, false)
})

test('a word that no text has is asked back in its nearest spelling', async () => {
  assert.equal((await find('atempt')).didYouMean, 'attempt')
  assert.equal((await find('punihsed fine')).didYouMean, 'punished fine')
  assert.equal((await find('ttempt')).didYouMean, 'attempt', 'its first letter left out')
  assert.equal((await find('qunished')).didYouMean, 'punished', 'another first letter')
  assert.equal((await find('theft')).didYouMean, null)
})

test('edits are counted: added, left out, changed, exchanged', () => {
  const distance = (a: string, b: string) => distanceBetween([...a], [...b], 2)
  assert.deepEqual(
    [
      distance('law', 'law'),
      distance('law', 'laws'),
      distance('law', 'lwa'),
      distance('law', 'saw'),
      distance('law', 'claims'),
    ],
    [0, 1, 1, 1, 4],
  )
})

test('titles, words and spellings are offered while a query is typed', async () => {
  const offered = async (typed: string) =>
    (await suggest(db, typed, {})).map(({ kind, text }) => `${kind}: ${text}`)
  assert.equal((await offered('penal co'))[0], 'act: Penal Code')
  assert.ok((await offered('attem')).includes('word: attempt'))
  assert.deepEqual(await offered('smuglin'), ['spelling: smuggling'])
  assert.deepEqual(await offered('"'), [])
})

test('when words entered and left the law is told by days, years and provisions', async () => {
  const history = await phraseHistory(db, '"cyber theft"', {})
  assert.deepEqual(
    history.events.map(({ day: on, kind, num, whole }) => [on, kind, num, whole]),
    [
      ['2010-01-01', 'enters', '1', false],
      ['2020-01-01', 'leaves', '1', false],
    ],
  )
  assert.deepEqual(history.acts[0]?.provisions[0]?.spans, [{ from: '2010-01-01', to: '2020-01-01' }])
  assert.deepEqual(
    history.series
      .map(({ year, provisions }) => `${year}:${provisions}`)
      .filter((each) => /2009|201[09]|2020/.test(each)),
    ['2010:1', '2019:1', '2020:0'],
  )
  assert.equal(history.exact, true)
  const whole = await phraseHistory(db, 'smuggling', {})
  assert.deepEqual(
    whole.events.map(({ kind, whole: all }) => [kind, all]),
    [
      ['enters', true],
      ['leaves', true],
    ],
  )
})

test('days of which the text is not known are said to be so, and are none on which words came or went', async () => {
  const own = openSqlite(':memory:')
  await openLibrary(own)
  await createIndex(own.sql)
  const words = (text: string) => [['1', null, text]] as const
  const versions = {
    '1990-01-01': words('Every hive has a number.'),
    '2000-01-01': words('Every hive has a long number.'),
    '2010-01-01': words('Every hive has a number again.'),
    '2020-01-01': words('No hive counts.'),
  }
  await record(own, { jurisdiction: 'xv', language: 'eng', title: 'Act on Bees', versions }, TODAY)
  await own.sql
    .updateTable('version')
    .set({ state: 'unknown' })
    .where('valid_from', '=', day('2000-01-01'))
    .execute()
  const { events, acts } = await phraseHistory(own, 'number', {})
  assert.deepEqual(
    events.map(({ day: on, kind, until }) => [on, kind, until]),
    [
      ['1990-01-01', 'enters', null],
      ['2000-01-01', 'unknown', '2010-01-01'],
      ['2020-01-01', 'leaves', null],
    ],
  )
  assert.deepEqual(acts[0]?.provisions[0]?.spans, [
    { from: '1990-01-01', to: '2000-01-01' },
    { from: '2010-01-01', to: '2020-01-01' },
  ])
  await own.close()
})

test('a Chinese act is named without the name of its state, before provisions on the same matter', async () => {
  const own = openSqlite(':memory:')
  await openLibrary(own)
  await createIndex(own.sql)
  const chinese = { jurisdiction: 'cn', language: 'zho', force: 'law' }
  const versions = (words: string) => ({ '2010-01-01': [['第一条', null, words]] }) as const
  await record(
    own,
    { ...chinese, title: '中华人民共和国劳动法', versions: versions('劳动合同是劳动合同。') },
    TODAY,
  )
  await record(
    own,
    { ...chinese, title: '中华人民共和国劳动合同法', versions: versions('为了保护劳动者。') },
    TODAY,
  )
  const { hits } = await search(own, '劳动合同', { at: TODAY, today: TODAY })
  assert.equal(hits[0]?.title, '中华人民共和国劳动合同法')
  await own.close()
})

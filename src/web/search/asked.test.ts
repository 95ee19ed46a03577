import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { day } from '#kit/day.ts'
import { FORCES } from '#law/force.ts'
import {
  addressOf,
  asOf,
  asPhrase,
  chose,
  FILTERS,
  inAnyOrder,
  isWithinAct,
  optionsOf,
  readAsked,
  readYears,
  toggled,
  unfiltered,
  withinAct,
  writeYears,
  writtenIn,
} from './asked.ts'

const TODAY = day('2026-11-23')
const read = (address: string) => {
  const query = new URLSearchParams(address)
  return readAsked((name) => query.get(name) ?? undefined)
}
const asked = (address: string) => {
  const { asked, wrong } = read(address)
  assert.equal(wrong, null)
  return asked
}

describe('what a search is asked', () => {
  it('is asked of one act by its address, in the place of another', () => {
    const act = '/akn/xv/act/1994-02-11/41'
    const within = withinAct(withinAct(asked('q=erasure&page=3&in=xv'), '/akn/xv/act/2001/9'), act)
    assert.deepEqual([within.q, within.page, within.filters.in], [`erasure work:"${act}"`, 1, ['xv']])
    assert.deepEqual([within, asked('q=erasure'), asked('q="work:it"')].map(isWithinAct), [
      true,
      false,
      false,
    ])
    assert.deepEqual(writtenIn(within.q), [{ text: `work:"${act}"`, rest: 'erasure' }])
  })

  it('is the law of today, where the address names no day; of all times, where it says any', () => {
    assert.equal(optionsOf(asked('q=a'), TODAY).at, TODAY)
    assert.equal(optionsOf(asked('q=a&at=2020-02-01'), TODAY).at, '2020-02-01')
    const all = optionsOf(asked('q=a&at=any'), TODAY)
    assert.equal(all.at, null)
    assert.equal(all.today, TODAY, 'what is in force is told by the present day')
  })

  it('has one address, and the address asks the same again', () => {
    const address = fc.record({
      q: fc.string({ minLength: 1 }),
      at: fc.constantFrom('', 'any', '2020-01-01', '0001-12-31'),
      in: fc.subarray(['fr', 'ch', 'za-cpt']),
      force: fc.subarray([...FORCES]),
      type: fc.constantFrom('', 'code', 'judgment'),
      lang: fc.constantFrom('', 'fra', 'srp-cyrl'),
      year: fc.constantFrom('', '1804', '1990..1999', '..1900', '2000..'),
      page: fc.integer({ min: 1, max: 500 }),
    })
    fc.assert(
      fc.property(address, ({ in: places, force, page, ...rest }) => {
        const query = new URLSearchParams({
          ...rest,
          in: places.join(','),
          force: force.join(','),
          page: `${page}`,
        })
        const first = asked(String(query))
        const written = addressOf(first).split('?')[1] ?? ''
        assert.deepEqual(asked(written), first)
        assert.equal(addressOf(asked(written)), addressOf(first))
      }),
    )
  })

  it('says which part cannot be read', () => {
    for (const [address, what] of [
      ['at=2023-02-30', 'day'],
      ['page=0', 'page'],
      ['page=1e9', 'page'],
      ['page=501', 'page'],
      ['year=soon', 'year'],
      ['year=2010..2001', 'year'],
      ['year=..', 'year'],
      ['force=law,lore', 'force'],
    ] as const)
      assert.equal(read(`q=a&${address}`).wrong?.what, what, address)
  })

  it('reads years as they are written', () => {
    for (const years of ['1804', '1990..1999', '..1900', '2000..']) {
      const range = readYears(years)
      assert.ok(range)
      assert.equal(writeYears(range), years)
    }
  })

  it('chooses several jurisdictions and ranks, of the others one; what is chosen again is left out', () => {
    const first = asked('q=a&in=fr&lang=fra&page=3')
    assert.deepEqual(toggled(first, 'in', 'ch').filters.in, ['fr', 'ch'])
    assert.deepEqual(toggled(first, 'in', 'fr').filters.in, [])
    assert.deepEqual(toggled(first, 'lang', 'deu').filters.lang, ['deu'])
    assert.deepEqual(toggled(first, 'lang', 'fra').filters.lang, [])
    assert.equal(toggled(first, 'in', 'ch').page, 1)
    assert.deepEqual(toggled(first, 'year', '1990..1999').years, { from: 1990, to: 1999 })
  })

  it('does not ask for what the query says against the filter that is chosen', () => {
    const first = asked(`q=${encodeURIComponent('bail in:fr -in:ch "seen in:de" type:code')}`)
    assert.equal(chose(first, 'in', ['be']).q, 'bail "seen in:de" type:code')
    assert.equal(asOf(asked('q=bail+at:2001-01-01'), 'any').q, 'bail')
    assert.equal(unfiltered(first).q, 'bail "seen in:de"')
    for (const filter of FILTERS) assert.deepEqual(unfiltered(first).filters[filter], [])
  })

  it('knows the filters that are written in the query, and the query without each', () => {
    assert.deepEqual(writtenIn('bail in:fr,ch title:"code civil" urn:lex:x https://a.b at:any'), [
      { text: 'in:fr,ch', rest: 'bail title:"code civil" urn:lex:x https://a.b at:any' },
      { text: 'title:"code civil"', rest: 'bail in:fr,ch urn:lex:x https://a.b at:any' },
      { text: 'at:any', rest: 'bail in:fr,ch title:"code civil" urn:lex:x https://a.b' },
    ])
  })

  it('takes plain words for a phrase and back, and leaves what says itself what it is', () => {
    assert.equal(asPhrase('personal data'), '"personal data"')
    assert.equal(inAnyOrder('"personal data"'), 'personal data')
    for (const q of ['data', '"personal data"', 'personal dat*', 'a OR b', 'a -b', 'in:fr data', '(a b)'])
      assert.equal(asPhrase(q), null, q)
    for (const q of ['data', '"data"', 'personal data', '"a b" c', '"a b" "c d"'])
      assert.equal(inAnyOrder(q), null, q)
  })
})

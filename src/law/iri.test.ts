import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import { formatIri, mintWorkIri, parseIri, slug } from './iri.ts'

const CODE = {
  jurisdiction: 'fr',
  type: 'act',
  subtype: 'code',
  date: '1804-03-21',
  number: null,
  title: 'Code civil',
}

describe('IRIs', () => {
  it('reads every level', () => {
    assert.deepEqual(parseIri('/akn/fr/act/code/1804-03-21/code-civil'), {
      work: '/akn/fr/act/code/1804-03-21/code-civil',
      language: null,
      at: null,
      eId: null,
    })
    assert.deepEqual(parseIri('/akn/fr/act/code/1804-03-21/code-civil/fra@2024-01-01/~art_1240'), {
      work: '/akn/fr/act/code/1804-03-21/code-civil',
      language: 'fra',
      at: '2024-01-01',
      eId: 'art_1240',
    })
    assert.equal(parseIri('/akn/un/statement/1948-12-10/217-a-iii/srp-cyrl')?.language, 'srp-cyrl')
  })

  it('refuses what is none', () => {
    for (const text of [
      '',
      '/',
      '/akn',
      '/akn/fr/act',
      '/akn/fr/act/../etc',
      'akn/fr/act/1/2',
      '/akn/fr/act//x',
      '/akn/fr/act/2020/x/fra@2024-02-30',
    ])
      assert.equal(parseIri(text), null, text)
  })

  it('gives back what it read', () => {
    const part = fc.record({
      number: fc.stringMatching(/^[0-9]{1,5}[a-z]?$/),
      language: fc.option(fc.constantFrom('fra', 'eng', 'srp-cyrl')),
      at: fc.option(fc.integer({ min: -30_000, max: 90_000 }).map((n) => addDays(day('1970-01-01'), n))),
      eId: fc.option(fc.stringMatching(/^art_[0-9]{1,4}(__[a-z]+_[0-9])?$/)),
    })
    fc.assert(
      fc.property(part, ({ number, language, at, eId }) => {
        const iri = { work: mintWorkIri({ ...CODE, number }), language, at: language ? at : null, eId }
        assert.deepEqual(parseIri(formatIri(iri)), iri)
      }),
    )
  })

  it('mints from the number where there is one, else from the title', () => {
    assert.equal(mintWorkIri(CODE), '/akn/fr/act/code/1804-03-21/code-civil')
    assert.equal(
      mintWorkIri({ ...CODE, subtype: null, date: '2015', number: '2015-1341' }),
      '/akn/fr/act/2015/2015-1341',
    )
    assert.equal(
      mintWorkIri({ ...CODE, subtype: null, date: null, title: 'Закон о правах ребёнка' }),
      '/akn/fr/act/закон-о-правах-ребенка',
    )
  })

  it('never mints a work that reads as a language', () => {
    assert.equal(mintWorkIri({ ...CODE, title: 'Tls' }), '/akn/fr/act/code/1804-03-21/nr-tls')
    assert.equal(mintWorkIri({ ...CODE, title: 'Sub-council' }), '/akn/fr/act/code/1804-03-21/sub-council')
  })

  it('makes slugs of letters and digits only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        assert.match(slug(text), /^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u),
      ),
    )
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Asked, addressOf, conditionsOf, narrowed, ORDERS, readAsked } from './asked.ts'

function read(address: string): ReturnType<typeof readAsked> {
  const { searchParams } = new URL(address, 'http://localhost')
  return readAsked((name) => searchParams.get(name) ?? undefined)
}

test('an address says what is asked, and is the only one that says so', () => {
  const word = fc.stringMatching(/^[a-z][a-z-]{0,8}[a-z]$/)
  const asked: fc.Arbitrary<Asked> = fc.record({
    filter: fc.record({
      in: fc.option(word),
      type: fc.option(word),
      year: fc.option(fc.constantFrom('1804', '2024', 'none')),
      language: fc.option(fc.constantFrom('fra', 'rus', 'srp-cyrl')),
      subject: fc.option(
        fc.string({ minLength: 1, maxLength: 20 }).map((text) => `s${text.normalize('NFC')}s`),
      ),
    }),
    order: fc.constantFrom(...ORDERS),
    letter: fc.constant(null),
    page: fc.integer({ min: 1, max: 9999 }),
  })
  fc.assert(fc.property(asked, (one) => assert.deepEqual(read(addressOf(one)), structuredClone(one))))
  assert.equal(addressOf(read('/browse?sort=title&page=1&lang=fr&in=FR') as Asked), '/browse?in=fr&lang=fra')
})

test('what cannot be read is named', () => {
  assert.deepEqual(read('/browse?year=soon'), { what: 'year', typed: 'soon' })
  assert.deepEqual(read('/browse?page=0'), { what: 'page', typed: '0' })
  assert.deepEqual(read('/browse?sort=luck'), { what: 'condition', typed: 'luck' })
  assert.deepEqual(read('/browse?lang=english'), { what: 'condition', typed: 'english' })
})

test('a condition more or less begins at the first page', () => {
  const asked = read('/browse?in=fr&type=code&letter=C&page=3') as Asked
  assert.equal(addressOf(narrowed(asked, 'type', null)), '/browse?in=fr')
  assert.equal(addressOf(narrowed(asked, 'year', '1804')), '/browse?in=fr&type=code&year=1804')
  assert.deepEqual(
    conditionsOf(asked).map(({ facet }) => facet),
    ['in', 'type'],
  )
})

import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import { likelihoodRatio } from './likelihood.ts'
import { competitiveLinks } from './links.ts'
import { PairTable } from './pair-table.ts'

test('the surest link comes first, and a linked word takes another only beside its partner', () => {
  const sure = Float64Array.of(0.9, 0.2, 0.4, 0.1, 0.2, 0.7)
  assert.deepEqual(competitiveLinks(sure, 2, 3), [[0], [2]])
  const phrase = Float64Array.of(0.9, 0.6, 0, 0, 0, 0.8)
  assert.deepEqual(competitiveLinks(phrase, 2, 3), [[0, 1], [2]])
  const apart = Float64Array.of(0.9, 0, 0.6)
  assert.deepEqual(competitiveLinks(apart, 1, 3), [[0]])
})

test('the likelihood ratio is nothing where things meet by chance, and grows with what they have in common', () => {
  assert.equal(likelihoodRatio(1, 10, 10, 100), 0)
  // Computed from the definition of Dunning (1993), by hand: 2 Σ k log (k n / row column).
  assert.ok(
    Math.abs(likelihoodRatio(10, 10, 10, 100) - 2 * (10 * Math.log(10) + 90 * Math.log(100 / 90))) < 1e-9,
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 50 }),
      (k, a, b) => {
        const all = 1000
        const ratio = likelihoodRatio(k, k + a, k + b, all)
        assert.ok(ratio >= 0)
        assert.ok(Math.abs(ratio - likelihoodRatio(k, k + b, k + a, all)) < 1e-9)
      },
    ),
    runs(300),
  )
})

test('a pair has one number, in the order of coming, however many there are', () => {
  const pair = fc.tuple(fc.nat(500), fc.nat(500))
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 6000 }), (pairs) => {
      const table = new PairTable()
      const known = new Map<string, number>()
      for (const [one, other] of pairs) {
        const id = known.get(`${one} ${other}`) ?? known.size
        known.set(`${one} ${other}`, id)
        assert.equal(table.idOf(one, other), id)
      }
      assert.equal(table.size, known.size)
    }),
    runs(30),
  )
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isWithin, spansOf } from './spans.ts'

const counts = fc
  .uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 60 })
  .chain((years) =>
    fc.record({
      years: fc.constant(years),
      counts: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: years.length, maxLength: years.length }),
    }),
  )

describe('years put together', () => {
  it('count every act once, in few spans of one length that follow each other', () => {
    fc.assert(
      fc.property(counts, ({ years, counts }) => {
        const values = years.map((year, at) => ({ value: String(year), count: counts[at] ?? 0 }))
        const spans = spansOf([...values, { value: '', count: 7 }])
        assert.ok(spans.length >= 1 && spans.length <= 8)
        assert.equal(
          spans.reduce((sum, { count }) => sum + count, 0),
          counts.reduce((sum, count) => sum + count, 0),
        )
        for (const [at, { from, to }] of spans.entries()) {
          assert.equal(to - from, (spans[0]?.to ?? 0) - (spans[0]?.from ?? 0))
          const next = spans[at + 1]
          if (next) assert.equal(next.from, to + 1)
        }
        assert.ok((spans[0]?.count ?? 0) > 0 && (spans.at(-1)?.count ?? 0) > 0)
      }),
    )
  })

  it('are none where no year is known', () => {
    assert.deepEqual(spansOf([{ value: '', count: 3 }]), [])
  })

  it('are marked where they are among those chosen', () => {
    const span = { from: 1990, to: 1999, count: 1 }
    assert.equal(isWithin(span, { from: 1990, to: null }), true)
    assert.equal(isWithin(span, { from: 1990, to: 1999 }), true)
    assert.equal(isWithin(span, { from: 1991, to: null }), false)
    assert.equal(isWithin(span, null), false)
  })
})

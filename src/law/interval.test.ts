import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import { contains, type Interval, isEmpty, overlaps } from './interval.ts'

const START = day('2000-01-01')
const edge = fc.option(fc.nat(12).map((n) => addDays(START, n)))
const interval: fc.Arbitrary<Interval> = fc.record({ from: edge, to: edge })
const days = Array.from({ length: 16 }, (_, n) => addDays(START, n - 2))

describe('intervals', () => {
  it('hold their first day and not the day after their last', () => {
    const year = { from: day('2001-01-01'), to: day('2002-01-01') }
    assert.deepEqual(
      ['2000-12-31', '2001-01-01', '2001-12-31', '2002-01-01'].map((at) => contains(year, day(at))),
      [false, true, true, false],
    )
  })

  it('hold every earlier day where the start is unknown, and every later one where the end is open', () => {
    assert.ok(contains({ from: null, to: START }, day('0001-01-01')))
    assert.ok(contains({ from: START, to: null }, day('9999-12-31')))
  })

  it('overlap exactly where a day lies in both', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        assert.equal(
          overlaps(a, b),
          days.some((at) => contains(a, at) && contains(b, at)),
        )
      }),
    )
  })

  it('are empty exactly where they hold no day', () => {
    fc.assert(fc.property(interval, (a) => assert.equal(isEmpty(a), !days.some((at) => contains(a, at)))))
  })
})

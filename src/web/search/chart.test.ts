import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { day } from '#kit/day.ts'
import type { PhraseHistory } from '#search/model.ts'
import { chartOf, TALLEST } from './chart.ts'

const TODAY = day('2026-11-23')
const NOTHING: PhraseHistory = { query: 'a', acts: [], series: [], events: [], exact: true, tookMs: 0 }
const EVENT = {
  work: '/akn/xv/act/1994/1',
  title: 'Act',
  jurisdiction: 'xv',
  iri: '/akn/xv/act/1994/1/eng@1994-01-01/~art_1',
  num: '1',
  until: null,
  whole: false,
  ground: null,
}

function history(first: number, counts: readonly number[]): PhraseHistory {
  const series = counts.map((provisions, at) => ({
    year: first + at,
    provisions,
    acts: Math.min(provisions, 2),
  }))
  return { ...NOTHING, series }
}

describe('the picture of a phrase through the years', () => {
  it('has a column a year, in order, inside its frame, the highest as high as it may be', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 260 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2030 }), counts, (first, counts) => {
        const chart = chartOf(history(first, counts), day('0001-01-01'))
        assert.ok(chart)
        assert.equal(chart.columns.length, counts.length)
        for (const [at, { x, width, provisions, acts, year }] of chart.columns.entries()) {
          assert.ok(x >= 0 && x + width <= 100)
          assert.ok(x >= (chart.columns[at - 1]?.x ?? -1))
          assert.ok(acts <= provisions && provisions <= TALLEST)
          assert.equal(provisions === 0, counts[at] === 0)
          assert.equal(year, first + at)
        }
        if (counts.some((count) => count > 0))
          assert.equal(Math.max(...chart.columns.map(({ provisions }) => provisions)), TALLEST)
        assert.ok(chart.lines.length <= 3 && chart.years.length <= 10)
        for (const { height } of chart.lines) assert.ok(height > 0 && height <= TALLEST)
      }),
    )
  })

  it('marks years in which the words came and went, and how often', () => {
    const events = [
      { ...EVENT, day: day('2001-02-03'), kind: 'enters' as const },
      { ...EVENT, day: day('2001-12-31'), kind: 'enters' as const },
      { ...EVENT, day: day('2003-01-01'), kind: 'leaves' as const },
    ]
    const chart = chartOf({ ...history(2001, [2, 2, 1]), events }, day('2003-06-01'))
    assert.deepEqual(
      chart?.marks.map(({ year, kind, count }) => [year, kind, count]),
      [
        [2001, 'enters', 2],
        [2003, 'leaves', 1],
      ],
    )
  })

  it('tells the years to come from those that were', () => {
    const chart = chartOf(history(2025, [1, 1, 1]), TODAY)
    assert.deepEqual(
      chart?.columns.map(({ future }) => future),
      [false, false, true],
    )
    assert.ok((chart?.today ?? 0) > 50 && (chart?.today ?? 100) < 70)
  })

  it('goes on to the present year: what had the words last has them still', () => {
    const chart = chartOf(history(2024, [3]), TODAY)
    assert.deepEqual(
      chart?.columns.map(({ year, provisions, future }) => [year, provisions, future]),
      [2024, 2025, 2026].map((year) => [year, TALLEST, false]),
    )
  })

  it('is none where no year is known', () => assert.equal(chartOf(NOTHING, TODAY), null))
})

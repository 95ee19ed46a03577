import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lane, LaneStretch } from '#jobs/timelines/lane.ts'
import { day } from '#kit/day.ts'
import { pictureOf } from './picture.ts'

const TODAY = day('2026-11-30')

function lane(stretches: readonly Partial<LaneStretch>[]): Lane {
  return {
    asked: '',
    work: { iri: '', title: '', jurisdiction: 'xv', date: '1994-02-11' },
    language: 'eng',
    title: '',
    wId: null,
    kind: null,
    num: null,
    heading: null,
    iri: '',
    textState: 'point-in-time',
    completeFrom: null,
    seenLast: null,
    stretches: stretches.map((stretch) => ({
      kind: 'wording',
      from: null,
      to: null,
      n: 1,
      basis: 'in-force',
      why: null,
      iri: null,
      ...stretch,
    })),
    events: [],
  }
}

const whole = { from: null, to: null }

test('what is to come is drawn apart from what is, from today on', () => {
  const { rows, today } = pictureOf(
    [
      lane([
        { kind: 'absent', to: day('2000-01-01') },
        { from: day('2000-01-01'), to: day('2028-01-01') },
        { kind: 'absent', from: day('2028-01-01') },
      ]),
    ],
    whole,
    TODAY,
  )
  const [past, future] = rows[0]?.bars ?? []
  assert.equal(rows[0]?.bars.length, 2)
  assert.deepEqual([past?.future, future?.future], [false, true])
  assert.equal(future?.x, today)
})

test('nothing is drawn past today where nothing is known to come, nor before its act of what has no known start', () => {
  const { rows, today } = pictureOf([lane([{}]), lane([{ to: day('1950-01-01') }])], whole, TODAY)
  assert.equal(today, 100)
  const [bar] = rows[0]?.bars ?? []
  assert.ok(bar && bar.x > 0 && bar.x + bar.width === 100)
  assert.ok(rows.every(({ bars }) => bars.every(({ future }) => !future)))
})

test('bars stay within the years that are asked for, and none of them is without width', () => {
  const { rows, years } = pictureOf(
    [
      lane([
        { to: day('1990-01-01') },
        { from: day('1990-01-01'), to: day('2015-01-01') },
        { from: day('2015-01-01') },
      ]),
    ],
    { from: day('2010-01-01'), to: day('2020-12-31') },
    TODAY,
  )
  assert.deepEqual(
    rows[0]?.bars.map(({ x, x: from, width }) => [from >= 0, x + width <= 100, width > 0]),
    [
      [true, true, true],
      [true, true, true],
    ],
  )
  assert.ok(years.every(({ year }) => year >= 2010 && year <= 2020))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day, day } from '#kit/day.ts'
import type { Version } from '#store/model.ts'
import { timelineOf } from './timeline.ts'

const TODAY = day('2026-11-23')

function version(from: Day, to: Day | null, changed = 1, state: Version['state'] = 'held'): Version {
  return {
    from,
    to,
    basis: 'in-force',
    published: null,
    ground: null,
    added: 0,
    changed,
    removed: 0,
    state,
    reason: null,
    path: null,
  }
}

test('one wording has no line: there is nothing between points', () => {
  assert.equal(timelineOf([version(day('2000-01-01'), null)], { at: TODAY, today: TODAY }), null)
})

test('bars stand in order of time inside the picture, taller where more changed, hollow where to come', () => {
  const versions = [
    version(day('1994-03-01'), day('2003-05-01')),
    version(day('2003-05-01'), day('2018-05-25'), 2),
    version(day('2018-05-25'), day('2027-01-01'), 40),
    version(day('2027-01-01'), null, 3),
  ]
  const line = timelineOf(versions, { at: TODAY, today: TODAY })
  assert.ok(line)
  const [, small, large, coming] = line.bars
  assert.ok(small && large && coming)
  assert.ok(0 < small.x && small.x < large.x && large.x < coming.x && coming.x < 100)
  assert.ok(large.height > small.height)
  assert.deepEqual(
    line.bars.map(({ future }) => future),
    [false, false, false, true],
  )
  assert.equal(line.current, large.x)
})

test('a hole has no bar but a place', () => {
  const versions = [
    version(day('2000-01-01'), day('2009-01-01')),
    version(day('2009-01-01'), day('2018-01-01'), 0, 'unknown'),
    version(day('2018-01-01'), null),
  ]
  const line = timelineOf(versions, { at: day('2010-01-01'), today: TODAY })
  assert.equal(line?.bars.length, 2)
  assert.ok((line?.holes[0]?.width ?? 0) > 30)
  assert.equal(line?.current, null, 'nothing is marked as shown in a hole')
})

test('hundreds of wordings fit: bars that would hide each other are one', () => {
  const versions = Array.from({ length: 412 }, (_, index) =>
    version(
      addDays(day('1803-03-27'), index * 190),
      index === 411 ? null : addDays(day('1803-03-27'), (index + 1) * 190),
    ),
  )
  const line = timelineOf(versions, { at: TODAY, today: TODAY })
  assert.ok(line && line.bars.length < 412)
  assert.equal(line.heights.length, 412, 'a script can tell each of them')
  line.bars.reduce((before, bar) => {
    assert.ok(bar.x - before.x >= 0.2, 'bars stand apart')
    return bar
  })
  assert.ok(line.years.length >= 4 && line.years.length <= 12)
  assert.ok(line.years.some(({ often }) => !often) && line.years.some(({ often }) => often))
})

test('a bar says what its date rests on', () => {
  const versions = [
    version(day('2000-01-01'), day('2009-01-01')),
    { ...version(day('2009-01-01'), null), basis: 'snapshot' as const },
  ]
  const line = timelineOf(versions, { at: TODAY, today: TODAY })
  assert.deepEqual(
    line?.bars.map(({ basis }) => basis),
    ['in-force', 'snapshot'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import { pointsOf, Scale, sayDay } from './scale.ts'

test('the versions that the server lists are read with their signs, those without a day left out', () => {
  assert.deepEqual(
    pointsOf('1994-03-01:18 2003-05-01s:24 2009-01-01?: :12 2018-05-25u:').map(
      ({ from, unknown, basis, height }) => [from, unknown, basis, height],
    ),
    [
      ['1994-03-01', false, 'in-force', 18],
      ['2003-05-01', false, 'snapshot', 24],
      ['2009-01-01', true, 'in-force', null],
      ['2018-05-25', false, 'unknown', null],
    ],
  )
})

test('a day is said by the pattern of its month', () => {
  const months = Array.from({ length: 12 }, (_, at) => (at === 2 ? '{d} сакавіка {y} г.' : '{d}.{y}'))
  assert.equal(sayDay(months, '1994-03-01'), '1 сакавіка 1994 г.')
})

test('what stands at the place of a day is that day, however closely one looks', () => {
  const start = day('1804-03-21')
  const whole = new Scale(1804.2, 2027)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 81_000 }), fc.nat(4), (after, closer) => {
      const from = addDays(start, after)
      const [point] = pointsOf(`${from}:4`)
      assert.ok(point)
      let scale = whole
      for (let step = 0; step < closer; step++) scale = scale.closer(point.year, whole)
      const place = scale.place(point.year)
      if (place >= 0 && place <= 100)
        assert.ok(Math.abs(Date.parse(scale.dayAt(place)) - Date.parse(from)) <= 86_400_000)
    }),
  )
})

test('looking closer stays within the whole, and ends where nothing is gained', () => {
  const whole = new Scale(1804, 2027)
  let scale = whole
  for (let step = 0; step < 9; step++) {
    scale = scale.closer(2026.5, whole)
    assert.ok(scale.start >= whole.start && scale.end <= whole.end)
  }
  assert.equal(scale.end - scale.start, 2)
  for (let step = 0; step < 9; step++) scale = scale.wider(2026.5, whole)
  assert.ok(scale.spans(whole))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dueAt, hoursBetween, scheduleIn, scheduleText, usualSchedule } from './schedule.ts'

const NOON = new Date('2026-11-30T12:00:00Z')
const minutesAfter = (at: Date | null) => ((at?.getTime() ?? Number.NaN) - NOON.getTime()) / 60_000

test('a schedule is read in words, and said again in words that read the same', () => {
  assert.deepEqual(scheduleIn('every 6 hours'), { kind: 'every', minutes: 360 })
  assert.deepEqual(scheduleIn('Every hour'), { kind: 'every', minutes: 60 })
  assert.deepEqual(scheduleIn('daily'), { kind: 'every', minutes: 1440 })
  assert.deepEqual(scheduleIn('never'), { kind: 'never' })
  assert.deepEqual(scheduleIn('30 3 * * 1-5'), { kind: 'cron', pattern: '30 3 * * 1-5' })
  for (const text of ['never', 'every 6 hours', 'every day', 'every 90 minutes', '30 3 * * 1-5'])
    assert.equal(scheduleText(scheduleIn(text)), text)
})

test('what is no schedule is refused with what was expected', () => {
  for (const text of ['', 'often', 'every 0 hours', 'every 90 weeks', '99 3 * * *', '* * *', '0 0 30 2 *'])
    assert.throws(() => scheduleIn(text), /expected "every 6 hours"/, text)
})

test('addresses are asked every six hours where nothing is said, folders never', () => {
  assert.equal(scheduleText(usualSchedule('https://law.example/exchange/')), 'every 6 hours')
  assert.equal(scheduleText(usualSchedule('/media/usb/law')), 'never')
})

test('a source is due once its time has passed, spread over a tenth of it, the same whoever asks', () => {
  const schedule = scheduleIn('every 6 hours')
  const spread = new Set<number>()
  for (const name of ['a', 'b', 'c', 'd']) {
    const due = minutesAfter(dueAt({ name, schedule, tried: NOON, failures: 0, added: NOON }))
    assert.ok(due >= 360 && due <= 396, `${due}`)
    assert.equal(due, minutesAfter(dueAt({ name, schedule, tried: NOON, failures: 0, added: NOON })))
    spread.add(due)
  }
  assert.ok(spread.size > 1, 'they do not come all at once')
  assert.equal(minutesAfter(dueAt({ name: 'a', schedule, tried: null, failures: 0, added: NOON })), 0)
})

test('after failures it is asked soon, then later and later, and at least once a day', () => {
  const schedule = scheduleIn('every 6 hours')
  const waits = [1, 2, 3, 8, 40].map((failures) =>
    minutesAfter(dueAt({ name: 'a', schedule, tried: NOON, failures, added: NOON })),
  )
  for (const [index, most] of [15, 30, 60, 1440, 1440].entries()) {
    const wait = waits[index] ?? 0
    assert.ok(wait >= most && wait <= most * 1.1, `${index}: ${wait}`)
  }
  const often = scheduleIn('every 5 minutes')
  assert.ok(minutesAfter(dueAt({ name: 'a', schedule: often, tried: NOON, failures: 3, added: NOON })) >= 60)
})

test('a cron pattern is kept to, after failures as well', () => {
  const schedule = scheduleIn('0 3 * * *')
  for (const failures of [0, 1, 5]) {
    const due = dueAt({ name: 'a', schedule, tried: NOON, failures, added: NOON })
    assert.deepEqual([due?.getHours(), due?.getMinutes()], [3, 0])
    assert.ok(due && due > NOON)
  }
  assert.equal(hoursBetween(scheduleIn('0 3,15 * * *'), NOON), 12)
})

test('whatever the failures, the next try of a schedule lies after the last', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.integer({ min: 1, max: 86_400 }),
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
      (failures, minutes, tried) => {
        const due = dueAt({ name: 'x', schedule: { kind: 'every', minutes }, tried, failures, added: NOON })
        assert.ok(due && due > tried)
      },
    ),
  )
})
